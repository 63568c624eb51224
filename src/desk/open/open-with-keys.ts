/** Opens envelopes with secret keys in memory; which key opens which is found by itself. */
import type { PrivateKey } from 'openpgp'
import { openEnvelope } from '../open-envelope.js'
import type { Opener } from './opener.js'

/** @param keys those that are unlocked now; asked anew for each envelope */
export function createKeyOpener(keys: () => readonly PrivateKey[]): Opener {
  return {
    async open(envelope, taker) {
      const { openedBy, ...texts } = await openEnvelope(envelope, keys(), taker)
      return { texts, openedBy }
    },
  }
}
