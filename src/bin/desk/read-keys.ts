/** Who opens and signs for a verb of the desk: keys in files, or GnuPG, which keeps its own. */
import { readFileSync } from 'node:fs'
import type { PrivateKey } from 'openpgp'
import { openCaseFile, type OpenedCase } from '../../desk/case/case-file.js'
import { signTriage } from '../../desk/case/triage-of-case.js'
import { readBytes } from '../../desk/batch/read-bytes.js'
import { MAX_CASE_ARCHIVE_BYTES } from '../../desk/case/case-limits.js'
import { openCaseWithGpg } from '../../desk/disk/open-case-with-gpg.js'
import { GPG_OPENER } from '../../desk/disk/open-with-gpg.js'
import { signWithGpg } from '../../desk/disk/sign-with-gpg.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { createKeychain } from '../../desk/keys/keychain.js'
import { findKnownSigners } from '../../desk/keys/known-signers.js'
import { createKeyOpener } from '../../desk/open/open-with-keys.js'
import type { Opener } from '../../desk/open/opener.js'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { writeTriage, writeTriageFile, type Triage } from '../../domain/triage.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { fingerprintOf } from '../../openpgp/read-key.js'
import { askPassphrase } from '../ask-passphrase.js'
import { readText } from '../keys-options.js'
import type { DropOptions } from './drop-options.js'

export interface StaffKeys {
  opener: Opener
  /** @param keyring says, with the keys at hand, who is known; null: those alone are */
  openCase(file: FileSource, keyring: KeyringFiles | null): Promise<OpenedCase>
  /** @param fingerprint null: the one key that is at hand. Throws `bad_key` when it is not at hand, or cannot sign. */
  signTriage(triage: Triage, fingerprint: Fingerprint | null, now: Date): Promise<string>
}

export async function readStaffKeys(options: DropOptions): Promise<StaffKeys> {
  return options.gnupg === true ? GPG_KEYS : keysOf(await readKeychain(options))
}

const GPG_KEYS: StaffKeys = {
  opener: GPG_OPENER,
  openCase: async (file, keyring) => openCaseWithGpg(file, await findKnownSigners(keyring, [])),
  async signTriage(triage, fingerprint) {
    if (fingerprint === null) throw whichKey()
    const signed = writeTriage(triage)
    return writeTriageFile({ signed, signature: await signWithGpg(fingerprint)(signed) })
  },
}

function keysOf(keys: readonly PrivateKey[]): StaffKeys {
  return {
    opener: createKeyOpener(() => keys),
    async openCase(file, keyring) {
      const bytes = await readBytes(file, 0, Math.min(file.sizeBytes, MAX_CASE_ARCHIVE_BYTES + 1))
      return openCaseFile(bytes, { keys, knownSigners: await findKnownSigners(keyring, keys) })
    },
    signTriage(triage, fingerprint, now) {
      const wanted = keys.filter(
        (key) => fingerprint === null || fingerprintOf(key) === fingerprint,
      )
      const [key] = wanted
      if (key === undefined || wanted.length > 1) throw whichKey()
      return signTriage(triage, key, now)
    },
  }
}

function whichKey(): SigiloError {
  return new SigiloError('invalid', 'which key is to sign', {
    hint: '--sign-with FPR names one that is at hand',
  })
}

async function readKeychain(options: DropOptions): Promise<PrivateKey[]> {
  const keychain = createKeychain()
  for (const path of options.key ?? []) {
    const added = new Set(
      (await keychain.add(readKeyFile(path))).map(({ fingerprint }) => fingerprint),
    )
    for (const fingerprint of added) {
      // A passphrase may have opened others too.
      const isOpen = keychain
        .list()
        .some((key) => key.fingerprint === fingerprint && key.isUnlocked)
      if (!isOpen) await keychain.unlock(fingerprint, await readPassphrase(path, options))
    }
  }
  return keychain.unlocked()
}

function readKeyFile(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (cause) {
    throw new SigiloError('not_found', `${path} cannot be read`, { cause })
  }
}

function readPassphrase(path: string, options: DropOptions): string | Promise<string> {
  const file = options['passphrase-file']
  if (file === undefined) return askPassphrase(`Passphrase of ${path}: `)
  return readText(file).replace(/\r?\n$/, '')
}
