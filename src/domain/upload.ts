/**
 * An envelope that is still arriving, piece by piece, over a line that breaks. Nobody but who sends it can see it; when its
 * last byte has been let through it becomes an envelope in one step.
 */
import type { Day } from './day.js'
import type { Fingerprint } from './keyring.js'
import type { EnvelopeId } from './receipt.js'

declare const uploadIdBrand: unique symbol

/** 128 random bits in lower-case hexadecimal, 32 characters: who knows it may go on with the upload, or end it. */
export type UploadId = string & { readonly [uploadIdBrand]: true }

export interface Upload {
  id: UploadId
  lengthBytes: number
  startedDay: Day
}

export interface StoredUpload extends Upload {
  /** How many bytes are on disk. */
  offsetBytes: number
  /** What it became; kept for a day, so that who did not hear the answer can ask again. */
  envelopeId: EnvelopeId | null
}

export interface FinishedEnvelope {
  id: EnvelopeId
  receivedDay: Day
  recipients: readonly Fingerprint[]
}

/** What is awaited here has been written to disk when it resolves. `no_room` is thrown when the disk is full. */
export interface UploadStore {
  /** Appends a piece; `offsetBytes` is where it begins. The first piece brings the upload into the store. */
  append(upload: Upload, offsetBytes: number, bytes: Uint8Array): Promise<void>
  /** In one transaction: staff see the whole envelope or none. The same envelope twice is stored once. */
  finish(id: UploadId, envelope: FinishedEnvelope): Promise<void>
  /** Forgets an upload, if it is there; its ciphertext goes soon after, unless it has become an envelope. */
  remove(id: UploadId): Promise<void>
  list(): StoredUpload[]
  /** What has arrived of an unfinished upload, piece by piece. */
  readPieces(id: UploadId): Iterable<Uint8Array>
  /** Erases some of the ciphertext that was forgotten; false when there is none left. */
  eraseSome(): boolean
}
