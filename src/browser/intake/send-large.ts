/**
 * Sends an envelope in pieces over a line that may break again and again (tus 1.0). The server says how much it has on disk;
 * from there it goes on. One piece is held, and nothing else.
 */
import type { LargeOutcome, LargeSending } from './files-part.js'
import { createPieceReader } from './piece-reader.js'
import { readRetryAfter } from './post-envelope.js'
import { requestTus, type TusAnswer } from './tus-request.js'

/** The first piece; then as much as the line takes in a few seconds, so that asking and answering costs little of it. */
const FIRST_PIECE_BYTES = 65_536
const SMALLEST_PIECE_BYTES = 32_768
const LARGEST_PIECE_BYTES = 4_194_304
const PIECE_SECONDS = 8

/** How long to wait after a break: longer each time in a row, never long. */
const PAUSES_SECONDS = [1, 2, 4, 8, 15, 30]
/** A server that fails so often in a row has a trouble that waiting does not mend. */
const MAX_FAULTS = 5
/** An upload that is gone is begun anew so often. */
const MAX_BEGINNINGS = 3
/** Before anything has begun, the person had better have the text back than wait for a line that is not there. */
const MAX_BREAKS_UNBEGUN = 3

/** Where the upload stands; or that it has to wait; or what became of it; null: the line broke. */
type Step = { offsetBytes: number } | { waitSeconds: number } | LargeOutcome | null

export async function sendLarge(sending: LargeSending): Promise<LargeOutcome> {
  const { source, stop, memory } = sending
  const reader = createPieceReader(source, LARGEST_PIECE_BYTES)
  const rate = createRate()
  let beginnings = memory.upload === null ? 0 : 1
  let furthestBytes = 0
  let breaks = 0
  let faults = 0

  async function begin(): Promise<Step> {
    if (beginnings === MAX_BEGINNINGS) return 'failedServer'
    const answer = await requestTus({
      method: 'POST',
      address: '/envelopes',
      headers: { 'Upload-Length': String(source.lengthBytes) },
      stop,
    })
    if (answer?.status !== 201) return judge(answer)
    beginnings++
    const address = answer.header('Location') ?? ''
    if (!address.startsWith('/envelopes/')) return 'failedServer'
    memory.upload = address
    return { offsetBytes: 0 }
  }

  async function ask(): Promise<Step> {
    if (memory.upload === null) return begin()
    const address = memory.upload
    return judge(await requestTus({ method: 'HEAD', address, headers: {}, stop }))
  }

  async function sendPiece(offsetBytes: number): Promise<Step> {
    let body: Uint8Array<ArrayBuffer>
    try {
      body = await reader.read(offsetBytes, rate.bytesIn(PIECE_SECONDS))
    } catch {
      return 'failedFile'
    }
    const onSent = (sentBytes: number): void => {
      const leftBytes = source.lengthBytes - offsetBytes - sentBytes
      sending.onProgress(offsetBytes + sentBytes, rate.secondsFor(leftBytes))
    }
    const startedMs = performance.now()
    const answer = await requestTus({
      method: 'PATCH',
      address: memory.upload ?? '',
      headers: {
        'Content-Type': 'application/offset+octet-stream',
        'Upload-Offset': String(offsetBytes),
      },
      body,
      stop,
      onSent,
    })
    if (answer?.status === 204) rate.add(body.length, performance.now() - startedMs)
    else if (answer === null) rate.slowDown()
    return judge(answer)
  }

  /** What an answer means for the whole sending. */
  function judge(answer: TusAnswer | null): Step {
    if (answer === null) return null
    const { status, error } = answer
    if (status === 200 || status === 204) {
      const receipt = answer.header('Sigilo-Receipt')
      const own = reader.receipt()
      if (receipt !== null) return receipt === own ? { receipt: own } : 'failedReceipt'
      const offsetBytes = Number(answer.header('Upload-Offset') ?? NaN)
      if (!(offsetBytes < source.lengthBytes)) return 'failedServer'
      faults = 0
      // A line that breaks and still brings something each time is no line that is gone.
      if (offsetBytes > furthestBytes) breaks = 0
      furthestBytes = Math.max(furthestBytes, offsetBytes)
      return { offsetBytes }
    }
    if (status === 409 && error === 'keys_changed') return 'keysChanged'
    if (status === 429) return { waitSeconds: readRetryAfter(answer.header('Retry-After')) }
    if (status === 503 && error === 'closed') return 'failedClosed'
    if (status === 507) return 'failedNoRoom'
    // Forgotten: a day has passed, or others needed the room.
    if (status === 404) memory.upload = null
    else if (status !== 408 && status !== 409 && status < 500) return 'failedRefused'
    return ++faults > MAX_FAULTS ? 'failedServer' : null
  }

  stop.addEventListener('abort', () => {
    // At once, while the page may still send something: the server need not keep what will never be whole.
    if (memory.upload !== null) forgetUpload(memory.upload)
    memory.upload = null
  })
  sending.onProgress(0, null)
  let step: Step = await ask()
  for (;;) {
    if (step !== null && typeof step === 'object' && 'receipt' in step) {
      // There is nothing left to be forgotten, and it has arrived even if it was to be stopped.
      memory.upload = null
      return step
    }
    if (stop.aborted) return 'failedStopped'
    if (typeof step === 'string') return step
    if (step === null) {
      if (++breaks > MAX_BREAKS_UNBEGUN && beginnings === 0) return 'failedOffline'
      sending.onBreak(breaks)
      await pause(PAUSES_SECONDS[Math.min(breaks, PAUSES_SECONDS.length) - 1] ?? 1, stop)
      step = await ask()
    } else if ('waitSeconds' in step) {
      sending.onWait(step.waitSeconds)
      await pause(step.waitSeconds, stop)
      step = await ask()
    } else {
      step = await sendPiece(step.offsetBytes)
    }
  }
}

/** How fast the line is, by the pieces that went; the last ones count most. */
function createRate() {
  let bytesPerSecond: number | null = null
  return {
    add(bytes: number, ms: number): void {
      const latest = (bytes * 1000) / Math.max(ms, 1)
      bytesPerSecond = bytesPerSecond === null ? latest : (bytesPerSecond + latest) / 2
    },
    /** A piece did not get through: the next one is smaller. */
    slowDown(): void {
      bytesPerSecond = (bytesPerSecond ?? FIRST_PIECE_BYTES / PIECE_SECONDS) / 2
    },
    bytesIn: (seconds: number): number =>
      bytesPerSecond === null
        ? FIRST_PIECE_BYTES
        : Math.round(
            Math.min(Math.max(bytesPerSecond * seconds, SMALLEST_PIECE_BYTES), LARGEST_PIECE_BYTES),
          ),
    secondsFor: (bytes: number): number | null =>
      bytesPerSecond === null ? null : bytes / bytesPerSecond,
  }
}

/** Until the time is over, the line is back, or the sending is stopped. */
function pause(seconds: number, stop: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(end, seconds * 1000)
    function end(): void {
      clearTimeout(timer)
      removeEventListener('online', end)
      stop.removeEventListener('abort', end)
      resolve()
    }
    addEventListener('online', end)
    stop.addEventListener('abort', end)
  })
}

/** What is left of it would be forgotten by its day; so it is forgotten now. */
export function forgetUpload(address: string): void {
  fetch(address, {
    method: 'DELETE',
    headers: { 'Tus-Resumable': '1.0.0' },
    credentials: 'omit',
    keepalive: true,
  }).catch(() => undefined)
}
