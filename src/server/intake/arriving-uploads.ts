/**
 * All uploads that are arriving. Together they may take up so much of the disk and no more; when a new one does not fit,
 * those that only hold a place make room. Each is forgotten after a day, finished or not.
 */
import { randomBytes } from 'node:crypto'
import { DAY_MS, dayOf } from '../../domain/day.js'
import { SigiloError, classOfError } from '../../domain/errors.js'
import type { UploadId, UploadStore } from '../../domain/upload.js'
import {
  createArrivingUpload,
  type ArrivingUpload,
  type ArrivingUploadDeps,
} from './arriving-upload.js'

export interface ArrivingUploadsDeps extends Omit<ArrivingUploadDeps, 'store' | 'onFinished'> {
  store: UploadStore
  /** What unfinished uploads may take up together, by the lengths that they were announced with. */
  roomBytes: number
  report: (line: string) => void
}

export interface ArrivingUploads {
  /** Throws `flooded` when there is no room among the unfinished ones. */
  create(lengthBytes: number): Promise<ArrivingUpload>
  find(id: string): ArrivingUpload | null
  /** Forgets an upload and erases its ciphertext, unless it is an envelope by now. */
  remove(upload: ArrivingUpload): Promise<void>
  /** How many bytes are still to come. */
  awaitedBytes(): number
  /** When it is forgotten at the latest. */
  expiresAt(upload: ArrivingUpload): Date
  /** Forgets those whose day is over. */
  sweep(): Promise<void>
  /** Ends what is under way, waits until it is on disk, and starts nothing more. */
  stop(): Promise<void>
}

const LIFETIME_MS = DAY_MS
/** Whoever has sent nothing by then holds a place and no more. */
const FIRST_PIECE_MS = 60_000
/** After a start slow enough for everybody, an upload that is slower than this makes room for others: see `receive-body.ts`. */
const GRACE_MS = 600_000
const MIN_BYTES_PER_SECOND = 500
/** Each holds some kilobytes of memory. */
const MAX_UPLOADS = 2_000
/** Between two steps of erasing, so that it holds nobody up; after one that failed, a disk may be free again. */
const ERASE_PAUSE_MS = 20
const ERASE_RETRY_MS = 60_000

export function createArrivingUploads(deps: ArrivingUploadsDeps): ArrivingUploads {
  const { store, roomBytes, nowMs, report } = deps
  const each: ArrivingUploadDeps = {
    ...deps,
    // The same envelope may have been there: then its ciphertext is to be erased.
    onFinished: () => {
      eraseAfter(ERASE_PAUSE_MS)
    },
  }
  const uploads = new Map<string, ArrivingUpload>(
    store.list().map((stored) => [stored.id, createArrivingUpload(stored, each)]),
  )
  let eraseTimer: NodeJS.Timeout | null = null
  let isStopped = false
  eraseAfter(ERASE_PAUSE_MS)

  const unfinished = (): ArrivingUpload[] =>
    [...uploads.values()].filter((upload) => upload.receipt() === null)
  const sumOf = (all: readonly ArrivingUpload[]): number =>
    all.reduce((sum, upload) => sum + upload.lengthBytes, 0)

  function eraseAfter(ms: number): void {
    if (eraseTimer === null && !isStopped) eraseTimer = setTimeout(eraseStep, ms).unref()
  }

  function eraseStep(): void {
    eraseTimer = null
    try {
      if (store.eraseSome()) eraseAfter(ERASE_PAUSE_MS)
    } catch (error) {
      report(`warning: what was forgotten could not be erased yet (${classOfError(error)})`)
      eraseAfter(ERASE_RETRY_MS)
    }
  }

  async function remove(upload: ArrivingUpload): Promise<void> {
    if (!uploads.delete(upload.id)) return
    await upload.end()
    try {
      await store.remove(upload.id)
    } catch (error) {
      // A full disk: it is forgotten when the server is started again, and by its day at the latest.
      report(`warning: an upload could not be forgotten yet (${classOfError(error)})`)
    }
    eraseAfter(ERASE_PAUSE_MS)
  }

  /** Whether it only holds a place: nothing has come, or less than any honest line brings. */
  function isIdle(upload: ArrivingUpload): boolean {
    const ageMs = nowMs() - upload.startedMs
    if (upload.offsetBytes() === 0) return ageMs > FIRST_PIECE_MS
    return ageMs > GRACE_MS && upload.arrivedBytes() * 1000 < MIN_BYTES_PER_SECOND * ageMs
  }

  /** Throws `flooded` when there is none to be had, and removes nothing then. */
  async function makeRoom(lengthBytes: number): Promise<void> {
    const waiting = unfinished()
    let excessBytes = sumOf(waiting) + lengthBytes - roomBytes
    let excess = uploads.size + 1 - MAX_UPLOADS
    const leaving: ArrivingUpload[] = []
    const rate = (upload: ArrivingUpload): number =>
      upload.arrivedBytes() / (nowMs() - upload.startedMs)
    const idle = waiting.filter(isIdle).sort((a, b) => rate(a) - rate(b))
    const finished = [...uploads.values()].filter((upload) => upload.receipt() !== null)
    for (const upload of [...idle, ...finished]) {
      // A finished one takes up no room; only its sender may ask again what became of it.
      const helps = upload.receipt() === null ? excessBytes > 0 || excess > 0 : excess > 0
      if (!helps) continue
      leaving.push(upload)
      excess--
      if (upload.receipt() === null) excessBytes -= upload.lengthBytes
    }
    if (excessBytes > 0 || excess > 0) {
      throw new SigiloError('flooded', 'too many uploads are unfinished; try again later')
    }
    for (const upload of leaving) await remove(upload)
  }

  return {
    async create(lengthBytes) {
      await makeRoom(lengthBytes)
      const id = randomBytes(16).toString('hex') as UploadId
      const stored = {
        id,
        lengthBytes,
        startedDay: dayOf(nowMs()),
        offsetBytes: 0,
        envelopeId: null,
      }
      const upload = createArrivingUpload(stored, each)
      uploads.set(id, upload)
      return upload
    },
    find: (id) => uploads.get(id) ?? null,
    remove,
    awaitedBytes: () =>
      unfinished().reduce((sum, upload) => sum + upload.lengthBytes - upload.offsetBytes(), 0),
    expiresAt: ({ startedMs, startedDay }) =>
      new Date(Math.min(startedMs + LIFETIME_MS, Date.parse(startedDay) + 2 * DAY_MS)),
    async sweep() {
      const yesterday = dayOf(nowMs() - DAY_MS)
      for (const upload of uploads.values()) {
        // Of those that came before the server was started, only the day is known.
        const isOver = nowMs() - upload.startedMs >= LIFETIME_MS || upload.startedDay < yesterday
        if (isOver) await remove(upload)
      }
    },
    async stop() {
      isStopped = true
      if (eraseTimer) clearTimeout(eraseTimer)
      await Promise.all([...uploads.values()].map((upload) => upload.end()))
    },
  }
}
