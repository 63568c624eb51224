/** A case file, opened with the keys of GnuPG. Whose it is, is found here and not by GnuPG, which knows other people's keys too. */
import type { Key } from 'openpgp'
import type { FileSource } from '../batch/file-source.js'
import { readOpenedCase, type OpenedCase } from '../case/case-file.js'
import { MAX_CASE_ARCHIVE_BYTES } from '../case/case-limits.js'
import { NotOpenedError } from '../not-opened.js'
import { openWithGpg } from './open-with-gpg.js'

/** Throws as `openCaseFile` does, and what GnuPG is to blame for. */
export async function openCaseWithGpg(
  file: FileSource,
  knownSigners: readonly Key[],
): Promise<OpenedCase> {
  const { taken: archive } = await openWithGpg(file, holdArchive)
  return readOpenedCase(archive, knownSigners)
}

async function holdArchive(
  opened: ReadableStream<Uint8Array>,
  explain: (cause: unknown) => NotOpenedError,
): Promise<Uint8Array> {
  const held: Uint8Array[] = []
  let heldBytes = 0
  const pieces = opened.getReader()
  try {
    for (;;) {
      const { done, value } = await pieces.read().catch((cause: unknown) => {
        throw explain(cause)
      })
      if (done) return Buffer.concat(held)
      heldBytes += value.length
      if (heldBytes > MAX_CASE_ARCHIVE_BYTES) throw new NotOpenedError('too_much')
      held.push(value)
    }
  } finally {
    void pieces.cancel().catch(() => undefined)
  }
}
