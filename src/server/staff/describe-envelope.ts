/** An envelope as the templates show it. */
import { DAY_MS, dayOf } from '../../domain/day.js'
import {
  BIN_DAYS,
  HANDLING_STATES,
  type HandledEnvelope,
  type Label,
  type LabelId,
} from '../../domain/handling.js'
import { spaceFingerprint } from '../../domain/keyring.js'
import type { Person } from '../../domain/person.js'
import { receiptOfId } from '../../domain/receipt.js'
import { textOf, type Texts } from './texts.js'

export interface Lists {
  labels: readonly Label[]
  people: readonly Person[]
}

export function describeEnvelope(envelope: HandledEnvelope, lists: Lists, texts: Texts): object {
  const receipt = receiptOfId(envelope.id)
  return {
    receipt,
    day: envelope.receivedDay,
    size: describeSize(envelope.sizeBytes),
    keys: envelope.recipients.map((fingerprint) => ({
      fingerprint: spaceFingerprint(fingerprint),
      short: `${fingerprint.slice(-8, -4)} ${fingerprint.slice(-4)}`,
    })),
    state: envelope.state,
    stateName: textOf(texts, `states.${envelope.state}`),
    stateDay: envelope.stateDay,
    assignee: lists.people.find(({ id }) => id === envelope.assignee)?.name ?? null,
    labels: envelope.labels.map((id) => ({ name: nameOf(id, lists) })),
    isHeld: envelope.isHeld,
    binnedDay: envelope.binnedDay,
    endDay: envelope.binnedDay && dayOf(Date.parse(envelope.binnedDay) + BIN_DAYS * DAY_MS),
    version: envelope.version,
    pick: `${receipt}:${String(envelope.version)}`,
  }
}

/** What an envelope weighs is a class of sizes already; people read it rounded. */
function describeSize(sizeBytes: number): string {
  const kilobytes = sizeBytes / 1000
  if (kilobytes < 1000) return `${String(Math.max(1, Math.round(kilobytes)))} kB`
  return `${(kilobytes / 1000).toFixed(1)} MB`
}

export function stateChoices(texts: Texts, current?: string): object[] {
  return HANDLING_STATES.map((state) => ({
    value: state,
    name: textOf(texts, `states.${state}`),
    isCurrent: state === current,
  }))
}

/** Those who may come in, and whoever has it now. */
export function personChoices(people: readonly Person[], current?: string | null): object[] {
  return people
    .filter(({ id, state }) => state === 'active' || id === current)
    .map(({ id, name }) => ({ value: id, name, isCurrent: id === current }))
}

/** Those in use, and whatever it has now. */
export function labelChoices(labels: readonly Label[], current: readonly string[]): object[] {
  return labels
    .filter(({ id, isRetired }) => !isRetired || current.includes(id))
    .map(({ id, name }) => ({ value: id, name, isCurrent: current.includes(id) }))
}

/** To look for, whoever may still come in or not, and whatever is still offered or not. */
export function everyPerson(people: readonly Person[], current?: string): object[] {
  return people.map(({ id, name }) => ({ value: id, name, isCurrent: id === current }))
}

export function everyLabel(labels: readonly Label[], current?: string): object[] {
  return labels.map(({ id, name }) => ({ value: id, name, isCurrent: id === current }))
}

function nameOf(id: LabelId, { labels }: Lists): string {
  return labels.find((label) => label.id === id)?.name ?? ''
}
