/** Where a page of a list ended, as it stands in the address of the next one: a day and an id. */
import { findDay, type Day } from '../../domain/day.js'
import type { InboxPlace } from '../../domain/handling.js'
import type { EnvelopeId } from '../../domain/receipt.js'

/** Null for the first page, and for what is no place. */
export function findPlace(text: string | null): InboxPlace | null {
  const [day, id] = (text ?? '').split('.')
  const receivedDay = findDay(day)
  return receivedDay !== null && /^[0-9a-f]{64}$/.test(id ?? '')
    ? { receivedDay, id: id as EnvelopeId }
    : null
}

export function writePlace(day: Day, id: EnvelopeId): string {
  return `${day}.${id}`
}
