/**
 * The offline half of the command `sigilo`: finds the verb of the desk. Loaded only for `sigilo desk` and `sigilo open`; the rest
 * of the tool never comes here.
 */
import { SigiloError } from '../domain/errors.js'
import { exportDrop } from './desk/export.js'
import { list } from './desk/list.js'
import { open } from './desk/open.js'
import { search } from './desk/search.js'
import { stats } from './desk/stats.js'
import { triage } from './desk/triage.js'

const VERBS = new Map([
  ['open', open],
  ['list', list],
  ['search', search],
  ['stats', stats],
  ['export', exportDrop],
  ['triage', triage],
])

/** @param args the verb, and what it is told */
export async function runDesk([name = '', ...args]: string[]): Promise<void> {
  const verb = VERBS.get(name)
  if (!verb) throw new SigiloError('invalid', 'which desk command', { hint: 'sigilo help' })
  await verb(args)
}
