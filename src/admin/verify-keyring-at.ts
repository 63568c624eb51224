/**
 * `sigilo keys verify URL-or-DIR`: what anybody can do who knows the anchor's fingerprint from elsewhere. Of a site it
 * fetches what pages fetch.
 */
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import {
  readKeyringFiles,
  type KeyringFiles,
  type ReadKeyringFile,
} from '../openpgp/keyring-files.js'

const TIME_LIMIT_MS = 30_000

/** Throws `bad_key` with the first thing that does not hold. */
export function verifyKeyringAt(
  place: string,
  anchor: Fingerprint | null,
  now: Date,
  readFolder: (folder: string) => ReadKeyringFile,
): Promise<KeyringFiles> {
  const readFile = /^https?:\/\//.test(place) ? siteReader(readUrl(place)) : readFolder(place)
  return readKeyringFiles(readFile, anchor, now)
}

function readUrl(text: string): URL {
  try {
    return new URL(text)
  } catch (cause) {
    throw new SigiloError('invalid', 'this is not the address of a site', { cause })
  }
}

function siteReader({ origin }: URL): ReadKeyringFile {
  return async (name) => {
    const path = name === 'keyring.json' ? '/keyring.json' : `/keys/${name}`
    let response: Response
    try {
      response = await fetch(origin + path, {
        redirect: 'error',
        signal: AbortSignal.timeout(TIME_LIMIT_MS),
      })
    } catch (cause) {
      throw new SigiloError('not_found', `${origin} does not answer`, { cause })
    }
    return response.ok ? response.text() : null
  }
}
