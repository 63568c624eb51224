/** The cookies of the staff app. `__Host-` binds them to this very host over a line that nobody else can write to. */

const SESSION_COOKIE = '__Host-sid'
const KNOWN_COOKIE = '__Host-known'
const RULES = 'Path=/; Secure; HttpOnly; SameSite=Strict'
const KNOWN_SECONDS = 180 * 86_400

/** Of the header `Cookie`; null when there is none. */
export function findSessionCookie(header: string | undefined): string | null {
  return find(header, SESSION_COOKIE)
}

export function findKnownCookie(header: string | undefined): string | null {
  return find(header, KNOWN_COOKIE)
}

/** Without an age: it goes when the browser does. */
export function writeSessionCookie(value: string): string {
  return `${SESSION_COOKIE}=${value}; ${RULES}`
}

export function expireSessionCookie(): string {
  return `${SESSION_COOKIE}=; ${RULES}; Max-Age=0`
}

export function writeKnownCookie(value: string): string {
  return `${KNOWN_COOKIE}=${value}; ${RULES}; Max-Age=${String(KNOWN_SECONDS)}`
}

function find(header: string | undefined, name: string): string | null {
  for (const pair of (header ?? '').split(';')) {
    const [found, value] = pair.trim().split('=', 2)
    if (found === name && value) return value
  }
  return null
}
