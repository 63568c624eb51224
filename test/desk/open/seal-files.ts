/** Envelopes with files, as the form makes them. */
import { createHash } from 'node:crypto'
import { pinParts } from '../../../src/archive/parts.js'
import { createTipSource } from '../../../src/archive/tip-archive.js'
import { joinSource } from '../../../src/domain/byte-source.js'
import type { TipFile } from '../../../src/domain/tip-file.js'
import { sealSource } from '../../../src/openpgp/seal.js'
import type { TestKey } from '../../helpers/keys.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../../helpers/tips.js'

/** @param contents by the names of the archive, each with the name that a person gave */
export async function sealFiles(
  contents: Record<string, [givenName: string, bytes: Uint8Array]>,
  { key }: TestKey,
): Promise<Uint8Array> {
  const files: TipFile[] = Object.entries(contents).map(([name, [givenName, { length }]]) => ({
    ...{ name, givenName, sizeBytes: length, cleaning: 'clean', removed: ['place'] },
  }))
  const parts = Object.values(contents).map(([, bytes]) =>
    pinParts([new Blob([new Uint8Array(bytes)])]),
  )
  const tip = { ...makeTip(), files }
  const source = createTipSource(tip, SPANISH_QUESTIONNAIRE, await Promise.all(parts))
  return joinSource(await sealSource(source, [key], new Date(), () => createHash('sha1')))
}
