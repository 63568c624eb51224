/**
 * Browsers in which somebody has once signed in whole. Such a browser is not let in by it; its mistakes are merely counted
 * apart from those of strangers.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'
import type { PersonId } from '../../../domain/person.js'

export interface KnownDevices {
  /** A value for the cookie. */
  make(id: PersonId): string
  /** What tells this browser from others, or null when the cookie is not of this person or not ours. */
  findDevice(cookie: string | null, id: PersonId): string | null
}

const NONCE_BYTES = 16

export function createKnownDevices(secret: () => Uint8Array): KnownDevices {
  const sign = (text: string): Buffer => createHmac('sha256', secret()).update(text).digest()
  return {
    make(id) {
      const text = `${id}.${randomBytes(NONCE_BYTES).toString('base64url')}`
      return `${text}.${sign(text).toString('base64url')}`
    },
    findDevice(cookie, id) {
      const [owner, nonce, signature, ...more] = (cookie ?? '').split('.')
      if (owner !== id || !nonce || !signature || more.length > 0) return null
      const [given, right] = [Buffer.from(signature, 'base64url'), sign(`${owner}.${nonce}`)]
      const isOurs = given.length === right.length && timingSafeEqual(given, right)
      return isOurs ? nonce : null
    },
  }
}
