/**
 * How much of envelopes that are still arriving is held at once. Small ones have a budget of their own: whoever holds up
 * large ones, which take long by nature, must not shut out the tips that most sources send.
 */
import { SigiloError } from '../../domain/errors.js'

/** The longest text tip is sealed into 64 KiB; four times that is still held for seconds only. */
const SMALL_BYTES = 262_144
const BUDGET_BYTES = { small: 67_108_864, large: 134_217_728 }

export interface Holding {
  /** Throws `flooded` when there is no room for so many bytes more. */
  grow: (bytes: number) => void
  release: () => void
}

export function createReceivingBudget(): (lengthBytes: number) => Holding {
  const heldBytes = { small: 0, large: 0 }
  return (lengthBytes) => {
    const kind = lengthBytes <= SMALL_BYTES ? 'small' : 'large'
    let ownBytes = 0
    return {
      grow(bytes) {
        if (heldBytes[kind] + bytes > BUDGET_BYTES[kind]) {
          throw new SigiloError('flooded', 'too much is arriving at once; try again in a moment')
        }
        heldBytes[kind] += bytes
        ownBytes += bytes
      },
      release() {
        heldBytes[kind] -= ownBytes
        ownBytes = 0
      },
    }
  }
}
