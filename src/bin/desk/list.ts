/** `sigilo desk list FILE…`: what is in the envelopes, a line for each tip. */
import { parseArgs } from 'node:util'
import { demandDrop, DROP_OPTIONS } from './drop-options.js'
import { openDrop } from './open-drop.js'
import { sayBatch } from './say-batch.js'
import { sayTips } from './say-tips.js'

export async function list(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({ args, allowPositionals: true, options: DROP_OPTIONS })
  demandDrop(positionals, values, 'sigilo desk list FILE… --key FILE | --gnupg [--case FILE]')
  const { tips, canaries, batch, questionnaires } = await openDrop(positionals, values)
  sayTips(tips, questionnaires)
  sayBatch(batch, canaries)
}
