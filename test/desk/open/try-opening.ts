/** Opens an envelope, and waits no longer than anybody would. */
import { expect } from '@jest/globals'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { NotOpenedError } from '../../../src/desk/not-opened.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import { TAKES_NO_FILES } from '../../../src/desk/open/opener.js'
import type { TestKey } from '../../helpers/keys.js'
import { makeTip } from '../../helpers/tips.js'

/** What came of it: `opens`, the reason, or `waits` when nothing did. */
export async function tryOpening(
  envelope: Uint8Array | FileSource,
  keys: TestKey[],
): Promise<string> {
  let timer: NodeJS.Timeout | undefined
  const waits = new Promise<string>((resolve) => {
    timer = setTimeout(resolve, 12_000, 'waits')
  })
  const source = 'read' in envelope ? envelope : heldSource('', envelope)
  const opening = createKeyOpener(() => keys.map(({ privateKey }) => privateKey))
    .open(source, TAKES_NO_FILES)
    .then(({ texts }) => {
      expect(JSON.parse(new TextDecoder().decode(texts.json))).toEqual(makeTip())
      return 'opens'
    })
    .catch((error: unknown) => {
      if (error instanceof NotOpenedError) return error.reason
      throw error
    })
  return Promise.race([opening, waits]).finally(() => {
    clearTimeout(timer)
  })
}
