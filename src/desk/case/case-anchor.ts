/** Which keyring two cases trust, put together: one anchor, and how far its keyring was seen to have come. */
import { SigiloError } from '../../domain/errors.js'
import type { KeyringHead } from '../../domain/keyring-head.js'
import type { Case } from './case.js'

/**
 * The head that is further is kept, and what comes next must go on from there (`demandContinuation`). Throws `invalid` when
 * the two can not both be true: a person has to find out which.
 */
export function mergeAnchors(one: Case['anchor'], other: Case['anchor']): Case['anchor'] {
  if (one === null || other === null) return one ?? other
  if (one.fingerprint !== other.fingerprint) {
    throw new SigiloError('invalid', 'the two cases trust different anchors', {
      hint: 'compare both fingerprints with the one that your organisation has published',
    })
  }
  return { fingerprint: one.fingerprint, head: mergeHeads(one.head, other.head) }
}

/** As JSON, members in a fixed order. */
export function writeAnchor(anchor: Case['anchor']): string {
  if (anchor === null) return 'null'
  const { fingerprint, head } = anchor
  const written = head && { number: head.number, statementSha256: head.statementSha256 }
  return JSON.stringify({ fingerprint, head: written })
}

function mergeHeads(one: KeyringHead | null, other: KeyringHead | null): KeyringHead | null {
  if (one === null || other === null) return one ?? other
  if (one.number === other.number && one.statementSha256 !== other.statementSha256) {
    throw new SigiloError('invalid', 'the two cases have seen different keyrings of one anchor', {
      hint: 'somebody was shown a keyring that others were not; do not seal or merge anything before you know which is right',
    })
  }
  return one.number >= other.number ? one : other
}
