/** `sigilo envelopes import`: gives the verb the server's database and every set of keys that was ever in force. */
import { importEnvelopes } from '../admin/import-envelopes.js'
import type { Fingerprint } from '../domain/keyring.js'
import { readKeyringFiles, type KeyringFiles } from '../openpgp/keyring-files.js'
import { findAcceptedSets } from '../server/http/accepted-sets.js'
import { createStores } from '../server/store/stores.js'
import type { Config } from './config.js'
import { readKeyFilesOf } from './key-files.js'
import { complain } from './run.js'
import { withDatabase } from './with-store.js'

/** Longer than any keyring has been there. */
const EVER_DAYS = 36_500

const say = (line: string): void => void process.stdout.write(`${line}\n`)

export async function runImport(config: Config, paths: readonly string[]): Promise<void> {
  const now = new Date()
  const files = await readKeyringFiles(readKeyFilesOf(config.keysFolder), config.anchor, now)
  const findRecipients = await findEverAccepted(files, now.getTime())
  await withDatabase(config.databasePath, async (database) => {
    const { envelopes, uploads } = createStores(database)
    const failures = await importEnvelopes(
      {
        uploads,
        has: (id) => envelopes.has(id),
        findRecipients,
        nowMs: () => Date.now(),
        say,
        complain: (error) => {
          process.exitCode = complain(error)
        },
      },
      paths,
    )
    if (failures > 0) {
      process.stderr.write(
        `sigilo: ${String(failures)} of ${String(paths.length)} were not taken\n`,
      )
    }
  })
}

/**
 * A file may have been on the road for months, so the days of grace do not count here: each set that was ever in force is
 * accepted, unless a key of it has been revoked (docs/decisions/0019).
 */
async function findEverAccepted(
  files: KeyringFiles,
  nowMs: number,
): Promise<(keyIds: ReadonlySet<string>) => Fingerprint[] | null> {
  const activeSets = files.history.activeSets.filter(({ fingerprints }) =>
    fingerprints.every((fingerprint) => files.findBytes(fingerprint) !== null),
  )
  const known = { ...files, history: { ...files.history, activeSets } }
  // As the keys could be sealed to when each set was in force: some have expired since.
  const moments = activeSets.flatMap(({ untilDay }) =>
    untilDay === null ? [] : [Date.parse(`${untilDay}T00:00:00Z`)],
  )
  const accepted = await Promise.all(
    [nowMs, ...moments].map((ms) => findAcceptedSets(known, EVER_DAYS, ms, 0)),
  )
  return (keyIds) => {
    for (const sets of accepted) {
      const found = sets.find(keyIds)
      if (found) return found
    }
    return null
  }
}
