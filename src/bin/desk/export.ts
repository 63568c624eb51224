/**
 * `sigilo desk export FILE…`: tips and evidence as files for other programs and for people. They hold what sources wrote: each is
 * written for its owner alone, and over nothing that is there.
 */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { countEvidence } from '../../desk/count/count-evidence.js'
import { describeEvidence } from '../../desk/export/describe-evidence.js'
import { tipsTable } from '../../desk/export/tips-table.js'
import { csvSeparator, writeCsv } from '../../desk/export/write-csv.js'
import { writeBatchJson } from '../../desk/export/write-json.js'
import { writeReport } from '../../desk/export/write-report.js'
import { dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { demandDrop, DROP_OPTIONS, readDeskLanguage } from './drop-options.js'
import { openDrop } from './open-drop.js'
import { readNaming, readReportTitle } from './read-texts.js'
import { sayBatch } from './say-batch.js'
import { writeNewFile } from './write-new-file.js'

const USAGE =
  'sigilo desk export FILE… --key FILE | --gnupg (--json FILE|- | --csv DIR | --html FILE) [--language es|en|pt]'

export async function exportDrop(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: {
      ...DROP_OPTIONS,
      json: { type: 'string' },
      csv: { type: 'string' },
      html: { type: 'string' },
    },
  })
  demandDrop(positionals, values, USAGE)
  const { json, csv, html } = values
  if (json === undefined && csv === undefined && html === undefined) {
    throw new SigiloError('invalid', 'which export', { hint: USAGE })
  }
  const language = readDeskLanguage(values.language)
  const { tips, canaries, batch, questionnaires } = await openDrop(positionals, values)
  const naming = readNaming(language, questionnaires)
  const evidence = countEvidence([...tips, ...canaries], questionnaires)
  const tables = describeEvidence(evidence, naming)

  if (json !== undefined) {
    const text = writeBatchJson([...tips, ...canaries], batch, evidence)
    if (json === '-') process.stdout.write(text)
    else writeNewFile(json, text)
  }
  if (csv !== undefined) {
    const separator = csvSeparator(language)
    const { columns, rows } = tipsTable(tips, naming)
    makeFolder(csv)
    writeNewFile(join(csv, 'tips.csv'), writeCsv(columns, rows, separator))
    for (const table of tables) {
      const cells = table.rows.map(({ label, cells }) => [label, ...cells])
      writeNewFile(join(csv, `${table.id}.csv`), writeCsv(table.columns, cells, separator))
    }
  }
  if (html !== undefined) {
    const options = { language, texts: naming.texts, madeDay: dayOf(Date.now()) }
    writeNewFile(html, await writeReport(tables, { ...options, title: readReportTitle(language) }))
  }
  sayBatch(batch, canaries)
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 })
  } catch (cause) {
    throw new SigiloError('exists', `${path} cannot be made a folder`, { cause })
  }
}
