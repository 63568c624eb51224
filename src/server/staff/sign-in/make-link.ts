/** A link by which one person comes in, once, within a day. It is shown once, to the admin; what is kept is its digest. */
import { createHash, randomBytes } from 'node:crypto'

export interface Link {
  url: string
  tokenSha256: string
  expiresMs: number
}

const TOKEN_BYTES = 32
const LIFE_MS = 24 * 3_600_000

/** @param origin scheme, host and port by which staff reach the app */
export function makeLink(origin: string, nowMs: number): Link {
  const token = randomBytes(TOKEN_BYTES).toString('base64url')
  return {
    url: `${origin}/invitations/${token}`,
    tokenSha256: digestOfToken(token),
    expiresMs: nowMs + LIFE_MS,
  }
}

export function digestOfToken(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}
