/** Reads from forms what is to be changed; whatever is not in a list of ours is refused. */
import { SigiloError } from '../../domain/errors.js'
import {
  isHandlingState,
  type HandledEnvelope,
  type HandlingState,
  type HandlingStore,
  type LabelId,
} from '../../domain/handling.js'
import type { PersonId } from '../../domain/person.js'
import { findReceipt, type Receipt } from '../../domain/receipt.js'
import type { Lists } from './describe-envelope.js'

export interface Picked {
  receipt: Receipt
  version: number
}

/** What was ticked in a list: `RECEIPT:VERSION`, the version that the person saw. */
export function readPicks(form: FormData): Picked[] {
  return form.getAll('pick').map((value) => {
    const [text, version] = (typeof value === 'string' ? value : '').split(':')
    const receipt = findReceipt(text)
    if (receipt === null || !/^\d{1,15}$/.test(version ?? '')) throw notOurs()
    return { receipt, version: Number(version) }
  })
}

/** Empty: stays as it is. */
export function readState(form: FormData): HandlingState | undefined {
  const value = form.get('state') ?? ''
  if (value === '') return undefined
  if (!isHandlingState(value)) throw notOurs()
  return value
}

/** Empty or `same`: stays as it is; `nobody`: nobody has it. */
export function readAssignee(form: FormData, { people }: Lists): PersonId | null | undefined {
  const value = form.get('assignee') ?? ''
  if (value === '' || value === 'same') return undefined
  if (value === 'nobody') return null
  const person = people.find(({ id }) => id === value)
  if (!person) throw notOurs()
  return person.id
}

export function readLabels(form: FormData, { labels }: Lists): LabelId[] {
  return form.getAll('label').map((value) => {
    const label = labels.find(({ id }) => id === value)
    if (!label) throw notOurs()
    return label.id
  })
}

/** The envelope that an address names, at the version that the form names. Throws `not_found`, `changed_meanwhile`. */
export function getSeen(
  find: HandlingStore['find'],
  { receipt, version }: Picked,
): HandledEnvelope {
  const envelope = find(receipt)
  if (!envelope) throw new SigiloError('not_found', 'this envelope is not there any more')
  if (envelope.version !== version) {
    throw new SigiloError('changed_meanwhile', 'somebody else changed it meanwhile')
  }
  return envelope
}

function notOurs(): SigiloError {
  return new SigiloError('invalid', 'this is not among what can be chosen')
}
