/** Opens one envelope of a batch and says of it what there is to say. */
import type { FileTaker, TipTexts } from '../../archive/tip-archive.js'
import { SigiloError } from '../../domain/errors.js'
import { replaceControlCharacters, type Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import { cutText, cutTip, mostCharacters, mostOfText } from '../cut-tip.js'
import type { FileKind } from '../files/file-kind.js'
import type { JudgeKeySet } from '../keys/judge-key-set.js'
import { findCanaryWord } from '../open/find-canary-word.js'
import { NotOpenedError } from '../not-opened.js'
import type { OpenedEnvelope, Opener } from '../open/opener.js'
import { readRecipients } from '../open/read-recipients.js'
import { watchFiles } from '../open/watch-files.js'
import type { OpenedFile, OpenedTip } from '../opened-tip.js'
import { remarkOnTip } from '../remark-on-tip.js'
import type { FileSource } from './file-source.js'

export interface OpeningDeps {
  opener: Opener
  judgeKeySet: JudgeKeySet
  questionnaires: readonly Questionnaire[]
}

/**
 * @param bytes the envelope, or another source of the same bytes: one that is held
 * Throws NotOpenedError, and SigiloError when who opens cannot.
 */
export async function openOne(
  receipt: Receipt,
  bytes: FileSource,
  deps: OpeningDeps,
): Promise<Omit<OpenedTip, 'envelope' | 'receivedDay'>> {
  const { keyIds } = await readRecipients(bytes)
  const watch = watchFiles()
  const { texts, openedBy } = await openSafely(deps.opener, bytes, watch.taker)
  const { tip: whole, remarks, questionnaire } = remarkOnTip(texts, deps.questionnaires)
  const most = mostCharacters(questionnaire)
  const tip = whole && cutTip(whole, most)
  const text = cutText(new TextDecoder().decode(texts.text), mostOfText(most, texts.files.length))
  return {
    receipt,
    tip,
    text: replaceControlCharacters(text, '\ufffd'),
    files: describeFiles(texts, tip, watch.finish()),
    remarks,
    keySet: deps.judgeKeySet(keyIds),
    openedBy,
    canaryWord: tip && findCanaryWord(tip),
  }
}

/** An envelope must not be able to stop the rest by a fault that nobody has thought of. */
async function openSafely(
  opener: Opener,
  bytes: FileSource,
  taker: FileTaker,
): Promise<OpenedEnvelope> {
  try {
    return await opener.open(bytes, taker)
  } catch (cause) {
    if (cause instanceof SigiloError) throw cause
    throw new NotOpenedError('damaged', { cause })
  }
}

const UNKNOWN: FileKind = { type: 'unknown', isActive: false, isMisnamed: false }

/** Those that are there, with what tip.json says of them where it does. */
function describeFiles(
  { files }: TipTexts,
  tip: OpenedTip['tip'],
  kinds: ReadonlyMap<string, FileKind>,
): OpenedFile[] {
  const listed = new Map((tip?.files ?? []).map((file) => [file.name, file]))
  return files.map(({ name, sizeBytes }) => {
    const said = listed.get(name)
    return {
      ...{ name, sizeBytes },
      givenName: said?.givenName ?? name,
      cleaning: said?.cleaning ?? null,
      removed: said?.removed ?? [],
      kind: kinds.get(name) ?? UNKNOWN,
    }
  })
}
