/** What may be set, and within which limits: for what a person does here, and for what a file says that one did. */
import type { SigiloError } from '../../domain/errors.js'
import { isHandlingState } from '../../domain/handling.js'
import { replaceControlCharacters } from '../../domain/questionnaire.js'
import { findReceipt, type Receipt } from '../../domain/receipt.js'
import { isName } from '../../domain/triage.js'
import { LINK_KINDS, type ChangeId, type LinkKind, type Setting } from './case.js'
import { MAX_NOTE_CHARACTERS } from './case-limits.js'

/** Makes the error out of a reason, such as "a state that does not exist"; quotes nothing. */
export type Refuse = (reason: string) => SigiloError

/**
 * @param untrusted what may be anything, by name
 * @returns the setting as it is written: names composed, a link in its order
 */
export function readSetting(untrusted: Record<string, unknown>, refuse: Refuse): Setting {
  const receipt = findReceipt(untrusted['receipt'])
  if (receipt === null) throw refuse('a receipt that is none')
  const { what, value } = untrusted
  switch (what) {
    case 'state':
      if (!isHandlingState(value)) throw refuse('a state that does not exist')
      return { what, receipt, value }
    case 'assignee':
      return { what, receipt, value: value === null ? null : readName(value, refuse) }
    case 'label': {
      const label = readName(untrusted['label'], refuse)
      return { what, receipt, label, value: readFlag(value, refuse) }
    }
    case 'note': {
      const note = findChangeId(untrusted['note'])
      if (note === null) throw refuse('a note without its id')
      return { what, receipt, note, value: value === null ? null : readNote(value, refuse) }
    }
    case 'pay':
      return { what, receipt, value: value === null ? null : readShare(value, refuse) }
    case 'link':
      return readLink(receipt, untrusted, refuse)
    default:
      throw refuse('something that cannot be set')
  }
}

export function findChangeId(value: unknown): ChangeId | null {
  return typeof value === 'string' && /^[0-9a-f]{16}$/.test(value) ? (value as ChangeId) : null
}

/** Of a label or a person. */
export function readName(value: unknown, refuse: Refuse): string {
  if (!isName(value)) throw refuse('a name that is not in form')
  return value.normalize('NFC')
}

function readFlag(value: unknown, refuse: Refuse): boolean {
  if (typeof value !== 'boolean') throw refuse('something that is neither on nor off')
  return value
}

function readNote(value: unknown, refuse: Refuse): string {
  if (typeof value !== 'string' || value === '' || value.length > MAX_NOTE_CHARACTERS) {
    throw refuse(`a note that is empty, or has over ${String(MAX_NOTE_CHARACTERS)} characters`)
  }
  if (replaceControlCharacters(value, '') !== value) throw refuse('a note with control characters')
  return value
}

function readShare(value: unknown, refuse: Refuse): number {
  if (typeof value !== 'number' || !(value >= 0 && value <= 100)) {
    throw refuse('a share of pay that is not between 0 and 100')
  }
  return value
}

function readLink(receipt: Receipt, untrusted: Record<string, unknown>, refuse: Refuse): Setting {
  const other = findReceipt(untrusted['other'])
  if (other === null || other === receipt) throw refuse('a link that leads nowhere')
  const kind = untrusted['kind']
  if (!isLinkKind(kind)) throw refuse('a link of a kind that does not exist')
  const value = readFlag(untrusted['value'], refuse)
  const [first, second] = receipt < other ? [receipt, other] : [other, receipt]
  return { what: 'link', receipt: first, other: second, kind, value }
}

function isLinkKind(value: unknown): value is LinkKind {
  return (LINK_KINDS as readonly unknown[]).includes(value)
}
