/**
 * `case.json`: read as what anybody may have written, and written so that the same set of changes gives the same bytes. What
 * is not exactly in form is refused as a whole with one sentence, which never repeats what stands in the file.
 */
import { findDay } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { findFingerprint } from '../../domain/keyring.js'
import { MAX_KEYRING_ENTRIES } from '../../domain/limits.js'
import type { Case, Change, ChangeId, Setting } from './case.js'
import { writeAnchor } from './case-anchor.js'
import { MAX_CASE_BYTES, MAX_CHANGES } from './case-limits.js'
import { findChangeId, readName, readSetting, type Refuse } from './read-setting.js'
import { sortIds, unite, writeChange } from './write-change.js'

const VERSION = 1

const MEMBERS = ['id', 'by', 'day', 'after', 'what', 'receipt', 'value']
/** Of a change, by what it sets. */
const MEMBERS_OF = new Map<string, readonly string[]>([
  ['state', MEMBERS],
  ['assignee', MEMBERS],
  ['label', [...MEMBERS, 'label']],
  ['note', [...MEMBERS, 'note']],
  ['pay', MEMBERS],
  ['link', [...MEMBERS, 'other', 'kind']],
] satisfies [Setting['what'], readonly string[]][])

/** Throws SigiloError `invalid`. */
export function readCase(text: string): Case {
  if (isTooLong(text)) throw notACase('it is larger than 20 MiB')
  const untrusted = parse(text)
  if (!isRecord(untrusted)) throw notACase('it is not JSON of a case')
  if (untrusted['version'] !== VERSION) throw notACase('it is not of version 1')
  const { anchor, changes } = readRecord(untrusted, ['version', 'anchor', 'changes'], () =>
    notACase('it has other members than version 1 has'),
  )
  if (!Array.isArray(changes)) throw notACase('it has no list of changes')
  if (changes.length > MAX_CHANGES) {
    throw notACase(`it has over ${String(MAX_CHANGES)} changes`)
  }
  return {
    version: VERSION,
    anchor: readAnchor(anchor),
    changes: unite(changes.map(readChange)),
  }
}

/** Throws SigiloError `too_large` when nobody could read it again. */
export function writeCase({ anchor, changes }: Case): string {
  const lines = unite(changes).map(writeChange)
  const text = `{"version":1,"anchor":${writeAnchor(anchor)},"changes":[\n${lines.join(',\n')}\n]}\n`
  if (lines.length <= MAX_CHANGES && !isTooLong(text)) return text
  throw new SigiloError('too_large', 'this case is larger than a case file can be')
}

function readAnchor(untrusted: unknown): Case['anchor'] {
  if (untrusted === null) return null
  const fault = (): SigiloError => notACase('its anchor is not in form')
  const { fingerprint: named, head } = readRecord(untrusted, ['fingerprint', 'head'], fault)
  const fingerprint = findFingerprint(named)
  if (fingerprint === null) throw fault()
  if (head === null) return { fingerprint, head }
  const { number, statementSha256 } = readRecord(head, ['number', 'statementSha256'], fault)
  if (typeof number !== 'number' || !Number.isInteger(number)) throw fault()
  if (number < 1 || number > MAX_KEYRING_ENTRIES) throw fault()
  if (typeof statementSha256 !== 'string' || !/^[0-9a-f]{64}$/.test(statementSha256)) throw fault()
  return { fingerprint, head: { number, statementSha256 } }
}

function readChange(untrusted: unknown, i: number): Change {
  const refuse: Refuse = (reason) => notACase(`change ${String(i + 1)} has ${reason}`)
  if (!isRecord(untrusted)) throw refuse('no form')
  const what = untrusted['what']
  const own = typeof what === 'string' ? MEMBERS_OF.get(what) : undefined
  if (own === undefined) throw refuse('something that cannot be set')
  readRecord(untrusted, own, () => refuse('other members than version 1 has'))
  const id = findChangeId(untrusted['id'])
  const day = findDay(untrusted['day'])
  if (id === null || day === null) throw refuse('no id, or no day')
  const by = readName(untrusted['by'], refuse)
  return {
    id,
    by,
    day,
    after: readAfter(untrusted['after'], refuse),
    ...readSetting(untrusted, refuse),
  }
}

/** Of ids that nobody has nothing is lost: they may be in the case of a colleague. */
function readAfter(untrusted: unknown, refuse: Refuse): ChangeId[] {
  if (!Array.isArray(untrusted)) throw refuse('no list of what it has seen')
  return sortIds(
    untrusted.map((value) => {
      const id = findChangeId(value)
      if (id === null) throw refuse('seen something that is no change')
      return id
    }),
  )
}

/** What a later version adds would be passed over in silence; so it must have these members, and no other. */
function readRecord(
  value: unknown,
  names: readonly string[],
  fault: () => SigiloError,
): Record<string, unknown> {
  if (!isRecord(value)) throw fault()
  const own = Object.keys(value)
  if (own.length !== names.length || !own.every((name) => names.includes(name))) throw fault()
  return value
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // Without the cause: the parser quotes what it was given.
    throw notACase('it is not JSON')
  }
}

/** In UTF-8; what has more characters than that has more bytes. */
function isTooLong(text: string): boolean {
  return text.length > MAX_CASE_BYTES || new TextEncoder().encode(text).length > MAX_CASE_BYTES
}

function notACase(reason: string): SigiloError {
  return new SigiloError('invalid', `this case file cannot be used: ${reason}`)
}
