/**
 * One request of the tus protocol. XMLHttpRequest, since fetch tells nothing of how much has been sent; a request on whose
 * line nothing moves is given up.
 */
export interface TusAnswer {
  status: number
  header(name: string): string | null
  /** The code of our own errors, `keys_changed` and its sisters; null when there is none. */
  error: string | null
}

export interface TusRequest {
  method: 'POST' | 'PATCH' | 'HEAD'
  address: string
  headers: Record<string, string>
  body?: Uint8Array<ArrayBuffer>
  stop: AbortSignal
  onSent?: (bytes: number) => void
}

/**
 * A browser may hand a whole piece to the system at once and then say nothing until it has gone: so long as four kilobytes
 * a second take, and never so long that a dead line goes unnoticed.
 */
const STALLED_MS = 30_000
const BYTES_PER_MS = 4
const LONGEST_STALL_MS = 90_000

/** Resolves with null when the line breaks or stalls, or the sending is stopped. */
export function requestTus(request: TusRequest): Promise<TusAnswer | null> {
  return new Promise((resolve) => {
    const xhr = new XMLHttpRequest()
    const bodyBytes = request.body?.length ?? 0
    const stalledMs = Math.min(STALLED_MS + bodyBytes / BYTES_PER_MS, LONGEST_STALL_MS)
    let timer = setTimeout(giveUp, stalledMs)
    function giveUp(): void {
      xhr.abort()
    }
    function moves(): void {
      clearTimeout(timer)
      timer = setTimeout(giveUp, stalledMs)
    }
    function end(answer: TusAnswer | null): void {
      clearTimeout(timer)
      request.stop.removeEventListener('abort', giveUp)
      resolve(answer)
    }
    request.stop.addEventListener('abort', giveUp)
    xhr.upload.onprogress = ({ loaded }) => {
      moves()
      request.onSent?.(loaded)
    }
    xhr.onload = () => {
      end({
        status: xhr.status,
        header: (name) => xhr.getResponseHeader(name),
        error: findError(xhr.responseText),
      })
    }
    xhr.onerror = xhr.onabort = () => {
      end(null)
    }
    xhr.open(request.method, request.address)
    xhr.setRequestHeader('Tus-Resumable', '1.0.0')
    for (const [name, value] of Object.entries(request.headers)) xhr.setRequestHeader(name, value)
    // As a blob: Chromium keeps every buffer that was sent in the page's memory, and takes ten times as long.
    xhr.send(request.body ? new Blob([request.body]) : null)
    if (request.stop.aborted) xhr.abort()
  })
}

function findError(text: string): string | null {
  try {
    const { error } = JSON.parse(text) as { error?: unknown }
    return typeof error === 'string' ? error : null
  } catch {
    return null
  }
}
