/**
 * What the store keeps of an envelope and what it promises. Each part of the house asks for the functions it needs:
 * intake gets `insert`, the admin tool gets the readers.
 */
import type { Day } from './day.js'
import type { Fingerprint } from './keyring.js'
import type { EnvelopeId } from './receipt.js'

export interface NewEnvelope {
  id: EnvelopeId
  receivedDay: Day
  /** The keys that can open it. */
  recipients: readonly Fingerprint[]
  /** The whole ciphertext, in the order of its bytes. */
  bytes: Uint8Array
}

export interface EnvelopeListing {
  id: EnvelopeId
  receivedDay: Day
  sizeBytes: number
  /** Empty for an envelope that came before recipients were kept. */
  recipients: Fingerprint[]
}

export interface EnvelopeCount {
  openable: number
  byNoOther: number
}

export interface EnvelopeStore {
  /**
   * Resolves when the envelope is on disk and would survive a power cut; the same envelope twice is stored once.
   * Throws `no_room` when the disk is full; then nothing of it is kept.
   */
  insert(envelope: NewEnvelope): Promise<void>
  /** Whether the envelope is stored. */
  has(id: EnvelopeId): boolean
  /** A page of envelopes in the order of their ids, which says nothing about the order of arrival. */
  list(afterId: EnvelopeId | null, limit: number): EnvelopeListing[]
  /** How many envelopes the key can open, and how many of them no other key can: of those given, or (null) of all. */
  countFor(fingerprint: Fingerprint, others: readonly Fingerprint[] | null): EnvelopeCount
  /** The ciphertext piece by piece; nothing when there is no such envelope. */
  readChunks(id: EnvelopeId): Iterable<Uint8Array>
}
