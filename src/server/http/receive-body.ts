/**
 * Receives a body of known length piece by piece, from senders on very slow lines and from attackers who pretend to be
 * on one: the line must carry a kilobyte a second on average after the first twenty seconds, or it is cut.
 */
import type { Request } from 'express'
import { SigiloError } from '../../domain/errors.js'

const HEAD_START_MS = 20_000
const MIN_BYTES_PER_MS = 1

/**
 * Calls `take` with each piece; what it throws ends the reception at once. Resolves when exactly `lengthBytes` have
 * arrived. Throws `invalid` when there are more or fewer, `too_slow` when the line is.
 */
export function receiveBody(
  request: Request,
  lengthBytes: number,
  take: (piece: Buffer) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now()
    let receivedBytes = 0
    let timer = setTimeout(checkPace, HEAD_START_MS)

    function checkPace(): void {
      const allowedMs = HEAD_START_MS + receivedBytes / MIN_BYTES_PER_MS
      const leftMs = startedMs + allowedMs - performance.now()
      if (leftMs <= 0) fail(new SigiloError('too_slow', 'the line is too slow for this envelope'))
      else timer = setTimeout(checkPace, leftMs)
    }
    function stop(): void {
      clearTimeout(timer)
      request.off('data', onData).off('end', onEnd).off('close', onClose)
    }
    function fail(error: unknown): void {
      stop()
      reject(error instanceof Error ? error : new Error('not an error', { cause: error }))
    }
    function onData(piece: Buffer): void {
      receivedBytes += piece.length
      if (receivedBytes > lengthBytes) {
        fail(lengthFault())
        return
      }
      try {
        take(piece)
      } catch (error) {
        fail(error)
      }
    }
    function onEnd(): void {
      stop()
      if (receivedBytes === lengthBytes) resolve()
      else reject(lengthFault())
    }
    function onClose(): void {
      fail(new SigiloError('invalid', 'the line broke before the envelope was whole'))
    }
    request.on('data', onData).on('end', onEnd).on('close', onClose)
    request.on('error', onClose)
  })
}

function lengthFault(): SigiloError {
  return new SigiloError('invalid', 'the body is not as long as Upload-Length says')
}
