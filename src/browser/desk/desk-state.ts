/**
 * What the page holds while it is open: keys, tips, the case, and what is being looked at. In memory only; `forgetTips` and
 * the keychain's own `lock` and `forget` let go of it.
 */
import { createCaseBook, type CaseBook } from '../../desk/case/case-book.js'
import type { ChangeId, Setting } from '../../desk/case/case.js'
import type { KnownEnvelope, OpenedBatch, SortedDrop, StaffLists } from '../../desk/batch/batch.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { holdTip, newestFirst } from '../../desk/hold-tip.js'
import { createKeychain, type Keychain } from '../../desk/keys/keychain.js'
import type { OpenedTip } from '../../desk/opened-tip.js'
import type { TipFilter } from '../../desk/search/filter.js'
import { indexQuestionnaires } from '../../desk/count/find-questionnaire.js'
import { dayOf } from '../../domain/day.js'
import { MISSIONS_QUESTIONNAIRE } from '../../domain/missions-questionnaire.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Receipt } from '../../domain/receipt.js'
import { toHex } from '../../domain/receipt.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { createTexts, preferredLanguage, type Texts } from './texts.js'

export interface Desk {
  texts: Texts
  readonly keychain: Keychain
  book: CaseBook
  /** Who writes; '' until they say. */
  by: string
  tips: Map<Receipt, DeskTip>
  canaries: OpenedTip[]
  report: Omit<OpenedBatch, 'tips'>
  /** Sources of everything that was dropped, to be opened once there is a key, or again after a lock. */
  waiting: SortedDrop[]
  dropped: FileSource[]
  lists: StaffLists | null
  known: Map<Receipt, KnownEnvelope>
  questionnaires: Questionnaire[]
  /** Verified, and confirmed by the person; null: not yet, or none came. */
  keyring: KeyringFiles | null
  /** Verified in itself, and waiting for the person to compare its anchor. */
  keyringToConfirm: KeyringFiles | null
  keyringFault: 'none' | 'broken' | 'changed' | null
  filter: TipFilter
  /** Half-written notes, by tip: what was typed outlives a redraw, and a lock. */
  drafts: Map<Receipt, NoteDraft>
  /** How often the desk was locked: what was begun before is not gone on with. */
  locks: number
  /** What stands behind the filter, in words, where a number led here. */
  filterName: string
  current: Receipt | null
  /** Of the case, when it was last saved or loaded. */
  savedRevision: number
}

export interface NoteDraft {
  text: string
  /** The note that it will replace; null: it will be a new one. */
  note: string | null
}

const NO_REPORT: Desk['report'] = { notOpened: [], twice: [], missing: [], leftOut: [] }

export function createDesk(): Desk {
  return {
    texts: createTexts(preferredLanguage()),
    keychain: createKeychain(),
    book: createCaseBook({ version: 1, anchor: null, changes: [] }),
    by: '',
    tips: new Map(),
    canaries: [],
    report: NO_REPORT,
    waiting: [],
    dropped: [],
    lists: null,
    known: new Map(),
    questionnaires: [MISSIONS_QUESTIONNAIRE],
    keyring: null,
    keyringToConfirm: null,
    keyringFault: null,
    drafts: new Map(),
    locks: 0,
    filter: {},
    filterName: '',
    current: null,
    savedRevision: 0,
  }
}

/** Lets go of everything that was plaintext; what was dropped can be opened again. */
export function forgetTips(desk: Desk): void {
  desk.tips = new Map()
  desk.canaries = []
  desk.report = NO_REPORT
  desk.drafts = new Map()
  desk.current = null
  desk.filter = {}
  desk.filterName = ''
}

export function takeTip(desk: Desk, tip: OpenedTip): void {
  if (tip.canaryWord !== null) {
    desk.canaries.push(tip)
    return
  }
  desk.tips.set(tip.receipt, withWork(desk, tip))
}

/** What staff say, once more for one tip, or for all: after a case was loaded. */
export function refreshWork(desk: Desk, receipts: Iterable<Receipt> = desk.tips.keys()): void {
  for (const receipt of [...receipts]) {
    const tip = desk.tips.get(receipt)
    if (tip) desk.tips.set(receipt, withWork(desk, tip))
  }
}

function withWork(desk: Desk, tip: OpenedTip): DeskTip {
  const { receipt } = tip
  const find = indexQuestionnaires(desk.questionnaires)
  return holdTip(tip, desk.book.workOf(receipt), desk.known.get(receipt), find)
}

/** Adds a change to the case. The caller has seen to it that there is a name. */
export function setWork(desk: Desk, setting: Setting): void {
  const author = { by: desk.by, day: dayOf(Date.now()), createId: createChangeId }
  desk.book.set(setting, author)
  refreshWork(desk, setting.what === 'link' ? [setting.receipt, setting.other] : [setting.receipt])
}

export function isUnsaved(desk: Desk): boolean {
  return desk.book.revision() !== desk.savedRevision
}

function createChangeId(): ChangeId {
  return toHex(crypto.getRandomValues(new Uint8Array(8))) as ChangeId
}

/** What is counted as left out. */
export function canaryTips(desk: Desk): DeskTip[] {
  return desk.canaries.map((tip) => withWork(desk, tip))
}

/** In the order in which people read. */
export function tipsInOrder(desk: Desk): DeskTip[] {
  return [...desk.tips.values()].sort(newestFirst)
}
