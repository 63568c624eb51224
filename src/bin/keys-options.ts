/** What may be said to `sigilo keys`, and how it is read. */
import { readFileSync } from 'node:fs'
import { SigiloError } from '../domain/errors.js'
import { findFingerprint, type Fingerprint } from '../domain/keyring.js'

export const OPTIONS = {
  keys: { type: 'string' },
  anchor: { type: 'string' },
  'anchor-file': { type: 'string' },
  'new-anchor': { type: 'string' },
  name: { type: 'string' },
  'passphrase-file': { type: 'string' },
  confirm: { type: 'string' },
  key: { type: 'string' },
  to: { type: 'string' },
} as const

export type KeysOptions = Partial<Record<keyof typeof OPTIONS, string>>

export function readFingerprint(text: string): Fingerprint {
  const fingerprint = findFingerprint(text.replaceAll(' ', '').toUpperCase())
  if (fingerprint) return fingerprint
  throw new SigiloError('invalid', 'a fingerprint has 40 hexadecimal digits', {
    hint: 'sigilo keys list shows them',
  })
}

/** Throws `not_found`. */
export function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new SigiloError('not_found', `${path} cannot be read`, { cause })
  }
}
