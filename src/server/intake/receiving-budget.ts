/**
 * How much of what is still arriving is held in memory at once. Whole small envelopes and pieces of large ones have a
 * budget each: whoever holds up large ones, which take long by nature, must not shut out the tips that most sources send.
 */
import { SigiloError } from '../../domain/errors.js'

const BUDGET_BYTES = 67_108_864

export interface Holding {
  /** Throws `flooded` when there is no room for so many bytes more. */
  grow: (bytes: number) => void
  release: () => void
}

export function createReceivingBudget(): () => Holding {
  let heldBytes = 0
  return () => {
    let ownBytes = 0
    return {
      grow(bytes) {
        if (heldBytes + bytes > BUDGET_BYTES) {
          throw new SigiloError('flooded', 'too much is arriving at once; try again in a moment')
        }
        heldBytes += bytes
        ownBytes += bytes
      },
      release() {
        heldBytes -= ownBytes
        ownBytes = 0
      },
    }
  }
}
