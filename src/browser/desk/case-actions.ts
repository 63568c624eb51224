/** The case as a file: opened, joined, saved; and the triage file for the staff app. Sealed or signed before it leaves. */
import type { Key, PrivateKey } from 'openpgp'
import { openCaseFile, sealCase } from '../../desk/case/case-file.js'
import type { Case } from '../../desk/case/case.js'
import { signTriage, triageOfCase } from '../../desk/case/triage-of-case.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { readBytes } from '../../desk/batch/read-bytes.js'
import { findKnownSigners } from '../../desk/keys/known-signers.js'
import { dayOf } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import { fingerprintOf } from '../../openpgp/read-key.js'
import { acceptKnownKeyring } from './open-drops.js'
import { refreshWork, type Desk } from './desk-state.js'
import { h, saveFile } from './dom.js'
import type { Page } from './page.js'

const MAX_CASE_FILE_BYTES = 67_108_864

/** To whom a case is sealed: the keys in force, and else those that are here. */
function sealTargets(desk: Desk): Key[] {
  if (desk.keyring && desk.keyring.activeKeys.length > 0) return desk.keyring.activeKeys
  return desk.keychain.unlocked().map((key) => key.toPublic())
}

/** A key that is unlocked and can sign, rather one in force: the staff app takes no other; null: there is none. */
function findSigner(desk: Desk): PrivateKey | null {
  const inForce = new Set((desk.keyring?.activeKeys ?? []).map(fingerprintOf))
  const able = desk.keychain.list().filter(({ isUnlocked, canSign }) => isUnlocked && canSign)
  const chosen = able.find(({ fingerprint }) => inForce.has(fingerprint)) ?? able[0]
  return desk.keychain.unlocked().find((key) => fingerprintOf(key) === chosen?.fingerprint) ?? null
}

/** @returns the sealed bytes; null where there is nobody to seal to */
export async function sealWork(desk: Desk): Promise<Uint8Array<ArrayBuffer> | null> {
  const sealTo = sealTargets(desk)
  if (sealTo.length === 0) return null
  const signer = findSigner(desk)
  return new Uint8Array(await sealCase(desk.book.current(), { sealTo, signer, now: new Date() }))
}

export async function saveCase(page: Page): Promise<void> {
  const { desk } = page
  const sealed = await sealWork(desk)
  if (!sealed) {
    page.say(desk.texts.t('case.noKeys'), true)
    return
  }
  saveFile(`sigilo-${dayOf(Date.now())}.case.pgp`, [sealed])
  desk.savedRevision = desk.book.revision()
  page.show()
}

/** Asks the person where nobody of the team signed it. */
export async function loadCase(page: Page, source: FileSource): Promise<void> {
  const { desk } = page
  const { t } = desk.texts
  const keys = desk.keychain.unlocked()
  if (keys.length === 0) {
    page.say(t('case.needsKey'), true)
    return
  }
  try {
    const bytes = await readBytes(source, 0, Math.min(source.sizeBytes, MAX_CASE_FILE_BYTES + 1))
    const { theCase, signedBy } = await openCaseFile(bytes, {
      keys,
      knownSigners: await findKnownSigners(desk.keyring, keys),
    })
    if (signedBy === null && !(await ask(page))) return
    takeCase(page, theCase)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    page.say(t('case.notOpened'), true)
  }
}

function takeCase(page: Page, theCase: Case): void {
  const { desk } = page
  const hadWork = desk.book.current().changes.length > 0
  desk.book.merge(theCase)
  acceptKnownKeyring(desk)
  refreshWork(desk)
  const n = desk.book.current().changes.length
  page.say(desk.texts.t(hadWork ? 'case.merged' : 'case.loaded', { n }))
  if (!hadWork) desk.savedRevision = desk.book.revision()
  page.show()
}

function ask(page: Page): Promise<boolean> {
  const { t } = page.desk.texts
  return new Promise((resolve) => {
    const answer = (isYes: boolean): void => {
      dialog.close()
      dialog.remove()
      resolve(isYes)
    }
    const dialog = h(
      'dialog',
      {
        oncancel: () => {
          answer(false)
        },
      },
      h('p', {}, t('case.stranger')),
      h(
        'p',
        { class: 'row' },
        h(
          'button',
          {
            type: 'button',
            onclick: () => {
              answer(true)
            },
          },
          t('case.take'),
        ),
        h(
          'button',
          {
            type: 'button',
            class: 'main',
            onclick: () => {
              answer(false)
            },
          },
          t('case.leave'),
        ),
      ),
    )
    document.body.append(dialog)
    dialog.showModal()
  })
}

export async function makeTriage(page: Page): Promise<void> {
  const { desk } = page
  const { t } = desk.texts
  const signer = findSigner(desk)
  if (!signer) {
    page.say(t('triage.noKey'), true)
    return
  }
  const now = new Date()
  const made = dayOf(now.getTime())
  const { triages, leftOut } = triageOfCase(
    desk.book.works(),
    [...desk.known.values()],
    desk.lists,
    made,
  )
  if (triages.length === 0) {
    page.say(t('triage.nothing'))
    return
  }
  for (const [i, triage] of triages.entries()) {
    const name =
      triages.length === 1 ? `triage-${made}.json` : `triage-${made}-${String(i + 1)}.json`
    saveFile(name, [await signTriage(triage, signer, now)])
  }
  if (leftOut.length > 0) page.say(t('triage.leftOut', { n: leftOut.length }))
}
