/** From dropped files to opened tips: sorts, verifies the keyring that came along, opens what there are keys for. */
import { sha256 } from '@noble/hashes/sha2.js'
import type { SortedDrop } from '../../desk/batch/batch.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { openBatch } from '../../desk/batch/open-batch.js'
import { sortDrop } from '../../desk/batch/sort-drop.js'
import { createKeySetJudge } from '../../desk/keys/judge-key-set.js'
import { createKeyOpener } from '../../desk/open/open-with-keys.js'
import { demandContinuation } from '../../domain/keyring-head.js'
import { SigiloError } from '../../domain/errors.js'
import { readKeyringFiles, type KeyringFiles } from '../../openpgp/keyring-files.js'
import { takeTip, type Desk } from './desk-state.js'

export type Progress = (done: number, total: number) => void

/** Sorts a drop and keeps what it brought; what is sealed waits in `desk.waiting`. @returns what has a place of its own */
export async function takeDrop(
  desk: Desk,
  sources: readonly FileSource[],
): Promise<Pick<SortedDrop, 'keyFiles' | 'caseFiles'>> {
  const drop = await sortDrop(sources)
  desk.lists = drop.lists ?? desk.lists
  for (const known of drop.known) desk.known.set(known.receipt, known)
  for (const questionnaire of drop.questionnaires) {
    const { id, version } = questionnaire
    const isHere = desk.questionnaires.some((each) => each.id === id && each.version === version)
    if (!isHere) desk.questionnaires.push(questionnaire)
  }
  if (drop.keyringFiles.size > 0) await takeKeyring(desk, drop.keyringFiles)
  if (drop.envelopes.length > 0 || drop.leftOut.length > 0 || drop.sums) {
    desk.waiting.push(drop)
    desk.dropped.push(...sources)
  }
  return drop
}

async function takeKeyring(desk: Desk, files: ReadonlyMap<string, string>): Promise<void> {
  let keyring: KeyringFiles
  try {
    keyring = await readKeyringFiles((name) => files.get(name) ?? null, null, new Date())
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    desk.keyringFault = 'broken'
    return
  }
  desk.keyringToConfirm = keyring
  acceptKnownKeyring(desk)
}

/** A keyring whose anchor was confirmed before, here or in the case, needs no second look; it must go on from where it was. */
export function acceptKnownKeyring(desk: Desk): void {
  const keyring = desk.keyringToConfirm
  const pinned = desk.book.current().anchor
  if (!keyring || !pinned) return
  try {
    if (keyring.history.anchor !== pinned.fingerprint) throw new SigiloError('bad_key', 'another')
    demandContinuation(keyring.statementHashes, pinned.head)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    desk.keyringFault = 'changed'
    desk.keyringToConfirm = null
    return
  }
  confirmKeyring(desk, keyring)
}

/** The person has compared the anchor. */
export function confirmKeyring(desk: Desk, keyring: KeyringFiles): void {
  const { statementHashes, history } = keyring
  desk.keyring = keyring
  desk.keyringToConfirm = null
  desk.keyringFault = null
  desk.book.setAnchor({
    fingerprint: history.anchor,
    head: { number: statementHashes.length, statementSha256: statementHashes.at(-1) ?? '' },
  })
}

/**
 * Opens what waits. Without a key nothing is touched.
 * @returns false when the desk was locked meanwhile: then nothing of it is held
 */
export async function openWaiting(desk: Desk, onProgress: Progress): Promise<boolean> {
  if (desk.keychain.unlocked().length === 0) return true
  const { keychain, locks } = desk
  const isLocked = (): boolean => desk.locks !== locks
  const judgeKeySet = await createKeySetJudge(desk.keyring, new Date())
  const drops = desk.waiting
  desk.waiting = []
  for (const drop of drops) {
    const batch = await openBatch(drop, {
      opener: createKeyOpener(() => keychain.unlocked()),
      judgeKeySet,
      questionnaires: desk.questionnaires,
      alreadyOpened: new Set(desk.tips.keys()),
      createSha256: () => sha256.create(),
      onProgress: (done, total) => {
        if (!isLocked()) onProgress(done, total)
      },
      pause,
      isStopped: isLocked,
    })
    if (isLocked()) return false
    for (const tip of batch.tips) takeTip(desk, tip)
    desk.report = {
      notOpened: [...desk.report.notOpened, ...batch.notOpened],
      twice: [...desk.report.twice, ...batch.twice],
      missing: [...desk.report.missing, ...batch.missing],
      leftOut: [...desk.report.leftOut, ...batch.leftOut],
    }
  }
  return true
}

let lastPauseMs = 0

/** Lets the page draw and answer, at most some sixty times a second. */
async function pause(): Promise<void> {
  const nowMs = performance.now()
  if (nowMs - lastPauseMs < 16) return
  await new Promise((resolve) => setTimeout(resolve))
  lastPauseMs = performance.now()
}
