/**
 * A batch as JSON (docs/desk-json.md): codes in no language, no day and no hour of its own, everything in an order that
 * does not depend on how it came. So the page and the command line write the same bytes for the same batch.
 */
import type { OpenedBatch } from '../batch/batch.js'
import type { TipWork } from '../case/case.js'
import type { Evidence, Matrix, Tally } from '../count/evidence.js'
import type { DeskTip } from '../desk-tip.js'
import type { OpenedFile } from '../opened-tip.js'
import { escapeUnseen } from './escape-unseen.js'

const FORMAT = 'sigilo desk'
const VERSION = 1

export function writeBatchJson(
  tips: readonly DeskTip[],
  batch: Pick<OpenedBatch, 'notOpened' | 'twice' | 'missing' | 'leftOut'>,
  evidence: Evidence,
): string {
  const value = {
    format: FORMAT,
    version: VERSION,
    tips: sortBy(tips, ({ receipt }) => [receipt]).map(describeTip),
    notOpened: sortBy(batch.notOpened, ({ receipt, name, reason }) => [
      ...[receipt ?? '', name, reason],
    ]).map(({ receipt, name, reason }) => ({ receipt, name, reason })),
    twice: sortBy(batch.twice, ({ receipt, name }) => [receipt, name]).map(({ receipt, name }) => ({
      ...{ receipt, name },
    })),
    missing: batch.missing.toSorted(compare),
    leftOut: sortBy(batch.leftOut, ({ name, reason }) => [name, reason]).map(
      ({ name, reason }) => ({ name, reason }),
    ),
    evidence: describeEvidence(evidence),
  }
  return `${escapeUnseen(JSON.stringify(value, null, 2))}\n`
}

function describeTip(desk: DeskTip): object {
  const { receipt, tip, text, files, remarks, keySet, openedBy, canaryWord, receivedDay } = desk
  return {
    receipt,
    receivedDay,
    keySet,
    openedBy,
    canaryWord,
    remarks: remarks.toSorted(compare),
    questionnaire: tip && { id: tip.questionnaire.id, version: tip.questionnaire.version },
    language: tip?.language ?? null,
    // By `fromEntries`, which gives a member of any name whatever to the object itself.
    answers: tip && Object.fromEntries(sortBy(Object.entries(tip.answers), ([id]) => [id])),
    ...(tip === null && { text }),
    files: files.map(describeFile),
    work: describeWork(desk.work),
  }
}

/** In the order of the archive. */
function describeFile({ name, givenName, sizeBytes, kind, cleaning, removed }: OpenedFile): object {
  const { type, isActive, isMisnamed } = kind
  return { name, givenName, sizeBytes, type, isActive, isMisnamed, cleaning, removed }
}

function describeWork({ state, assignee, labels, notes, pay, links }: TipWork): object {
  type Claims = { value: unknown; by: string; day: string }[]
  const claimsOf = (claims: Claims): Claims =>
    claims.map(({ value, by, day }) => ({ value, by, day }))
  return {
    state: claimsOf(state),
    assignee: claimsOf(assignee),
    labels: labels.toSorted(compare),
    notes: notes.map(({ note, claims }) => ({ note, claims: claimsOf(claims) })),
    pay: claimsOf(pay),
    links: sortBy(links, ({ other, kind }) => [other, kind]).map(({ other, kind }) => ({
      ...{ other, kind },
    })),
  }
}

function describeEvidence(evidence: Evidence): object {
  const { counted, leftOut, pay, lastReceived } = evidence
  const { canary, unreadable, notRelevant, notRelevantByApp, repeated } = leftOut
  const tallies = (list: readonly Tally[]): Tally[] =>
    list.map(({ id, receipts }) => ({ id, receipts }))
  const matrix = ({ rows, columns, cells }: Matrix): Matrix => ({
    ...{ rows, columns },
    cells: cells.map(({ row, column, receipts }) => ({ row, column, receipts })),
  })
  return {
    counted,
    leftOut: { canary, unreadable, notRelevant, notRelevantByApp, repeated },
    countries: tallies(evidence.countries),
    languages: tallies(evidence.languages),
    practices: tallies(evidence.practices),
    indicators: tallies(evidence.indicators),
    roles: tallies(evidence.roles),
    years: tallies(evidence.years),
    months: tallies(evidence.months),
    countryYears: matrix(evidence.countryYears),
    countryIndicators: matrix(evidence.countryIndicators),
    pay: {
      bands: pay.bands.map(({ from, to, confirmed, suggested }) => ({
        ...{ from, to, confirmed, suggested },
      })),
      medianConfirmed: pay.medianConfirmed,
    },
    lastReceived,
  }
}

/** By code units, which are the same everywhere; an order of a language is not. */
function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other)
}

function sortBy<Item>(items: readonly Item[], keysOf: (item: Item) => string[]): Item[] {
  return items.toSorted((one, other) => {
    const [keys, others] = [keysOf(one), keysOf(other)]
    return keys.reduce((order, key, i) => order || compare(key, others[i] ?? ''), 0)
  })
}
