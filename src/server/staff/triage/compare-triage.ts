/**
 * What a triage file would do to the envelopes as they are now. Its digest stands for all of it: when anything that counts
 * has changed since a person looked, the digest is another one, and what they agreed to is not what would happen.
 */
import { createHash } from 'node:crypto'
import type {
  HandledEnvelope,
  HandlingChange,
  HandlingStore,
  PurgedEnvelope,
  RetentionStore,
} from '../../../domain/handling.js'
import type { Receipt } from '../../../domain/receipt.js'
import type { TriageEntry } from '../../../domain/triage.js'
import type { VerifiedTriage } from '../../../openpgp/verify-triage.js'
import type { Lists } from '../describe-envelope.js'
import { findUnlisted, toChange } from './read-entry.js'

export interface CompareDeps {
  handlings: Pick<HandlingStore, 'find'>
  retention: Pick<RetentionStore, 'findPurged'>
  lists: () => Lists
}

export interface ChangedEnvelope {
  before: HandledEnvelope
  /** Only what becomes other than it was. */
  change: HandlingChange
}

export interface Difference {
  changed: ChangedEnvelope[]
  /** They are already as the file says. */
  same: Receipt[]
  /** The file names labels or people that are not in the list: nothing of the entry is applied. */
  unlisted: { receipt: Receipt; names: string[] }[]
  /** Left alone: a person put them there, or a rule. */
  binned: Receipt[]
  purged: PurgedEnvelope[]
  unknown: Receipt[]
  /** SHA-256 in lower-case hexadecimal. */
  digest: string
}

export function compareTriage(
  deps: CompareDeps,
  { triage, signedSha256 }: VerifiedTriage,
): Difference {
  const lists = deps.lists()
  const hash = createHash('sha256').update(signedSha256)
  const difference: Difference = {
    ...{ changed: [], same: [], unlisted: [], binned: [], purged: [], unknown: [] },
    digest: '',
  }
  for (const entry of triage.entries) {
    const envelope = deps.handlings.find(entry.receipt)
    const outcome = envelope
      ? compareEntry(difference, entry, envelope, lists)
      : missEntry(difference, entry, deps.retention)
    hash.update(JSON.stringify([entry.receipt, envelope?.version ?? null, outcome]))
  }
  return { ...difference, digest: hash.digest('hex') }
}

/** Returns what the digest is to hold of it, as does `missEntry`. */
function compareEntry(
  difference: Difference,
  entry: TriageEntry,
  before: HandledEnvelope,
  lists: Lists,
): unknown {
  const { receipt } = entry
  if (before.binnedDay !== null) {
    difference.binned.push(receipt)
    return 'binned'
  }
  const names = findUnlisted(entry, before, lists)
  if (names.length > 0) {
    difference.unlisted.push({ receipt, names })
    return names
  }
  const change = toChange(entry, before, lists)
  if (Object.keys(change).length === 0) {
    difference.same.push(receipt)
    return 'same'
  }
  difference.changed.push({ before, change })
  return change
}

function missEntry(
  difference: Difference,
  { receipt }: TriageEntry,
  { findPurged }: CompareDeps['retention'],
): unknown {
  const purged = findPurged(receipt)
  if (purged) difference.purged.push(purged)
  else difference.unknown.push(receipt)
  return purged ? 'purged' : 'unknown'
}
