/** What a drop comes to, with keys in hand. */
import { createHash } from 'node:crypto'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import { openBatch, type OpenBatchDeps } from '../../../src/desk/batch/open-batch.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { seal } from '../../../src/openpgp/seal.js'
import type { TestKey } from '../../helpers/keys.js'
import { makeArchive } from '../../helpers/tips.js'

export function batchDeps(...keys: TestKey[]): OpenBatchDeps {
  return {
    opener: createKeyOpener(() => keys.map(({ privateKey }) => privateKey)),
    judgeKeySet: () => 'not_checked',
    questionnaires: [MISSIONS_QUESTIONNAIRE],
    createSha256: () => createHash('sha256'),
  }
}

export async function openDrop(
  files: Record<string, Uint8Array>,
  deps: OpenBatchDeps,
): Promise<OpenedBatch> {
  const sources = Object.entries(files).map(([name, bytes]) => heldSource(name, bytes))
  return openBatch(await sortDrop(sources), deps)
}

export function sealText(what_happened: string, ...keys: TestKey[]): Promise<Uint8Array> {
  const sealedTo = keys.map(({ key }) => key)
  return seal(makeArchive({ what_happened }), sealedTo, new Date())
}

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}
