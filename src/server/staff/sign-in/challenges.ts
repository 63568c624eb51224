/**
 * Challenges for passkeys: each for one purpose, for five minutes, for one use. They are signed and not kept, so that a
 * stranger who asks for thousands pushes out nobody's; kept are only those that were used.
 */
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto'

export interface Challenges {
  make(purpose: string): Uint8Array<ArrayBuffer>
  /** @param challenge in base64url, as the browser gives it back */
  isOpen(challenge: string, purpose: string): boolean
  /** False when it was used already. To be called when all else was right. */
  use(challenge: string): boolean
}

const LIFE_MS = 5 * 60_000
const NONCE_BYTES = 16
const TIME_BYTES = 6
const SIGNATURE_BYTES = 16

export function createChallenges(nowMs: () => number): Challenges {
  const secret = randomBytes(32)
  const used = new Map<string, number>()
  const sign = (head: Buffer, purpose: string): Buffer =>
    createHmac('sha256', secret).update(head).update(purpose).digest().subarray(0, SIGNATURE_BYTES)
  return {
    make(purpose) {
      const time = Buffer.alloc(TIME_BYTES)
      time.writeUIntBE(nowMs() + LIFE_MS, 0, TIME_BYTES)
      const head = Buffer.concat([randomBytes(NONCE_BYTES), time])
      return new Uint8Array(Buffer.concat([head, sign(head, purpose)]))
    },
    isOpen(challenge, purpose) {
      const bytes = Buffer.from(challenge, 'base64url')
      if (bytes.length !== NONCE_BYTES + TIME_BYTES + SIGNATURE_BYTES) return false
      const head = bytes.subarray(0, NONCE_BYTES + TIME_BYTES)
      const isOurs = timingSafeEqual(bytes.subarray(head.length), sign(head, purpose))
      return isOurs && head.readUIntBE(NONCE_BYTES, TIME_BYTES) > nowMs() && !used.has(challenge)
    },
    use(challenge) {
      if (used.has(challenge)) return false
      for (const [each, untilMs] of used) if (untilMs <= nowMs()) used.delete(each)
      used.set(challenge, nowMs() + LIFE_MS)
      return true
    },
  }
}
