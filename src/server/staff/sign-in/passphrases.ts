/**
 * Passphrases, kept as scrypt: slow for whoever steals the database. Because it is slow here too, only two are worked out at
 * once, those of browsers that we know before others. A name that nobody has costs the same as one that somebody has.
 */
import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createWaitingLine } from './waiting-line.js'

export interface Passphrases {
  hash: (passphrase: string) => Promise<string>
  /** `hash` null: nobody has that name; as costly, and never right. Throws `flooded` when too many are waiting. */
  isRight: (passphrase: string, hash: string | null, isFirst: boolean) => Promise<boolean>
}

interface Cost {
  N: number
  r: number
  p: number
}

/** 0.4 s and 128 MiB: OWASP’s first choice for scrypt. */
const SCRYPT_N = 2 ** 17
/** Two processors, one of them for browsers that are known, and no more than 256 MiB. */
const LIMITS = { atOnce: 2, othersAtOnce: 1, waiting: 10 }
const SALT_BYTES = 16
const HASH_BYTES = 32

export function createPassphrases(N = SCRYPT_N): Passphrases {
  const wait = createWaitingLine(LIMITS)
  const cost = { N, r: 8, p: 1 }
  const nobody = write(cost, randomBytes(SALT_BYTES), randomBytes(HASH_BYTES))
  return {
    async hash(passphrase) {
      const salt = randomBytes(SALT_BYTES)
      return write(cost, salt, await wait(() => derive(passphrase, salt, cost), true))
    },
    async isRight(passphrase, hash, isFirst) {
      const kept = read(hash ?? nobody)
      const found = await wait(() => derive(passphrase, kept.salt, kept.cost), isFirst)
      return timingSafeEqual(found, kept.bytes) && hash !== null
    },
  }
}

function derive(passphrase: string, salt: Buffer, cost: Cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // The same passphrase, however the keyboard composes its accents.
    const bytes = Buffer.from(passphrase.normalize('NFKC'))
    // Node refuses by default what needs more than 32 MiB.
    const maxmem = 256 * cost.N * cost.r
    scrypt(bytes, salt, HASH_BYTES, { ...cost, maxmem }, (error, key) => {
      if (error) reject(error)
      else resolve(key)
    })
  })
}

function write({ N, r, p }: Cost, salt: Buffer, bytes: Buffer): string {
  return ['scrypt', N, r, p, salt.toString('base64url'), bytes.toString('base64url')].join('$')
}

/** The cost stands beside the hash, so that it can be raised without locking anybody out. */
function read(text: string): { cost: Cost; salt: Buffer; bytes: Buffer } {
  const [name, N, r, p, salt = '', bytes = ''] = text.split('$')
  const read = {
    cost: { N: Number(N), r: Number(r), p: Number(p) },
    salt: Buffer.from(salt, 'base64url'),
    bytes: Buffer.from(bytes, 'base64url'),
  }
  if (name !== 'scrypt' || read.bytes.length !== HASH_BYTES) {
    throw new Error('the passphrase is not kept in a form that is known')
  }
  return read
}
