/** Sends one whole envelope (tus 1.0, creation-with-upload), and says in one word what became of it. */
import { receiptOf, type Receipt } from '../../domain/receipt.js'

export type PostOutcome =
  | { receipt: Receipt }
  | 'keysChanged'
  | 'failedLine'
  | 'failedTimeout'
  | 'failedRefused'
  | 'failedServer'
  | 'failedClosed'
  | 'failedNoRoom'
  | 'failedReceipt'
  | { waitSeconds: number }

/** Room for a line of half a kilobyte a second; a server that does not answer at all is given up after a minute. */
const HEAD_START_MS = 60_000
const MS_PER_BYTE = 2
const DEFAULT_WAIT_SECONDS = 10
const LONGEST_WAIT_SECONDS = 120

/** @param stop ends the sending when the page is left */
export async function postEnvelope(
  envelope: Uint8Array<ArrayBuffer>,
  stop: AbortSignal,
): Promise<PostOutcome> {
  const receipt = receiptOf(new Uint8Array(await crypto.subtle.digest('SHA-256', envelope)))
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
      body: new Blob([envelope]),
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

function judge(response: Response, receipt: Receipt): PostOutcome {
  const { status, headers } = response
  if (status === 201) {
    return headers.get('Sigilo-Receipt') === receipt ? { receipt } : 'failedReceipt'
  }
  if (status === 409) return 'keysChanged'
  if (status === 429) return { waitSeconds: readRetryAfter(headers.get('Retry-After')) }
  if (status === 408) return 'failedTimeout'
  if (status === 503) return 'failedClosed'
  if (status === 507) return 'failedNoRoom'
  return status >= 500 ? 'failedServer' : 'failedRefused'
}

export function readRetryAfter(text: string | null): number {
  const seconds = /^\d{1,4}$/.test(text ?? '') ? Number(text) : DEFAULT_WAIT_SECONDS
  return Math.min(Math.max(seconds, 1), LONGEST_WAIT_SECONDS)
}
