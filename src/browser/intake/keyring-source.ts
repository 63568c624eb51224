/**
 * Fetches the keyring and the server's time; both are needed before anything can be sealed. The device's own clock is
 * never asked: on a phone that is a day wrong, valid keys look expired.
 */
export interface FetchedKeyring {
  document: string
  /** The server's time now, carried on by a clock that only runs forward. */
  serverTime(): Date
}

export type KeyringOutcome =
  FetchedKeyring | 'failedOffline' | 'failedTimeout' | 'failedServer' | 'failedClosed'

const TIME_LIMIT_MS = 30_000

export async function fetchKeyring(): Promise<KeyringOutcome> {
  const abort = new AbortController()
  const timer = setTimeout(() => {
    abort.abort()
  }, TIME_LIMIT_MS)
  try {
    const response = await fetch('/keyring.json', {
      cache: 'no-store',
      credentials: 'omit',
      signal: abort.signal,
    })
    if (response.status === 503) return 'failedClosed'
    const answeredMs = Date.parse(response.headers.get('Date') ?? '')
    if (!response.ok || Number.isNaN(answeredMs)) return 'failedServer'
    const arrivedMs = performance.now()
    const document = await response.text()
    // A clinic's or a hotel's page to log in answers for every address.
    if (!isJson(document)) return 'failedServer'
    return { document, serverTime: () => new Date(answeredMs + performance.now() - arrivedMs) }
  } catch {
    return abort.signal.aborted ? 'failedTimeout' : 'failedOffline'
  } finally {
    clearTimeout(timer)
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}
