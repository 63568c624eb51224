/** `sigilo desk search FILE… --words TEXT`: the tips that are meant, listed as `list` does. */
import { parseArgs } from 'node:util'
import type { TipFilter } from '../../desk/search/filter.js'
import { matchTips } from '../../desk/search/match-tips.js'
import { SigiloError } from '../../domain/errors.js'
import { HANDLING_STATES, isHandlingState } from '../../domain/handling.js'
import { demandDrop, DROP_OPTIONS } from './drop-options.js'
import { openDrop } from './open-drop.js'
import { sayBatch } from './say-batch.js'
import { sayTips } from './say-tips.js'

const FILTER_OPTIONS = {
  words: { type: 'string' },
  state: { type: 'string' },
  country: { type: 'string' },
  label: { type: 'string' },
  practice: { type: 'string' },
  indicator: { type: 'string' },
  year: { type: 'string' },
} as const

const USAGE =
  'sigilo desk search FILE… --key FILE | --gnupg [--words TEXT] [--state STATE] [--country CODE] [--label NAME] [--practice ID] [--indicator ID] [--year YEAR]'

export async function search(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    ...{ args, allowPositionals: true },
    options: { ...DROP_OPTIONS, ...FILTER_OPTIONS },
  })
  demandDrop(positionals, values, USAGE)
  const filter = readFilter(values)
  const { tips, canaries, batch, questionnaires } = await openDrop(positionals, values)
  sayTips(matchTips(tips, filter, questionnaires), questionnaires)
  sayBatch(batch, canaries)
}

/** Throws `invalid`: what nothing can match is a mistake, and an empty list would not say so. */
function readFilter({
  state,
  country,
  year,
  words,
  label,
  practice,
  indicator,
}: Partial<Record<keyof typeof FILTER_OPTIONS, string>>): TipFilter {
  const filter: TipFilter = {
    ...(words !== undefined && { words }),
    ...(label !== undefined && { label }),
    ...(practice !== undefined && { practice }),
    ...(indicator !== undefined && { indicator }),
    ...(country !== undefined && { country: country.toUpperCase() }),
    ...(state !== undefined && { state: readState(state) }),
    ...(year !== undefined && { year: readYear(year) }),
  }
  if (Object.keys(filter).length > 0) return filter
  throw new SigiloError('invalid', 'what to search for', { hint: USAGE })
}

function readState(text: string): NonNullable<TipFilter['state']> {
  if (isHandlingState(text)) return text
  throw new SigiloError('invalid', `the states are ${HANDLING_STATES.join(', ')}`)
}

function readYear(text: string): number {
  if (/^\d{4}$/.test(text)) return Number(text)
  throw new SigiloError('invalid', 'a year has four digits')
}
