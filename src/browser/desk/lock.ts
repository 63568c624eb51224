/**
 * Locking, by button or after fifteen idle minutes: the keys and everything that was open leave the memory, and the work that
 * was not saved is sealed to the team's keys where it stands. The passphrase brings all of it back: nothing is lost by it.
 */
import { openCaseFile } from '../../desk/case/case-file.js'
import { createCaseBook } from '../../desk/case/case-book.js'
import { sealWork } from './case-actions.js'
import { forgetTips, isUnsaved } from './desk-state.js'
import { h } from './dom.js'
import { sortDrop } from '../../desk/batch/sort-drop.js'
import type { Page } from './page.js'

export const IDLE_MINUTES = 15

export interface Lock {
  element: HTMLElement
  isLocked: () => boolean
  lock: () => Promise<void>
  /** Draws its texts anew. */
  show: () => void
}

interface Sealed {
  bytes: Uint8Array<ArrayBuffer> | null
  wasUnsaved: boolean
  changes: number
}

export function createLock(page: Page, onChange: () => void): Lock {
  let sealed: Sealed | null = null
  const field = h('input', { type: 'password', id: 'lock-passphrase', autocomplete: 'off' })
  const fault = h('p', { class: 'fault', role: 'alert', hidden: true })
  const title = h('h2')
  const lead = h('p')
  const work = h('p', { class: 'soft' })
  const label = h('label', { for: field.id })
  // A key without a passphrase is forgotten whole, and must be chosen again.
  const input = h('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    onchange: () => {
      void page.take([...(input.files ?? [])]).then(async () => {
        if (page.desk.keychain.unlocked().length > 0) await unlock()
      })
      input.value = ''
    },
  })
  const choose = h('button', {
    type: 'button',
    onclick: () => {
      input.click()
    },
  })
  const button = h('button', { class: 'main' })
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit: (event) => {
        event.preventDefault()
        void unlock()
      },
    },
    label,
    field,
    button,
    choose,
    input,
  )
  const element = h('section', { class: 'card lock' }, title, lead, work, form, fault)

  function show(): void {
    const { t } = page.desk.texts
    title.textContent = t('lock.title')
    lead.textContent = t('lock.lead')
    label.textContent = t('keys.passphrase')
    button.textContent = t('lock.unlock')
    choose.textContent = t('keys.choose')
    work.textContent = sealed?.wasUnsaved ? t('lock.work', { n: sealed.changes }) : ''
  }

  async function lock(): Promise<void> {
    const { desk } = page
    if (sealed || desk.keychain.unlocked().length === 0) return
    page.stopOpening()
    const { changes } = desk.book.current()
    const bytes = changes.length > 0 ? await sealWork(desk) : null
    if (changes.length > 0 && !bytes) {
      page.say(desk.texts.t('lock.lost'), true)
      return
    }
    sealed = { bytes, wasUnsaved: isUnsaved(desk), changes: changes.length }
    desk.keychain.lock()
    desk.book = createCaseBook({ version: 1, anchor: desk.book.current().anchor, changes: [] })
    desk.savedRevision = sealed.wasUnsaved ? -1 : desk.book.revision()
    forgetTips(desk)
    show()
    onChange()
    field.focus()
  }

  async function unlock(): Promise<void> {
    const { desk } = page
    const { t } = desk.texts
    fault.hidden = true
    const isOpen = await tryPassphrase(page, field.value)
    if (!sealed) return
    if (!isOpen) {
      fault.textContent = t('lock.wrong')
      fault.hidden = false
      field.select()
      return
    }
    field.value = ''
    if (sealed.bytes) {
      const { theCase } = await openCaseFile(sealed.bytes, {
        keys: desk.keychain.unlocked(),
        knownSigners: [],
      })
      desk.book.merge(theCase)
    }
    desk.savedRevision = sealed.wasUnsaved ? -1 : desk.book.revision()
    sealed = null
    desk.waiting = desk.dropped.length > 0 ? [await sortDrop(desk.dropped)] : []
    onChange()
    await page.openWaiting()
  }

  return { element, isLocked: () => sealed !== null, lock, show }
}

async function tryPassphrase({ desk }: Page, passphrase: string): Promise<boolean> {
  for (const { fingerprint, isUnlocked } of desk.keychain.list()) {
    if (isUnlocked) continue
    try {
      await desk.keychain.unlock(fingerprint, passphrase)
    } catch {
      // Of another key, perhaps of the next one.
    }
  }
  return desk.keychain.unlocked().length > 0
}
