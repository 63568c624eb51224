/**
 * Receives a body of known length piece by piece, from senders on very slow lines and from attackers who pretend to be
 * on one: each 25 seconds must carry 12,500 bytes or the rest of the body, or the line is cut.
 */
import type { Request } from 'express'
import { SigiloError } from '../../domain/errors.js'

const PERIOD_MS = 25_000
/** Half a kilobyte a second; an average since the start would let a sender who began fast hold on for hours. */
const MIN_BYTES_PER_PERIOD = 12_500

/**
 * Calls `take` with each piece, and waits for what it promises before the next one; what it throws ends the reception at
 * once. Resolves when exactly `lengthBytes` have arrived. Throws `invalid` when there are more or fewer, `too_slow` when the line is.
 */
export function receiveBody(
  request: Request,
  lengthBytes: number,
  take: (piece: Buffer) => Promise<void> | void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    // It may have waited for its turn, and nothing tells a listener that comes late.
    if (request.destroyed && !request.readableEnded) {
      reject(lineBroken())
      return
    }
    let receivedBytes = 0
    let countedBytes = 0
    let taken: Promise<void> = Promise.resolve()
    const timer = setInterval(() => {
      if (receivedBytes - countedBytes < MIN_BYTES_PER_PERIOD) {
        fail(new SigiloError('too_slow', 'the line is too slow for this envelope'))
      }
      countedBytes = receivedBytes
    }, PERIOD_MS)

    function stop(): void {
      clearInterval(timer)
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
        const taking = take(piece)
        if (!(taking instanceof Promise)) return
        request.pause()
        taken = taking.then(() => {
          request.resume()
        }, fail)
      } catch (error) {
        fail(error)
      }
    }
    function onEnd(): void {
      stop()
      // The end of a stream may come while it is paused.
      void taken.then(() => {
        if (receivedBytes === lengthBytes) resolve()
        else reject(lengthFault())
      })
    }
    function onClose(): void {
      fail(lineBroken())
    }
    request.on('data', onData).on('end', onEnd).on('close', onClose)
    request.on('error', onClose)
  })
}

function lineBroken(): SigiloError {
  return new SigiloError('invalid', 'the line broke before everything was there')
}

function lengthFault(): SigiloError {
  return new SigiloError('invalid', 'the body is not as long as Upload-Length says')
}
