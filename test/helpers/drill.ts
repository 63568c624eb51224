/** Drills made by the script that people call, and opened as the desk opens a download. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { resolve } from 'node:path'
import type { PrivateKey } from 'openpgp'
import type { OpenedBatch, SortedDrop } from '../../src/desk/batch/batch.js'
import { openBatch } from '../../src/desk/batch/open-batch.js'
import { sortDrop } from '../../src/desk/batch/sort-drop.js'
import { filesOnDisk } from '../../src/desk/disk/file-on-disk.js'
import { createKeySetJudge } from '../../src/desk/keys/judge-key-set.js'
import { createKeyOpener } from '../../src/desk/open/open-with-keys.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { readKeyringFiles } from '../../src/openpgp/keyring-files.js'
import type { Spoken } from './processes.js'

const SCRIPT = resolve(import.meta.dirname, '..', '..', 'scripts', 'make-demo-tips.js')

export interface Drill {
  drop: SortedDrop
  batch: OpenedBatch
}

export function makeDrill(cwd: string, ...args: string[]): Spoken {
  const { status, stdout, stderr } = spawnSync(process.execPath, [SCRIPT, ...args], {
    ...{ cwd, encoding: 'utf8' },
  })
  return { status, stdout, stderr }
}

export async function openDrill(tar: string, key: PrivateKey): Promise<Drill> {
  const now = new Date()
  const drop = await sortDrop(filesOnDisk(tar))
  const keyring = await readKeyringFiles((name) => drop.keyringFiles.get(name) ?? null, null, now)
  const batch = await openBatch(drop, {
    opener: createKeyOpener(() => [key]),
    judgeKeySet: await createKeySetJudge(keyring, now),
    questionnaires: [MISSIONS_QUESTIONNAIRE],
    createSha256: () => createHash('sha256'),
  })
  return { drop, batch }
}
