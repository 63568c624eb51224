/**
 * Sorts what was dropped on the desk: files one by one, the staff app's download as a tar or unpacked, or both. Nothing is
 * opened here. A tar comes from a server, so neither keys nor case files are taken out of one: it must not be able to have the
 * desk ask for a passphrase, or show somebody else's work as ours.
 */
import { tidyFileName } from '../../domain/tip-file.js'
import { MAX_ARMORED_BYTES } from '../open/armored-envelopes.js'
import { NotOpenedError } from '../not-opened.js'
import { MAX_ARCHIVE_BYTES } from '../open/read-tip-stream.js'
import type { LeftOut, SortedDrop } from './batch.js'
import { createByteWindow, type LookAt } from './byte-window.js'
import {
  HEAD_BYTES,
  classifyContent,
  classifyName,
  findCompanion,
  isLitterName,
  type FileClass,
} from './classify-file.js'
import { slicedSource, type FileSource } from './file-source.js'
import { MAX_TAR_ENTRIES, scanTar } from './scan-tar.js'
import { takeCompanion, takePublicKey } from './take-companion.js'

/** What is sealed around an archive is little. */
const MAX_ENVELOPE_BYTES = MAX_ARCHIVE_BYTES + 65_536
/** Of a drop, the entries of its tars included. */
const MAX_FILES = MAX_TAR_ENTRIES
const SEALED_NAME = /\.(?:pgp|gpg)$/i

export async function sortDrop(sources: readonly FileSource[]): Promise<SortedDrop> {
  const drop: SortedDrop = {
    ...{ envelopes: [], keyFiles: [], caseFiles: [], keyringFiles: new Map(), sums: null },
    ...{ lists: null, known: [], questionnaires: [], leftOut: [] },
  }
  const taking: Taking = { drop, files: 0 }
  for (const source of [...sources].sort(byName)) {
    if (!(await takeLoose(taking, source))) break
  }
  drop.envelopes.sort(byName)
  return drop
}

interface Taking {
  drop: SortedDrop
  files: number
}

/** @returns false when the drop holds more than is taken */
async function takeLoose(taking: Taking, source: FileSource): Promise<boolean> {
  const name = tidyFileName(source.name)
  const lookAt = createByteWindow(source)
  const kind = await classify(name, () => lookAt(0, HEAD_BYTES))
  if (kind === 'tar') return takeTar(taking, source, lookAt)
  if (!mayTake(taking, name)) return false
  await takeFile(taking.drop, slicedSource(source, name, 0, source.sizeBytes), kind, true)
  return true
}

async function takeTar(taking: Taking, tar: FileSource, lookAt: LookAt): Promise<boolean> {
  const { drop } = taking
  const tarName = tidyFileName(tar.name)
  try {
    for await (const found of scanTar(lookAt, tar.sizeBytes)) {
      if ('reason' in found) {
        leave(drop, found.entry ?? tarName, found.reason)
        continue
      }
      const { name, start, sizeBytes } = found
      if (!mayTake(taking, tarName)) return false
      const headEnd = start + Math.min(HEAD_BYTES, sizeBytes)
      const isSealed = SEALED_NAME.test(name) && !isLitterName(name)
      const kind = await classify(name, () => lookAt(start, headEnd), isSealed)
      await takeFile(drop, slicedSource(tar, name, start, sizeBytes), kind, false)
    }
  } catch (error) {
    if (!(error instanceof NotOpenedError)) throw error
    leave(drop, tarName, 'broken_tar')
  }
  return true
}

/** @param isSealed its name is enough; or the whole tar would be read for the beginning of each */
async function classify(
  name: string,
  readHead: () => Promise<Uint8Array>,
  isSealed = false,
): Promise<FileClass> {
  try {
    const kind = classifyName(name) ?? (isSealed ? 'envelope' : null)
    return kind ?? classifyContent(name, await readHead())
  } catch (error) {
    // It is said of an envelope why it does not open; that it cannot be read, too.
    if (error instanceof NotOpenedError) return 'envelope'
    throw error
  }
}

async function takeFile(
  drop: SortedDrop,
  source: FileSource,
  kind: FileClass,
  isLoose: boolean,
): Promise<void> {
  const { name, sizeBytes } = source
  switch (kind) {
    case 'litter':
      return
    case 'envelope':
    case 'armored':
      if (sizeBytes <= (kind === 'armored' ? MAX_ARMORED_BYTES : MAX_ENVELOPE_BYTES)) {
        drop.envelopes.push(source)
      } else leave(drop, name, 'too_large')
      return
    case 'secret_key':
      if (isLoose) drop.keyFiles.push(source)
      else leave(drop, name, 'not_known')
      return
    case 'case':
      if (isLoose) drop.caseFiles.push(source)
      else leave(drop, name, 'not_known')
      return
    case 'companion':
      if (!(await takeNamed(drop, source))) leave(drop, name, 'broken_lists')
      return
    case 'public_key':
      if (!(await takePublicKey(drop, source))) leave(drop, name, 'not_known')
      return
    case 'tar': // within a tar
    case 'zip':
      leave(drop, name, 'zip')
      return
    case 'unknown':
      leave(drop, name, 'not_known')
  }
}

async function takeNamed(drop: SortedDrop, source: FileSource): Promise<boolean> {
  const companion = findCompanion(source.name)
  try {
    return companion !== null && (await takeCompanion(drop, companion, source))
  } catch (error) {
    if (error instanceof NotOpenedError) return false
    throw error
  }
}

function mayTake(taking: Taking, name: string): boolean {
  if (taking.files < MAX_FILES) {
    taking.files++
    return true
  }
  leave(taking.drop, name, 'too_many')
  return false
}

function leave(drop: SortedDrop, name: string, reason: LeftOut['reason']): void {
  drop.leftOut.push({ name, reason })
}

function byName(a: FileSource, b: FileSource): number {
  return a.name < b.name ? -1 : Number(a.name > b.name)
}
