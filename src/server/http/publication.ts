/**
 * What is published of a keyring, by path: the keyring itself, its keys, the Web Key Directory
 * (draft-koch-openpgp-webkey-service, direct and advanced method) and security.txt (RFC 9116). Prepared once for each
 * keyring; nothing here is secret, and nothing is unverified.
 */
import { createHash } from 'node:crypto'
import type { Key } from 'openpgp'
import { DAY_MS } from '../../domain/day.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { armorKey, fingerprintOf } from '../../openpgp/read-key.js'
import { prepareAnswer, type PreparedAnswer } from './prepared-answer.js'

export interface SecurityContact {
  /** Where faults of the site are told: a mailto: or https: address. */
  contact: string
  /** Where sources reach intake, without a path; null when it is not known. */
  publicUrl: string | null
}

export type Publication = ReadonlyMap<string, PreparedAnswer>

/** RFC 9116 asks for less than a year; whoever reads it later should ask again. */
const SECURITY_TXT_DAYS = 180

export function createPublication(
  files: KeyringFiles,
  security: SecurityContact | null,
  nowMs: number,
): Publication {
  const answers = new Map<string, PreparedAnswer>()
  answers.set('/keyring.json', createKeyringAnswer(files))
  for (const [fingerprint, bytes] of publicKeysOf(files)) {
    // Armored anew: what stands around the armor of a file was signed by nobody.
    answers.set(`/keys/${fingerprint}.asc`, prepareAnswer('application/pgp-keys', armorKey(bytes)))
  }
  for (const [path, answer] of createWebKeyDirectory(files.activeKeys)) answers.set(path, answer)
  if (security) {
    const [encryptionKey] = files.activeKeys
    const text = createSecurityTxt(security, encryptionKey ?? null, nowMs)
    answers.set('/.well-known/security.txt', prepareAnswer('text/plain; charset=utf-8', text))
  }
  return answers
}

/** The entries, and the keys that a page needs, so that it takes one request. */
function createKeyringAnswer({ entries, history, findBytes }: KeyringFiles): PreparedAnswer {
  const needed = [history.anchor, ...(history.activeSets.at(-1)?.fingerprints ?? [])]
  const keys = Object.fromEntries(
    needed.map((id) => [id, Buffer.from(findBytes(id) ?? []).toString('base64')]),
  )
  return prepareAnswer('application/json', JSON.stringify({ version: 1, entries, keys }))
}

/** Every key whose file is there and is the one that was signed, those out of force included. */
function publicKeysOf({ entries, findBytes }: KeyringFiles): Map<Fingerprint, Uint8Array> {
  const keys = new Map<Fingerprint, Uint8Array>()
  for (const { fingerprint, keySha256 } of entries) {
    const bytes = keySha256 === null ? null : findBytes(fingerprint)
    if (bytes === null) continue
    if (createHash('sha256').update(bytes).digest('hex') === keySha256) keys.set(fingerprint, bytes)
  }
  return keys
}

function createWebKeyDirectory(keys: readonly Key[]): Map<string, PreparedAnswer> {
  const answers = new Map<string, PreparedAnswer>()
  const policy = prepareAnswer('text/plain; charset=utf-8', '')
  for (const key of keys) {
    for (const { localPart, domain } of addressesOf(key)) {
      const hash = zBase32(createHash('sha1').update(localPart).digest())
      const answer = prepareAnswer('application/octet-stream', Buffer.from(key.write()))
      for (const root of ['/.well-known/openpgpkey', `/.well-known/openpgpkey/${domain}`]) {
        answers.set(`${root}/policy`, policy)
        // Of two keys with one address the first in force is given.
        if (!answers.has(`${root}/hu/${hash}`)) answers.set(`${root}/hu/${hash}`, answer)
      }
    }
  }
  return answers
}

/** The mail addresses of a key's user ids, in lower case; what is not plainly an address is passed over. */
function addressesOf(key: Key): { localPart: string; domain: string }[] {
  return key.getUserIDs().flatMap((userId) => {
    const [, localPart, domain] = /<([a-z0-9._%+-]{1,64})@([a-z0-9.-]{1,253})>$/i.exec(userId) ?? []
    if (localPart === undefined || domain === undefined) return []
    return [{ localPart: localPart.toLowerCase(), domain: domain.toLowerCase() }]
  })
}

/** z-base-32 (RFC 6189, 5.1.6) of 20 bytes: 32 symbols. */
function zBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{5}/g) ?? [])
    .map((five) => 'ybndrfg8ejkmcpqxot1uwisza345h769'.charAt(parseInt(five, 2)))
    .join('')
}

function createSecurityTxt(
  { contact, publicUrl }: SecurityContact,
  key: Key | null,
  nowMs: number,
): string {
  // A whole day, so that the text changes once a day at the most.
  const expires = new Date(Math.floor(nowMs / DAY_MS + SECURITY_TXT_DAYS) * DAY_MS)
  return [
    `Contact: ${contact}`,
    `Expires: ${expires.toISOString().replace('.000Z', 'Z')}`,
    ...(key ? [`Encryption: openpgp4fpr:${fingerprintOf(key).toLowerCase()}`] : []),
    'Preferred-Languages: es, en, pt, fr',
    ...(publicUrl === null ? [] : [`Canonical: ${publicUrl}/.well-known/security.txt`]),
    '',
  ].join('\n')
}
