/** Private notes on a tip. They are in the case file alone; nothing of them goes to the server. */
import { toHex } from '../../domain/receipt.js'
import type { Setting } from '../../desk/case/case.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { showUnseen } from '../../desk/files/show-unseen.js'
import { SILENT } from '../silent-field.js'
import { h } from './dom.js'
import type { Page } from './page.js'

const MAX_CHARACTERS = 10_000

export function createNotes(
  page: Page,
  tip: DeskTip,
  set: (setting: Setting) => void,
): HTMLElement {
  const { t } = page.desk.texts
  const { drafts } = page.desk
  const { receipt } = tip
  const notes = tip.work.notes.map(({ note, claims }) =>
    h(
      'li',
      {},
      claims.map(({ value, by, day }) =>
        h(
          'div',
          { class: 'note-text' },
          h('p', {}, showUnseen(value)),
          h('div', { class: 'soft' }, `${by}, ${day}`),
        ),
      ),
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            set({ what: 'note', receipt, note, value: null })
          },
        },
        t('work.delete'),
      ),
      ' ',
      h(
        'button',
        {
          type: 'button',
          onclick: () => {
            field.value = claims.map(({ value }) => value).join('\n\n')
            drafts.set(receipt, { text: field.value, note })
            field.focus()
          },
        },
        t('work.change'),
      ),
    ),
  )
  const field = h('textarea', {
    id: 'note',
    rows: '3',
    maxlength: String(MAX_CHARACTERS),
    ...SILENT,
    oninput: () => {
      const note = drafts.get(receipt)?.note ?? null
      if (field.value === '') drafts.delete(receipt)
      else drafts.set(receipt, { text: field.value, note })
    },
  })
  field.value = drafts.get(receipt)?.text ?? ''
  field.placeholder = t('work.newNote')
  const form = h(
    'form',
    {
      onsubmit: (event) => {
        event.preventDefault()
        const value = field.value.trim()
        if (value === '') return
        const note = drafts.get(receipt)?.note ?? createNoteId()
        drafts.delete(receipt)
        set({ what: 'note', receipt, note, value })
      },
    },
    h('label', { for: 'note', class: 'hidden' }, t('work.newNote')),
    field,
    h('button', {}, t('work.add')),
  )
  return h(
    'div',
    { class: 'part' },
    h('h4', {}, t('work.notes')),
    h('ul', { class: 'notes' }, notes),
    form,
  )
}

function createNoteId(): string {
  return toHex(crypto.getRandomValues(new Uint8Array(8)))
}
