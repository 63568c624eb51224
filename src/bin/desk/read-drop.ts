/**
 * What every verb of the desk begins with: the files that it was given, sorted, and who opens them; the questionnaires, the
 * verified keyring and the case that say what is in them.
 */
import type { NotOpened, SortedDrop } from '../../desk/batch/batch.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { sortDrop } from '../../desk/batch/sort-drop.js'
import type { Case } from '../../desk/case/case.js'
import { filesOnDisk } from '../../desk/disk/file-on-disk.js'
import { SigiloError } from '../../domain/errors.js'
import { demandContinuation } from '../../domain/keyring-head.js'
import { MISSIONS_QUESTIONNAIRE } from '../../domain/missions-questionnaire.js'
import { readQuestionnaire } from '../../domain/questionnaire-schema.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import { readKeyringFiles, type KeyringFiles } from '../../openpgp/keyring-files.js'
import { readFingerprint, readText } from '../keys-options.js'
import type { DropOptions } from './drop-options.js'
import { readStaffKeys, type StaffKeys } from './read-keys.js'
import { sayMisplaced } from './say-batch.js'

export interface Drop {
  sorted: SortedDrop
  /** Files that were named and are not there. */
  unreadable: NotOpened[]
  keys: StaffKeys
  questionnaires: Questionnaire[]
  /** Null: no anchor was named, so nothing says which keys are whose. */
  keyring: KeyringFiles | null
  /** Null: none was named. */
  theCase: Case | null
}

export async function readDrop(
  paths: readonly string[],
  options: DropOptions,
  now: Date,
): Promise<Drop> {
  const { sources, unreadable } = findSources(paths)
  const sorted = await sortDrop(sources)
  sayMisplaced(sorted)
  const keyring = await readKeyring(sorted, options.anchor, now)
  const keys = await readStaffKeys(options)
  return {
    ...{ sorted, unreadable, keys, keyring },
    questionnaires: readQuestionnaires(options, sorted.questionnaires),
    theCase: options.case === undefined ? null : await readCaseAt(options.case, keys, keyring),
  }
}

/** Ours first, then the one that was named: what a download says of either does not count. */
export function readQuestionnaires(
  { questionnaire: path }: DropOptions,
  ofDrop: readonly Questionnaire[],
): Questionnaire[] {
  return [MISSIONS_QUESTIONNAIRE, ...(path === undefined ? [] : [readForm(path)]), ...ofDrop]
}

function findSources(paths: readonly string[]): Pick<Drop, 'unreadable'> & {
  sources: FileSource[]
} {
  const sources: FileSource[] = []
  const unreadable: NotOpened[] = []
  for (const path of paths) {
    try {
      for (const source of filesOnDisk(path)) sources.push(source)
    } catch (error) {
      if (!(error instanceof SigiloError)) throw error
      unreadable.push({ name: path, receipt: null, reason: 'unreadable' })
    }
  }
  return { sources, unreadable }
}

function readForm(path: string): Questionnaire {
  let untrusted: unknown
  try {
    untrusted = JSON.parse(readText(path))
  } catch (cause) {
    if (cause instanceof SigiloError) throw cause
    throw new SigiloError('invalid', `${path} is not JSON`, { cause })
  }
  return readQuestionnaire(untrusted)
}

async function readKeyring(
  { keyringFiles }: SortedDrop,
  anchor: string | undefined,
  now: Date,
): Promise<KeyringFiles | null> {
  if (anchor === undefined) return null
  const pinned = readFingerprint(anchor)
  if (keyringFiles.size === 0) {
    throw new SigiloError(
      'not_found',
      'no keyring came along, so there is nothing to compare with the anchor',
      {
        hint: 'it is in the folder keyring of a download; name that folder too when it was unpacked',
      },
    )
  }
  return readKeyringFiles((name) => keyringFiles.get(name) ?? null, pinned, now)
}

/**
 * Throws `bad_key` when nobody of the staff signed it: anybody can seal a case to a public key; and when it goes by another
 * anchor, of which one must be false.
 */
async function readCaseAt(
  path: string,
  keys: StaffKeys,
  keyring: KeyringFiles | null,
): Promise<Case> {
  const [file, ...others] = filesOnDisk(path)
  if (file === undefined || others.length > 0) {
    throw new SigiloError('invalid', `${path} is not one case file`)
  }
  const { theCase, signedBy } = await keys.openCase(file, keyring)
  if (signedBy === null) {
    throw new SigiloError(
      'bad_key',
      'nobody who is known here signed this case, so anybody may have made it',
      {
        hint: 'the keys of the staff are known with --anchor FPR; a case without a signature is taken at the desk only, where a person agrees',
      },
    )
  }
  if (keyring && theCase.anchor) {
    if (theCase.anchor.fingerprint !== keyring.history.anchor) {
      throw new SigiloError(
        'bad_key',
        'the case trusts another anchor than the one that is named',
        {
          hint: 'compare both fingerprints with the one that your organisation has published',
        },
      )
    }
    demandContinuation(keyring.statementHashes, theCase.anchor.head)
  }
  return theCase
}
