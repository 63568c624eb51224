/**
 * `lists.json`, `envelopes.json` and `SHA256SUMS`, as the staff app sends them along. A server that was taken over may write
 * anything into them: what is not in form is left out as a whole. Null is: not in form.
 */
import { findDay } from '../../domain/day.js'
import { isHandlingState } from '../../domain/handling.js'
import { findPersonName } from '../../domain/person.js'
import { findReceipt, receiptOfId, type EnvelopeId } from '../../domain/receipt.js'
import { tidyFileName } from '../../domain/tip-file.js'
import type { KnownEnvelope, StaffLists } from './batch.js'
import { asRecord, parseJson, readList } from './read-json.js'
import { MAX_TAR_ENTRIES } from './scan-tar.js'

const VERSION = 1
/** More labels, or people, than anybody keeps. */
const MAX_NAMES = 1000
const MAX_LABELS = 50

export function readLists(text: string): StaffLists | null {
  const lists = asRecord(parseJson(text))
  if (lists?.get('version') !== VERSION) return null
  const labels = readList(lists.get('labels'), MAX_NAMES, readName)
  const people = readList(lists.get('people'), MAX_NAMES, readName)
  return labels && people && { labels, people }
}

export function readKnownEnvelopes(text: string): KnownEnvelope[] | null {
  const file = asRecord(parseJson(text))
  if (file?.get('version') !== VERSION) return null
  return readList(file.get('envelopes'), MAX_TAR_ENTRIES, readKnown)
}

function readKnown(value: unknown): KnownEnvelope | null {
  const known = asRecord(value)
  const receipt = findReceipt(known?.get('receipt'))
  const receivedDay = findDay(known?.get('receivedDay'))
  const state = known?.get('state')
  const labels = readList(known?.get('labels'), MAX_LABELS, readName)
  const assignee = known?.get('assignee') ?? null
  const name = assignee === null ? null : readName(assignee)
  if (receipt === null || receivedDay === null || labels === null) return null
  if (!isHandlingState(state) || (assignee !== null && name === null)) return null
  return { receipt, receivedDay, state, labels, assignee: name }
}

/** Labels are of fewer characters, all of which a name may have. */
function readName(value: unknown): string | null {
  return findPersonName(value)
}

const SUFFIX = '.tar.pgp'
/** As GNU’s `sha256sum` writes and reads it: digest, space, space or asterisk, name. */
const LINE = /^([0-9a-fA-F]{64}) [ *](.{1,400})$/

/** @returns by the last part of each name, SHA-256 in lower-case hexadecimal */
export function readSums(text: string): Map<string, string> | null {
  const sums = new Map<string, string>()
  const lines = text.split('\n')
  if (lines.length > MAX_TAR_ENTRIES) return null
  for (const line of lines) {
    if (line.trim() === '') continue
    const [, digest = '', path = ''] = LINE.exec(line.replace(/\r$/, '')) ?? []
    const name = tidyFileName(path)
    const sha256 = digest.toLowerCase()
    if (name === '' || (sums.get(name) ?? sha256) !== sha256) return null
    // The staff app names an envelope by the beginning of its digest.
    const named = name.endsWith(SUFFIX) ? findReceipt(name.slice(0, -SUFFIX.length)) : null
    if (named !== null && named !== receiptOfId(sha256 as EnvelopeId)) return null
    sums.set(name, sha256)
  }
  return sums
}
