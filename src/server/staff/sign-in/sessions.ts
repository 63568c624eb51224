/**
 * Who is signed in. The cookie is random and stands in the database as a digest only; it ends after 15 minutes without a
 * click, after 8 hours in any case, and at once when the person is shut out. Each proof gives a new cookie.
 */
import { createHash, randomBytes } from 'node:crypto'
import type { AccountStore, Session } from '../../../domain/account.js'
import type { Person, PersonId } from '../../../domain/person.js'
import { signedOut } from '../guard-requests.js'
import { findSessionCookie } from './cookies.js'

export interface FoundSession {
  person: Person
  session: Session
  csrf: string
}

export interface Sessions {
  /** Returns the value of the cookie. */
  start(id: PersonId): string
  /** @param cookies the header `Cookie`. Null: nobody is signed in, or no longer. */
  find: (cookies: string | undefined) => FoundSession | null
  /** After a new proof: the old cookie is worth nothing, the new one lives no longer than the old one would. */
  renew(session: Session): string
  /** Whether the person has proved within the last five minutes who they are. */
  hasProved: (session: Session) => boolean
  listAlive(id: PersonId): Session[]
  /** Nothing is left of sessions and links that have run out; they are worth nothing before. */
  sweep(): void
}

export type SessionRows = Pick<
  AccountStore,
  'find' | 'startSession' | 'findSession' | 'touchSession' | 'endSession' | 'listSessions' | 'sweep'
>

const IDLE_MS = 15 * 60_000
const LIFE_MS = 8 * 3_600_000
const PROOF_MS = 5 * 60_000
/** A click is written down at most so often, each being a commit to disk. */
const TOUCH_MS = 60_000
const COOKIE_BYTES = 32

export function createSessions(rows: SessionRows, nowMs: () => number): Sessions {
  const isAlive = ({ seenMs, startedMs }: Session): boolean =>
    nowMs() - seenMs < IDLE_MS && nowMs() - startedMs < LIFE_MS
  const sweep = (): void => {
    rows.sweep(nowMs() - IDLE_MS, nowMs() - LIFE_MS, nowMs())
  }
  const start = (personId: PersonId, startedMs: number): string => {
    // So may the person have been shut out, or given a new link.
    if (rows.find(personId)?.state !== 'active') throw signedOut()
    const now = nowMs()
    sweep()
    const cookie = randomBytes(COOKIE_BYTES).toString('base64url')
    const idSha256 = sha256(cookie).toString('hex')
    rows.startSession({ idSha256, personId, startedMs, seenMs: now, provedMs: now })
    return cookie
  }
  const touch = (idSha256: string): void => {
    try {
      rows.touchSession(idSha256, nowMs())
    } catch {
      // A full disk, or a long backup: a click that is not written down is no reason to shut somebody out.
    }
  }
  return {
    sweep,
    start: (id) => start(id, nowMs()),
    find(cookies) {
      const cookie = findSessionCookie(cookies)
      if (cookie === null) return null
      const session = rows.findSession(sha256(cookie).toString('hex'))
      if (!session || !isAlive(session)) return null
      const person = rows.find(session.personId)
      if (person?.state !== 'active') return null
      if (nowMs() - session.seenMs >= TOUCH_MS) touch(session.idSha256)
      return { person, session, csrf: csrfTokenOf(cookie) }
    },
    renew({ personId, idSha256, startedMs }) {
      // It may have been ended while the proof was worked out, and an ended session brings no new one.
      if (rows.findSession(idSha256) === null) throw signedOut()
      rows.endSession(personId, idSha256)
      return start(personId, startedMs)
    },
    hasProved: ({ provedMs }) => nowMs() - provedMs < PROOF_MS,
    listAlive: (id) => rows.listSessions(id).filter(isAlive),
  }
}

/** Stands in every form of a page; who cannot read the cookie cannot make it. */
export function csrfTokenOf(cookie: string): string {
  return sha256(`csrf:${cookie}`).toString('base64url')
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
