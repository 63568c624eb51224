/** Opens an envelope once more for one of its files. Nothing of a tip is held for that. */
import { NotOpenedError } from '../not-opened.js'
import type { OpenedTip } from '../opened-tip.js'
import type { Opener } from './opener.js'

/**
 * @param name as in `OpenedFile.name`
 * @param take is given the file as it comes, and must forget it when this throws: the end was not good, or the envelope is no
 * longer the one that was opened
 */
export async function copyTipFile(
  tip: Pick<OpenedTip, 'envelope' | 'files'>,
  name: string,
  opener: Opener,
  take: (bytes: Uint8Array) => void,
): Promise<void> {
  let isWanted = false
  const { texts } = await opener.open(tip.envelope, {
    begin(begun) {
      isWanted = begun === name
    },
    take(bytes) {
      if (isWanted) take(bytes)
    },
  })
  const describe = (files: readonly { name: string; sizeBytes: number }[]): string =>
    files.map((file) => `${file.name} ${String(file.sizeBytes)}`).join()
  if (
    !tip.files.some((file) => file.name === name) ||
    describe(texts.files) !== describe(tip.files)
  ) {
    throw new NotOpenedError('unreadable')
  }
}
