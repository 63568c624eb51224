/** The tips of a drop as the desk counts and shows them, opened by whoever has the keys. */
import { createHash } from 'node:crypto'
import type { OpenedBatch } from '../../desk/batch/batch.js'
import { openBatch } from '../../desk/batch/open-batch.js'
import { NO_WORK, type TipWork } from '../../desk/case/case.js'
import { worksOf } from '../../desk/case/changes.js'
import { indexQuestionnaires } from '../../desk/count/find-questionnaire.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { holdTip, newestFirst } from '../../desk/hold-tip.js'
import { createKeySetJudge } from '../../desk/keys/judge-key-set.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import type { DropOptions } from './drop-options.js'
import { readDrop, type Drop } from './read-drop.js'

export interface OpenedDrop {
  /** The newest day first, then by receipt. */
  tips: DeskTip[]
  /** No tips, and counted apart. */
  canaries: DeskTip[]
  batch: Omit<OpenedBatch, 'tips'>
  questionnaires: Questionnaire[]
}

export async function openDrop(
  paths: readonly string[],
  options: DropOptions,
): Promise<OpenedDrop> {
  const now = new Date()
  const drop = await readDrop(paths, options, now)
  const { tips: opened, ...batch } = await openBatch(drop.sorted, {
    opener: drop.keys.opener,
    judgeKeySet: await createKeySetJudge(drop.keyring, now),
    questionnaires: drop.questionnaires,
    createSha256: () => createHash('sha256'),
  })
  const tips = withWork(opened, drop).sort(newestFirst)
  return {
    tips: tips.filter(({ canaryWord }) => canaryWord === null),
    canaries: tips.filter(({ canaryWord }) => canaryWord !== null),
    batch: { ...batch, notOpened: [...drop.unreadable, ...batch.notOpened] },
    questionnaires: drop.questionnaires,
  }
}

function withWork(
  opened: OpenedBatch['tips'],
  { sorted, theCase, questionnaires }: Drop,
): DeskTip[] {
  const works = theCase ? worksOf(theCase) : new Map<Receipt, TipWork>()
  const known = new Map(sorted.known.map((envelope) => [envelope.receipt, envelope]))
  const find = indexQuestionnaires(questionnaires)
  return opened.map((tip) =>
    holdTip(tip, works.get(tip.receipt) ?? NO_WORK, known.get(tip.receipt), find),
  )
}
