/**
 * Reads `smtps://user:password@host:port`. Anything behind the host is refused: the library that speaks SMTP takes options
 * there, and one of them turns the check of certificates off.
 */
import { SigiloError } from '../../domain/errors.js'

export interface SmtpServer {
  host: string
  /** Null: 465 with TLS from the start, 587 otherwise. */
  port: number | null
  /** Otherwise by STARTTLS. */
  isImplicitTls: boolean
  login: { user: string; pass: string } | null
}

/** Throws `configuration`; the address may hold a password, so nothing of it is in the message. */
export function readSmtpUrl(untrusted: string): SmtpServer {
  const url = URL.canParse(untrusted) ? new URL(untrusted) : null
  const isPlain = url !== null && ['', '/'].includes(url.pathname) && !url.search && !url.hash
  if (!isPlain || !url.hostname || !['smtp:', 'smtps:'].includes(url.protocol)) throw notAnSmtpUrl()
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? null : Number(url.port),
    isImplicitTls: url.protocol === 'smtps:',
    login: url.username === '' ? null : { user: decode(url.username), pass: decode(url.password) },
  }
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw notAnSmtpUrl()
  }
}

function notAnSmtpUrl(): SigiloError {
  return new SigiloError(
    'configuration',
    'SIGILO_SMTP_URL is not smtps://user:password@host:port, or smtp://…, and nothing else',
    {
      hint: 'signs other than letters and digits in user and password are written as %40 and the like',
    },
  )
}
