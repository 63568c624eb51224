/** What travels with a download to the desk: the keyring, as a folder that anybody can verify, and the lists of staff. */
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { armorKey } from '../../openpgp/read-key.js'
import type { Lists } from './describe-envelope.js'
import type { TarFile } from './envelope-tar.js'

export function createCompanions(
  keyring: KeyringFiles | null,
  { labels, people }: Lists,
): TarFile[] {
  const lists = {
    version: 1,
    labels: labels.filter(({ isRetired }) => !isRetired).map(({ name }) => name),
    people: people.filter(({ state }) => state === 'active').map(({ name }) => name),
  }
  return [
    { name: 'lists.json', bytes: toJson(lists) },
    ...(keyring ? describeKeyring(keyring) : []),
  ]
}

function describeKeyring({ entries, findBytes }: KeyringFiles): TarFile[] {
  const files = [{ name: 'keyring/keyring.json', bytes: toJson({ version: 1, entries }) }]
  for (const { fingerprint, keySha256 } of entries) {
    const bytes = keySha256 === null ? null : findBytes(fingerprint)
    if (bytes === null) continue
    files.push({ name: `keyring/${fingerprint}.asc`, bytes: Buffer.from(armorKey(bytes)) })
  }
  return files
}

function toJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2) + '\n')
}
