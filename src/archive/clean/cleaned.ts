/**
 * What a cleaner gives back: the same picture, sound or document without what it says about who made it, where and when.
 * Nothing is decoded and encoded again; the bytes that carry the content are taken over as they are.
 */
import type { Trace } from '../../domain/tip-file.js'
import type { Part } from '../parts.js'

export type { Part, Trace }

export interface Cleaned {
  /** In order; together they are the cleaned file. */
  parts: Part[]
  /** What was found and is no longer there, each once; empty when there was nothing. */
  removed: Trace[]
  /** Whether something of that kind may still be inside, because this format has places that are not understood. */
  mayRemain: boolean
}

/**
 * Cleans a file of one format. Resolves with null when the file is not well formed as that format; then nothing is known
 * of it. Throws only when the file can no longer be read.
 */
export type Cleaner = (file: Blob) => Promise<Cleaned | null>
