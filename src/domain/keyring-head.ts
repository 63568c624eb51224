/**
 * How far a keyring has come. A keyring that was in force once only ever grows; one that is shorter, or says other at the
 * place where it stood, was rolled back or signed anew, and is refused.
 */
import { brokenKeyring } from './keyring.js'

export interface KeyringHead {
  number: number
  /** SHA-256 of the statement of that entry, in lower-case hexadecimal. */
  statementSha256: string
}

export interface KeyringHeadStore {
  /** Null when no keyring was ever in force. */
  find(): KeyringHead | null
  save(head: KeyringHead): void
}

/**
 * Throws `bad_key` unless the keyring goes on from where it was seen last.
 * @param statementHashes the SHA-256 of each statement of the keyring, in order
 */
export function demandContinuation(
  statementHashes: readonly string[],
  seen: KeyringHead | null,
): void {
  if (seen === null) return
  if (statementHashes.length < seen.number) {
    throw brokenKeyring(
      `it is older than the one that was in force: ${String(statementHashes.length)} entries, where ${String(seen.number)} were seen`,
    )
  }
  if (statementHashes[seen.number - 1] !== seen.statementSha256) {
    throw brokenKeyring('it does not go on from the one that was in force')
  }
}
