/** The case as a file: opened, joined, saved; and the triage file for the staff app. Sealed or signed before it leaves. */
import type { Key, PrivateKey } from 'openpgp'
import { openCaseFile, sealCase, type OpenedCase } from '../../desk/case/case-file.js'
import type { Case } from '../../desk/case/case.js'
import { signTriage, triageOfCase } from '../../desk/case/triage-of-case.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { readBytes } from '../../desk/batch/read-bytes.js'
import { canSignAt } from '../../desk/keys/can-sign.js'
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

/** A key that is unlocked and can sign today, rather one in force: the staff app takes no other; null: there is none. */
async function findSigner(desk: Desk, now: Date): Promise<PrivateKey | null> {
  const inForce = new Set((desk.keyring?.activeKeys ?? []).map(fingerprintOf))
  const isInForce = (key: PrivateKey): boolean => inForce.has(fingerprintOf(key))
  const able: PrivateKey[] = []
  for (const key of desk.keychain.unlocked()) if (await canSignAt(key, now)) able.push(key)
  return able.find(isInForce) ?? able[0] ?? null
}

export async function saveCase(page: Page): Promise<void> {
  const { desk } = page
  const { t } = desk.texts
  const now = new Date()
  // What is changed while it is being sealed is not in the file.
  const theCase = desk.book.current()
  const revision = desk.book.revision()
  const signer = await findSigner(desk, now)
  const sealTo = sealTargets(desk)
  let sealed: Uint8Array<ArrayBuffer>
  try {
    sealed = await sealCase(theCase, { sealTo, signer, now })
  } catch (error) {
    if (!(error instanceof SigiloError && error.code === 'closed')) throw error
    page.say(t('case.noKeys'), true)
    return
  }
  saveFile(`sigilo-${dayOf(now.getTime())}.case.pgp`, [sealed])
  desk.savedRevision = revision
  const recipients = new Set(sealTo.map(fingerprintOf))
  const isOurs = desk.keychain.unlocked().some((key) => recipients.has(fingerprintOf(key)))
  page.say(isOurs ? '' : t('case.notOurs'), !isOurs)
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
  // One without a passphrase may be anybody's that was left lying about.
  const vouching = keys.filter((key) => desk.keychain.hasPassphrase(fingerprintOf(key)))
  const knownSigners = await findKnownSigners(desk.keyring, vouching)
  let opened: OpenedCase
  try {
    const bytes = await readBytes(source, 0, Math.min(source.sizeBytes, MAX_CASE_FILE_BYTES + 1))
    opened = await openCaseFile(bytes, { keys, knownSigners })
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    page.say(t('case.notOpened'), true)
    return
  }
  if (opened.signedBy === null && !(await ask(page))) return
  takeCase(page, opened.theCase)
}

function takeCase(page: Page, theCase: Case): void {
  const { desk } = page
  const hadWork = desk.book.current().changes.length > 0
  try {
    desk.book.merge(theCase)
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    page.say(desk.texts.t(error.code === 'too_large' ? 'case.tooLarge' : 'case.otherAnchor'), true)
    return
  }
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
  const now = new Date()
  const signer = await findSigner(desk, now)
  if (!signer) {
    page.say(t('triage.noKey'), true)
    return
  }
  const made = dayOf(now.getTime())
  const { triages, leftOut } = triageOfCase(
    desk.book.works(),
    [...desk.known.values()],
    desk.lists,
    made,
  )
  for (const [i, triage] of triages.entries()) {
    const name =
      triages.length === 1 ? `triage-${made}.json` : `triage-${made}-${String(i + 1)}.json`
    saveFile(name, [await signTriage(triage, signer, now)])
  }
  const says = [
    ...(triages.length === 0 ? [t('triage.nothing')] : []),
    ...(leftOut.length > 0 ? [t('triage.leftOut', { n: leftOut.length })] : []),
  ]
  page.say(says.join(' '))
}
