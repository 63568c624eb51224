/**
 * The opened archive as it comes out of an envelope, whoever opened it: taken apart, never held, and read to its end even when
 * it is none of a tip, because only the end tells whether the envelope was damaged, and then that is the reason to give.
 */
import {
  createTipReader,
  type FileTaker,
  type TipReader,
  type TipTexts,
} from '../../archive/tip-archive.js'
import { SigiloError } from '../../domain/errors.js'
import { NotOpenedError } from '../not-opened.js'

/**
 * 1 GiB: twenty times what a tip may have by default, and more than anybody sends over a telephone line; little enough that
 * what a bomb unpacks neither fills a disk nor keeps anybody for minutes.
 */
export const MAX_ARCHIVE_BYTES = 1_073_741_824

/**
 * @param explain makes the reason out of what the stream failed with
 * @throws NotOpenedError; and what the taker throws, as it is
 */
export async function readTipStream(
  archive: ReadableStream<Uint8Array>,
  taker: FileTaker,
  explain: (cause: unknown) => NotOpenedError,
): Promise<TipTexts> {
  const reader = createTipReader(taker)
  const pieces = archive.getReader()
  let fault: NotOpenedError | null = null
  let archiveBytes = 0
  try {
    for (;;) {
      const { done, value } = await pieces.read().catch((cause: unknown) => {
        throw explain(cause)
      })
      if (done) break
      archiveBytes += value.length
      if (archiveBytes > MAX_ARCHIVE_BYTES) throw new NotOpenedError('too_much')
      fault ??= findFault(reader, value)
    }
  } catch (error) {
    // Whoever makes the stream hears that nobody takes it any more; that need not be waited for.
    void pieces.cancel().catch(() => undefined)
    throw error
  }
  if (fault) throw fault
  try {
    return reader.finish()
  } catch (error) {
    throw blame(error)
  }
}

/** Null: the archive is one of a tip so far. */
function findFault(reader: TipReader, piece: Uint8Array): NotOpenedError | null {
  try {
    reader.push(piece)
    return null
  } catch (error) {
    return blame(error)
  }
}

/** What the archive is blamed for has a reason of its own; everything else, as of a disk that is full, stays what it is. */
function blame(error: unknown): NotOpenedError {
  if (!(error instanceof SigiloError) || error.code !== 'not_opened') throw error
  return new NotOpenedError('not_a_tip', { cause: error, detail: error.message })
}
