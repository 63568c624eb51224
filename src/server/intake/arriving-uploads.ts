/**
 * All uploads that are arriving. Together they may take up so much of the disk and no more; when a new one does not fit,
 * those that have been silent longest make room. Each is forgotten after a day, finished or not.
 */
import { randomBytes } from 'node:crypto'
import { DAY_MS, dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import type { UploadId, UploadStore } from '../../domain/upload.js'
import {
  createArrivingUpload,
  type ArrivingUpload,
  type ArrivingUploadDeps,
} from './arriving-upload.js'

export interface ArrivingUploadsDeps extends Omit<ArrivingUploadDeps, 'store'> {
  store: UploadStore
  /** What unfinished uploads may take up together, by the lengths that they were announced with. */
  roomBytes: number
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
/** A sender who comes back after that starts anew if others needed the room. */
const SILENT_MS = 600_000
/** Each holds some kilobytes of memory. */
const MAX_UPLOADS = 2_000
/** Between two steps of erasing, so that it holds nobody up. */
const ERASE_PAUSE_MS = 20

export function createArrivingUploads(deps: ArrivingUploadsDeps): ArrivingUploads {
  const { store, roomBytes, nowMs } = deps
  const uploads = new Map<string, ArrivingUpload>(
    store.list().map((stored) => [stored.id, createArrivingUpload(stored, deps)]),
  )
  let isErasing = false
  let isStopped = false
  erase()

  const unfinished = (): ArrivingUpload[] =>
    [...uploads.values()].filter((upload) => upload.receipt() === null)

  function erase(): void {
    if (isErasing || isStopped) return
    isErasing = true
    const step = (): void => {
      isErasing = !isStopped && store.eraseSome()
      if (isErasing) setTimeout(step, ERASE_PAUSE_MS).unref()
    }
    step()
  }

  async function remove(upload: ArrivingUpload): Promise<void> {
    if (!uploads.delete(upload.id)) return
    await upload.end()
    await store.remove(upload.id)
    erase()
  }

  /** Removes the longest silent until there is room; throws `flooded` when there is none to be had. */
  async function makeRoom(lengthBytes: number): Promise<void> {
    const fits = (): boolean =>
      uploads.size < MAX_UPLOADS &&
      unfinished().reduce((sum, upload) => sum + upload.lengthBytes, lengthBytes) <= roomBytes
    const silent = [...uploads.values()]
      .filter((upload) => nowMs() - upload.lastMs() > SILENT_MS)
      .sort((a, b) => a.lastMs() - b.lastMs())
    for (const upload of silent) {
      if (fits()) return
      await remove(upload)
    }
    if (!fits())
      throw new SigiloError('flooded', 'too many uploads are unfinished; try again later')
  }

  return {
    async create(lengthBytes) {
      await makeRoom(lengthBytes)
      const id = randomBytes(16).toString('hex') as UploadId
      const startedDay = dayOf(nowMs())
      const upload = createArrivingUpload(
        { id, lengthBytes, startedDay, offsetBytes: 0, envelopeId: null },
        deps,
      )
      // At once, so that it counts for whoever asks while it is being written.
      uploads.set(id, upload)
      try {
        await store.create({ id, lengthBytes, startedDay })
      } catch (error) {
        uploads.delete(id)
        throw error
      }
      return upload
    },
    find: (id) => uploads.get(id) ?? null,
    remove,
    awaitedBytes: () =>
      unfinished().reduce((sum, upload) => sum + upload.lengthBytes - upload.offsetBytes(), 0),
    expiresAt: (upload) => new Date(upload.startedMs + LIFETIME_MS),
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
      await Promise.all([...uploads.values()].map((upload) => upload.end()))
    },
  }
}
