/**
 * A person of the staff: who may sign in, and what the store keeps of it. Nothing here is about sources; times of sessions
 * are those of staff, and go when the session does.
 */
import type { Day } from './day.js'

declare const personBrand: unique symbol
/** 128 random bits in lower-case hexadecimal. */
export type PersonId = string & { readonly [personBrand]: true }

export const ROLES = ['staff', 'admin'] as const
export type Role = (typeof ROLES)[number]

/** The languages of the staff app, the language of reference first. */
export const STAFF_LANGUAGES = ['es', 'en', 'pt'] as const
export type StaffLanguage = (typeof STAFF_LANGUAGES)[number]

/** `invited`: has a link and no passphrase yet; `disabled`: may not come in, and keeps what is assigned. */
export type PersonState = 'invited' | 'active' | 'disabled'

export interface Person {
  id: PersonId
  /** Chosen by an admin; unique without regard to case. */
  name: string
  role: Role
  state: PersonState
  language: StaffLanguage
  sinceDay: Day
}

const NAME_LENGTH = 40
/** Composing is slow where marks pile up (100,000 of them take 20 s), and 40 characters never take more before it. */
const MAX_NAME_UNITS = 320

/** Two names that give the same are one name: people do not type capitals, nor compose accents, alike. */
export function foldPersonName(name: string): string {
  return name.normalize('NFC').trim().toLowerCase()
}

/** Trimmed, of letters, digits, space, hyphen, point and apostrophe; null when it is not a name. */
export function findPersonName(text: unknown): string | null {
  if (typeof text !== 'string' || text.length > MAX_NAME_UNITS) return null
  const name = text.normalize('NFC').trim()
  return name.length <= NAME_LENGTH && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} .'’-]*$/u.test(name)
    ? name
    : null
}
