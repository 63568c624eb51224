/** Sends one whole envelope (tus 1.0, creation-with-upload), and says in one word what became of it. */
import type { Sealed } from './sealing-part.js'

export type PostOutcome =
  | 'sent'
  | 'keysChanged'
  | 'failedLine'
  | 'failedTimeout'
  | 'failedRefused'
  | 'failedServer'
  | 'failedClosed'
  | 'failedReceipt'
  | { waitSeconds: number }

/** Room for a line of half a kilobyte a second; a server that does not answer at all is given up after a minute. */
const HEAD_START_MS = 60_000
const MS_PER_BYTE = 2
const DEFAULT_WAIT_SECONDS = 10
const LONGEST_WAIT_SECONDS = 120

/** @param stop ends the sending when the page is left */
export async function postEnvelope(
  { envelope, receipt }: Sealed,
  stop: AbortSignal,
): Promise<PostOutcome> {
  const abort = new AbortController()
  stop.addEventListener('abort', () => {
    abort.abort()
  })
  const timer = setTimeout(
    () => {
      abort.abort()
    },
    HEAD_START_MS + envelope.length * MS_PER_BYTE,
  )
  try {
    const response = await fetch('/envelopes', {
      method: 'POST',
      headers: {
        'Content-Type': 'application/offset+octet-stream',
        'Tus-Resumable': '1.0.0',
        'Upload-Length': String(envelope.length),
      },
      body: new Blob([envelope as Uint8Array<ArrayBuffer>]),
      cache: 'no-store',
      credentials: 'omit',
      signal: abort.signal,
    })
    return judge(response, receipt)
  } catch {
    // It may have arrived, and only the answer was lost.
    return abort.signal.aborted ? 'failedTimeout' : 'failedLine'
  } finally {
    clearTimeout(timer)
  }
}

function judge(response: Response, receipt: string): PostOutcome {
  const { status, headers } = response
  if (status === 201) return headers.get('Sigilo-Receipt') === receipt ? 'sent' : 'failedReceipt'
  if (status === 409) return 'keysChanged'
  if (status === 429) return { waitSeconds: readRetryAfter(headers.get('Retry-After')) }
  if (status === 408) return 'failedTimeout'
  if (status === 503) return 'failedClosed'
  return status >= 500 ? 'failedServer' : 'failedRefused'
}

function readRetryAfter(text: string | null): number {
  const seconds = /^\d{1,4}$/.test(text ?? '') ? Number(text) : DEFAULT_WAIT_SECONDS
  return Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS)
}
