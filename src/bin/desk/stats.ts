/** `sigilo desk stats FILE…`: what the tips say together, as plain tables. */
import { parseArgs } from 'node:util'
import { countEvidence } from '../../desk/count/count-evidence.js'
import { describeEvidence } from '../../desk/export/describe-evidence.js'
import type { EvidenceTable } from '../../desk/export/evidence-table.js'
import { removeUnseen } from '../../desk/export/plain-text.js'
import { demandDrop, DROP_OPTIONS, readDeskLanguage } from './drop-options.js'
import { openDrop } from './open-drop.js'
import { readNaming } from './read-texts.js'
import { sayBatch } from './say-batch.js'

export async function stats(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: DROP_OPTIONS })
  demandDrop(
    positionals,
    values,
    'sigilo desk stats FILE… --key FILE | --gnupg [--language es|en|pt]',
  )
  const language = readDeskLanguage(values.language)
  const { tips, canaries, batch, questionnaires } = await openDrop(positionals, values)
  const evidence = countEvidence([...tips, ...canaries], questionnaires)
  const tables = describeEvidence(evidence, readNaming(language, questionnaires))
  for (const table of tables) process.stdout.write(`${writeTable(table)}\n`)
  sayBatch(batch, canaries)
}

/** The labels to the left, the numbers to the right. Names may be a source's own: what could drive the terminal goes out. */
function writeTable({ title, note, columns, rows }: EvidenceTable): string {
  const lines = [columns, ...rows.map(({ label, cells }) => [label, ...cells])].map((cells) =>
    cells.map((cell) => removeUnseen(String(cell)).replace(/\s+/g, ' ')),
  )
  const widths = columns.map((_, i) => Math.max(...lines.map((cells) => widthOf(cells[i] ?? ''))))
  const table = lines.map((cells) =>
    cells
      .map((cell, i) => pad(cell, widths[i] ?? 0, i > 0))
      .join('  ')
      .trimEnd(),
  )
  return [title, note, '', ...table, ''].join('\n')
}

function widthOf(text: string): number {
  return Array.from(text).length
}

function pad(text: string, width: number, isRight: boolean): string {
  const fill = ' '.repeat(width - widthOf(text))
  return isRight ? fill + text : text + fill
}
