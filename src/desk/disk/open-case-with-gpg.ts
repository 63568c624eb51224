/** A case file, opened with the keys of GnuPG. Whose it is, is found here and not by GnuPG, which knows other people's keys too. */
import type { Key } from 'openpgp'
import type { FileSource } from '../batch/file-source.js'
import { readOpenedCase, type OpenedCase } from '../case/case-file.js'
import { MAX_CASE_ARCHIVE_BYTES } from '../case/case-limits.js'
import { holdStream } from '../open/hold-stream.js'
import { openWithGpg } from './open-with-gpg.js'

/** Throws as `openCaseFile` does, and what GnuPG is to blame for. */
export async function openCaseWithGpg(
  file: FileSource,
  knownSigners: readonly Key[],
): Promise<OpenedCase> {
  const { taken: archive } = await openWithGpg(file, (opened, explain) =>
    holdStream(opened, MAX_CASE_ARCHIVE_BYTES, explain),
  )
  return readOpenedCase(archive, knownSigners)
}
