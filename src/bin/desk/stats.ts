/** `sigilo desk stats FILE…`: what the tips say together, as plain tables. */
import { parseArgs } from 'node:util'
import { countEvidence } from '../../desk/count/count-evidence.js'
import { describeEvidence } from '../../desk/export/describe-evidence.js'
import { demandDrop, DROP_OPTIONS, readDeskLanguage } from './drop-options.js'
import { openDrop } from './open-drop.js'
import { readNaming } from './read-texts.js'
import { sayBatch } from './say-batch.js'
import { writeTable } from './write-table.js'

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
