/**
 * Secret keys out of a file: one or many, armored or not, as GnuPG, Kleopatra or any other program exports them. Every refusal
 * is one plain sentence.
 */
import { enums, readPrivateKeys, unarmor, type PrivateKey } from 'openpgp'
import { SigiloError } from '../../domain/errors.js'
import { findFingerprint } from '../../domain/keyring.js'
import { OPENPGP_CONFIG as config } from '../../openpgp/openpgp-config.js'
import { fingerprintOf } from '../../openpgp/read-key.js'
import { findPacketHeader } from '../open/packet-header.js'
import { secretPartsOf } from './secret-parts.js'

/** Sixteen keys of the largest kind; more is a flood of signatures. */
const MAX_KEY_FILE_BYTES = 1_048_576
const MAX_KEYS = 64

const BEGIN = '-----BEGIN PGP '
const SECRET = 'PRIVATE KEY BLOCK-----'
const PUBLIC = 'PUBLIC KEY BLOCK-----'
const TAG_PUBLIC_KEY = 6

/** Throws `bad_key` unless there is a secret key in it, and each of them can be used. */
export async function readSecretKeys(bytes: Uint8Array): Promise<PrivateKey[]> {
  if (bytes.length > MAX_KEY_FILE_BYTES) throw noKey('it is larger than 1 MiB')
  const keys: PrivateKey[] = []
  for (const binaryKeys of await unarmorAll(bytes)) {
    try {
      keys.push(...(await readPrivateKeys({ binaryKeys, config })))
    } catch (cause) {
      throw noKey('it is damaged, or of a kind that is not known here', cause)
    }
  }
  if (keys.length > MAX_KEYS) throw tooMany()
  for (const key of keys) demandUsable(key)
  return keys
}

/** The secret keys in their binary form, at least one. */
async function unarmorAll(bytes: Uint8Array): Promise<Uint8Array[]> {
  const header = findPacketHeader(bytes)
  if (header !== null) {
    if (header.tag === TAG_PUBLIC_KEY) throw publicKey()
    return [bytes]
  }
  const [, ...blocks] = new TextDecoder().decode(bytes).split(BEGIN)
  const secret = blocks.filter((block) => block.startsWith(SECRET))
  if (secret.length > MAX_KEYS) throw tooMany()
  if (secret.length > 0) return Promise.all(secret.map((block) => unarmorBlock(BEGIN + block)))
  if (blocks.some((block) => block.startsWith(PUBLIC))) throw publicKey()
  throw noKey('there is none in it')
}

async function unarmorBlock(block: string): Promise<Uint8Array> {
  try {
    const { type, data } = await unarmor(block, config)
    if (type === enums.armor.privateKey && data instanceof Uint8Array) return data
  } catch (cause) {
    throw noKey('its armor is damaged', cause)
  }
  throw noKey('its armor is damaged')
}

function demandUsable(key: PrivateKey): void {
  if (findFingerprint(fingerprintOf(key)) === null) {
    throw noKey('it is of a version that no keyring holds')
  }
  // On a smart card, or left out on purpose.
  if (secretPartsOf(key).every((part) => part.isMissingSecretKeyMaterial())) {
    throw noKey('its secrets are not in this file: they are on a card, or were left out')
  }
}

function tooMany(): SigiloError {
  return noKey(`it holds over ${String(MAX_KEYS)} keys`)
}

function publicKey(): SigiloError {
  return noKey('it is the public half of a key, which opens nothing')
}

function noKey(reason: string, cause?: unknown): SigiloError {
  return new SigiloError('bad_key', `this is no secret key that can be used: ${reason}`, { cause })
}
