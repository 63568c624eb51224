/**
 * One upload as it arrives: each piece goes through the gate, then to disk, and only then is its offset told. The gate's
 * state and the digest live in memory; after a restart they are worked out again from what is on disk.
 */
import { createHash } from 'node:crypto'
import type { Request } from 'express'
import { dayOf, type Day } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { CHUNK_BYTES } from '../../domain/limits.js'
import { envelopeIdOf, receiptOf, receiptOfId, type Receipt } from '../../domain/receipt.js'
import type { StoredUpload, UploadId, UploadStore } from '../../domain/upload.js'
import { createEnvelopeInspector } from '../../openpgp/inspect-envelope.js'
import { keysChanged } from '../../openpgp/refusal.js'
import { createByteSink, type ByteSink } from '../http/byte-sink.js'
import { receiveBody } from '../http/receive-body.js'
import type { Holding } from './receiving-budget.js'
import { MIN_PIECE_BYTES, demandPieceSize, type Piece } from './tus.js'

export interface ArrivingUploadDeps {
  store: Pick<UploadStore, 'append' | 'finish' | 'readPieces'>
  findRecipients: (keyIds: ReadonlySet<string>) => Fingerprint[] | null
  hold: () => Holding
  nowMs: () => number
  /** It has become an envelope, or was one already. */
  onFinished: () => void
}

/** What is asked of it at the same time is done one after another. */
export interface ArrivingUpload {
  readonly id: UploadId
  readonly lengthBytes: number
  readonly startedMs: number
  readonly startedDay: Day
  /** How many bytes are on disk. */
  offsetBytes(): number
  /** How many bytes have come since the server was started. */
  arrivedBytes(): number
  /** Once it has become an envelope. */
  receipt(): Receipt | null
  /**
   * Takes a piece from where the upload stands, and with the last one makes it an envelope. When the line breaks, what
   * has arrived is kept. A request that is still bringing something is ended: its line is dead, or its sender would not
   * have come again. Throws `wrong_offset`, or what the gate throws; then the upload must be removed.
   */
  receive(request: Request, piece: Piece): Promise<void>
  /**
   * Waits for what is on its way to disk, and makes it an envelope if everything is there and that has not happened yet:
   * after a crash just before.
   */
  settle(): Promise<void>
  /** Waits likewise, and takes nothing more. */
  end(): Promise<void>
}

export function createArrivingUpload(
  stored: StoredUpload,
  deps: ArrivingUploadDeps,
): ArrivingUpload {
  const { id, lengthBytes, startedDay } = stored
  let offsetBytes = stored.offsetBytes
  let receipt = stored.envelopeId ? receiptOfId(stored.envelopeId) : null
  let keyIds: ReadonlySet<string> = new Set()
  let hash = createHash('sha256')
  let inspector = createInspector()
  /** Whether gate and digest have seen what is on disk. */
  let isInStep = offsetBytes === 0
  let current: Request | null = null
  let last: Promise<void> = Promise.resolve()
  let isEnded = false

  function createInspector() {
    return createEnvelopeInspector((found) => {
      keyIds = new Set(found)
      return deps.findRecipients(found) !== null
    }, lengthBytes)
  }

  async function catchUp(): Promise<void> {
    if (isInStep) return
    hash = createHash('sha256')
    inspector = createInspector()
    let seenBytes = 0
    for (const piece of deps.store.readPieces(id)) {
      inspector.push(piece)
      hash.update(piece)
      seenBytes += piece.length
      // A gigabyte takes seconds; others are served meanwhile.
      await new Promise((resolve) => setImmediate(resolve))
    }
    if (seenBytes !== offsetBytes) throw new Error('an upload is not as long as its row says')
    isInStep = true
  }

  async function take(bytes: Uint8Array): Promise<void> {
    inspector.push(bytes)
    hash.update(bytes)
    isInStep = false
    await deps.store.append({ id, lengthBytes, startedDay }, offsetBytes, bytes)
    isInStep = true
    offsetBytes += bytes.length
  }

  async function settle(): Promise<void> {
    if (receipt !== null || offsetBytes < lengthBytes) return
    await catchUp()
    inspector.finish()
    // The keys may have changed while it arrived.
    const recipients = deps.findRecipients(keyIds)
    if (recipients === null) throw keysChanged()
    const digest = hash.copy().digest()
    await deps.store.finish(id, {
      id: envelopeIdOf(digest),
      receivedDay: dayOf(deps.nowMs()),
      recipients,
    })
    receipt = receiptOf(digest)
    deps.onFinished()
  }

  async function receive(request: Request, { offsetBytes: from, bodyBytes }: Piece): Promise<void> {
    await catchUp()
    if (from !== offsetBytes || receipt !== null) {
      throw new SigiloError('wrong_offset', 'the upload does not stand where this piece begins')
    }
    demandPieceSize(bodyBytes, lengthBytes - offsetBytes, false)
    const holding = deps.hold()
    let leftBytes = bodyBytes
    let sink = createSink()
    let pending: Promise<void> = Promise.resolve()

    function createSink(): ByteSink {
      // Blocks are taken as bytes come, so that who only announces bytes takes up no room.
      return createByteSink(Math.min(CHUNK_BYTES, Math.max(leftBytes, 1)), holding.grow)
    }
    async function flush(): Promise<void> {
      const bytes = sink.join()
      leftBytes -= bytes.length
      holding.release()
      sink = createSink()
      if (bytes.length > 0) await take(bytes)
    }
    async function fill(piece: Buffer): Promise<void> {
      for (let offset = 0; offset < piece.length;) {
        const taken = Math.min(piece.length - offset, CHUNK_BYTES - sink.size())
        sink.push(piece.subarray(offset, offset + taken))
        offset += taken
        if (sink.size() === CHUNK_BYTES) await flush()
      }
    }
    try {
      await receiveBody(request, bodyBytes, (piece) => {
        pending = fill(piece)
        return pending
      })
      await flush()
    } catch (error) {
      await pending.catch(() => undefined)
      // What the gate has refused is not kept; what a broken line brought is, unless it is too little for a commit.
      if (isLineFault(error) && sink.size() >= MIN_PIECE_BYTES) await flush()
      throw error
    } finally {
      holding.release()
    }
    await settle()
  }

  /** Ends the request that is bringing something, and does `work` when everything before it is done. */
  async function alone(work: () => Promise<void>): Promise<void> {
    current?.destroy()
    const done = last.then(() => {
      if (isEnded) throw new SigiloError('not_found', 'there is no such upload')
      return work()
    })
    last = done.catch(() => undefined)
    await done
  }

  return {
    id,
    lengthBytes,
    startedDay,
    startedMs: deps.nowMs(),
    offsetBytes: () => offsetBytes,
    arrivedBytes: () => offsetBytes - stored.offsetBytes,
    receipt: () => receipt,
    receive: (request, piece) =>
      alone(async () => {
        current = request
        try {
          await receive(request, piece)
        } finally {
          current = null
        }
      }),
    settle: () => alone(settle),
    end: () =>
      alone(async () => {
        isEnded = true
        await Promise.resolve()
      }),
  }
}

/** What `receiveBody` throws by itself: the line is too slow, or broke. */
function isLineFault(error: unknown): boolean {
  return error instanceof SigiloError && ['too_slow', 'invalid'].includes(error.code)
}
