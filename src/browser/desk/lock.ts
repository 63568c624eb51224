/**
 * Locking, by button, by forgetting the keys, or after fifteen idle minutes: the keys and everything that was open leave the
 * memory, whatever else goes wrong, and the work of who sits here is kept sealed to the keys that were open. Each of them
 * brings all of it back, half-written notes too.
 */
import { sortDrop } from '../../desk/batch/sort-drop.js'
import { createCaseBook } from '../../desk/case/case-book.js'
import { keepSealed, openKept, type KeptWork } from '../../desk/keys/keep-sealed.js'
import { forgetTips, isUnsaved } from './desk-state.js'
import { h } from './dom.js'
import { readWork, writeWork } from './locked-work.js'
import type { Page } from './page.js'

export const IDLE_MINUTES = 15

export interface Lock {
  element: HTMLElement
  isLocked: () => boolean
  /** There is something to let go of. */
  canLock: () => boolean
  lock: () => Promise<void>
  /** Draws its texts anew. */
  show: () => void
}

interface Locked {
  /** Null: there was none. */
  work: KeptWork | null
  wasUnsaved: boolean
  hasDrafts: boolean
  changes: number
}

/** @param onLock everything that was drawn must be let go of */
export function createLock(page: Page, onLock: () => void): Lock {
  let locked: Locked | null = null
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
      void page.takeKeys([...(input.files ?? [])]).then(async () => {
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
    const hasKeys = page.desk.keychain.list().length > 0
    title.textContent = t('lock.title')
    lead.textContent = t(hasKeys ? 'lock.lead' : 'lock.leadWithoutKeys')
    for (const part of [label, field, button]) part.hidden = !hasKeys
    label.textContent = t('keys.passphrase')
    button.textContent = t('lock.unlock')
    choose.textContent = t('keys.choose')
    choose.className = hasKeys ? '' : 'main'
    const isUnsavedHere = locked !== null && (locked.wasUnsaved || locked.hasDrafts)
    work.textContent = isUnsavedHere ? t('lock.work', { n: locked?.changes ?? 0 }) : ''
  }

  function canLock(): boolean {
    const { keychain, tips } = page.desk
    return locked === null && (keychain.unlocked().length > 0 || tips.size > 0)
  }

  async function lock(): Promise<void> {
    const { desk } = page
    if (!canLock()) return
    desk.locks++
    const { anchor, changes } = desk.book.current()
    const hasDrafts = desk.drafts.size > 0
    locked = { work: null, wasUnsaved: isUnsaved(desk), hasDrafts, changes: changes.length }
    try {
      if (changes.length > 0 || hasDrafts)
        locked.work = await keepSealed(writeWork(desk), desk.keychain.unlocked())
    } finally {
      desk.keychain.lock()
      desk.book = createCaseBook({ version: 1, anchor, changes: [] })
      desk.savedRevision = locked.wasUnsaved || hasDrafts ? -1 : desk.book.revision()
      forgetTips(desk)
      onLock()
    }
    field.focus()
  }

  async function unlock(): Promise<void> {
    const { desk } = page
    const isOpen = await tryPassphrase(page, field.value)
    if (!locked) return
    if (!isOpen) {
      refuse('lock.wrong')
      return
    }
    if (locked.work) {
      const work = await openKept(locked.work, desk.keychain.unlocked())
      if (!work) {
        desk.keychain.lock()
        refuse('lock.otherKey')
        show()
        return
      }
      readWork(desk, work)
    }
    desk.savedRevision = locked.wasUnsaved ? -1 : desk.book.revision()
    locked = null
    field.value = ''
    fault.hidden = true
    desk.waiting = desk.dropped.length > 0 ? [await sortDrop(desk.dropped)] : []
    page.show()
    await page.openWaiting()
  }

  function refuse(text: 'lock.wrong' | 'lock.otherKey'): void {
    fault.textContent = page.desk.texts.t(text)
    fault.hidden = false
    field.select()
  }

  return { element, isLocked: () => locked !== null, canLock, lock, show }
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
