/**
 * A verified keyring as the apps use it: what the gate asks (to whose keys is this addressed?) and what is published.
 * Holds public keys only.
 */
import type { KeyringHead } from '../../domain/keyring-head.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { findAcceptedSets } from './accepted-sets.js'
import { createPublication, type Publication, type SecurityContact } from './publication.js'

export interface KeyringInForce {
  anchor: Fingerprint
  head: KeyringHead
  files: KeyringFiles
  /** Whether there is a key that can be sealed to now. */
  isOpen(): boolean
  /** The keys to which these key ids address an envelope; null when it may not be taken. */
  findRecipients(keyIds: ReadonlySet<string>): Fingerprint[] | null
  publication(): Publication
  /** Reckons anew what depends on the day: which keys have expired, which sets are still in grace. */
  refresh(): Promise<void>
}

export interface KeyringSettings {
  graceDays: number
  /** How long until `refresh` is called again, at the most. */
  aheadMs: number
  security: SecurityContact | null
  nowMs: () => number
}

export async function createKeyringInForce(
  files: KeyringFiles,
  { graceDays, aheadMs, security, nowMs }: KeyringSettings,
): Promise<KeyringInForce> {
  const reckon = async () => ({
    sets: await findAcceptedSets(files, graceDays, nowMs(), aheadMs),
    publication: createPublication(files, security, nowMs()),
  })
  let current = await reckon()
  return {
    anchor: files.history.anchor,
    head: { number: files.entries.length, statementSha256: files.statementHashes.at(-1) ?? '' },
    files,
    isOpen: () => current.sets.isOpen,
    findRecipients: (keyIds) => current.sets.find(keyIds),
    publication: () => current.publication,
    async refresh() {
      current = await reckon()
    },
  }
}
