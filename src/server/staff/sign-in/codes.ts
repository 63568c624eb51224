/**
 * Codes of six digits that change every 30 seconds (RFC 6238), from an app on the person's own phone. What stands in that
 * app says nothing of us: somebody else may look at the phone.
 */
import { randomBytes } from 'node:crypto'
import { Secret, TOTP } from 'otpauth'
import { encode } from 'uqr'

const PERIOD_SECONDS = 30
/** As long as the hash, which RFC 4226 asks for. */
const SECRET_BYTES = 20
/** A phone's clock may be off by so many steps, before or after. */
const STEPS_OFF = 1

/** In base32. */
export function makeCodeSecret(): string {
  return toBase32(randomBytes(SECRET_BYTES))
}

/** The step whose code this is, or null when it is none of the moment. */
export function findCodeStep(secret: string, code: string, nowMs: number): number | null {
  const token = code.replace(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return null
  const off = totpOf(secret).validate({ token, timestamp: nowMs, window: STEPS_OFF })
  return off === null ? null : TOTP.counter({ period: PERIOD_SECONDS, timestamp: nowMs }) + off
}

export interface QrCode {
  /** Of one side, in modules, quiet zone included. */
  size: number
  /** For the `d` of an SVG path; of numbers and letters alone. */
  path: string
}

/** What an app on the phone reads. */
export function drawCodeSecret(secret: string, name: string): QrCode {
  const { size, data } = encode(totpOf(secret, name).toString(), { border: 4 })
  const dark = data.flatMap((row, y) =>
    row.flatMap((isDark, x) => (isDark ? [`M${String(x)} ${String(y)}h1v1h-1z`] : [])),
  )
  return { size, path: dark.join('') }
}

function totpOf(secret: string, name = ''): TOTP {
  return new TOTP({
    ...{ issuer: 'Contacto', label: name },
    ...{ algorithm: 'SHA1', digits: 6, period: PERIOD_SECONDS },
    secret: Secret.fromBase32(secret),
  })
}

function toBase32(bytes: Buffer): string {
  return new Secret({ buffer: new Uint8Array(bytes).buffer }).base32
}
