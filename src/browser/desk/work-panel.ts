/** What staff say of a tip: state, person, labels, pay, notes, links. Every change is one entry of the case. */
import { HANDLING_STATES, isHandlingState } from '../../domain/handling.js'
import { isName } from '../../domain/triage.js'
import type { Claim, Setting } from '../../desk/case/case.js'
import { stateOf, type DeskTip } from '../../desk/desk-tip.js'
import { suggestPay } from '../../desk/count/suggest-pay.js'
import { setWork } from './desk-state.js'
import { SILENT } from '../silent-field.js'
import { h } from './dom.js'
import { labelsOf } from './filter-bar.js'
import { createLinks } from './links-part.js'
import { createNotes } from './notes-part.js'
import type { Page } from './page.js'

export function createWorkPanel(page: Page, tip: DeskTip): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  const isNamed = isName(desk.by)
  const set = (setting: Setting): void => {
    setWork(desk, setting)
    page.show()
  }
  const parts = [
    createState(page, tip, set),
    createAssignee(page, tip, set),
    createLabels(page, tip, set),
    createPay(page, tip, set),
    createNotes(page, tip, set),
    createLinks(page, tip, set),
  ]
  return h(
    'aside',
    { class: 'work', 'aria-label': t('work.title') },
    h('h3', {}, t('work.title')),
    isNamed ? null : h('p', { class: 'note' }, t('work.named')),
    h('fieldset', { disabled: !isNamed }, parts),
  )
}

type Set = (setting: Setting) => void

/** Where two colleagues answered otherwise, both stand until one is picked. */
function createDispute<Value>(
  page: Page,
  claims: readonly Claim<Value>[],
  name: (value: Value) => string,
  pick: (value: Value) => void,
): HTMLElement | null {
  if (claims.length < 2) return null
  const { t } = page.desk.texts
  const buttons = claims.map(({ value, by, day }) =>
    h(
      'button',
      {
        type: 'button',
        onclick: () => {
          pick(value)
        },
      },
      t('work.claim', { value: name(value), by, day }),
    ),
  )
  return h('div', { class: 'note' }, t('work.disputed'), h('div', { class: 'row' }, buttons))
}

function createState(page: Page, tip: DeskTip, set: Set): HTMLElement {
  const { t } = page.desk.texts
  const { receipt } = tip
  const state = stateOf(tip)
  const select = h(
    'select',
    {
      id: 'state',
      onchange: () => {
        if (isHandlingState(select.value)) set({ what: 'state', receipt, value: select.value })
      },
    },
    HANDLING_STATES.map((each) =>
      h('option', { value: each, selected: each === state }, t(`evidence.states.${each}`)),
    ),
  )
  const dispute = createDispute(
    page,
    tip.work.state,
    (value) => t(`evidence.states.${value}`),
    (value) => {
      set({ what: 'state', receipt, value })
    },
  )
  return h('p', {}, h('label', { for: 'state' }, t('work.state')), select, dispute)
}

function createAssignee(page: Page, tip: DeskTip, set: Set): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  const { receipt } = tip
  const current = tip.work.assignee[0]?.value ?? null
  const people = new Set([
    ...(desk.lists?.people ?? []),
    ...(current ? [current] : []),
    ...(desk.by ? [desk.by] : []),
  ])
  const select = h(
    'select',
    {
      id: 'assignee',
      onchange: () => {
        set({ what: 'assignee', receipt, value: select.value === '' ? null : select.value })
      },
    },
    h('option', { value: '' }, t('work.nobody')),
    [...people].map((person) =>
      h('option', { value: person, selected: person === current }, person),
    ),
  )
  const name = (value: string | null): string => value ?? t('work.nobody')
  const dispute = createDispute(page, tip.work.assignee, name, (value) => {
    set({ what: 'assignee', receipt, value })
  })
  return h('p', {}, h('label', { for: 'assignee' }, t('work.assignee')), select, dispute)
}

function createLabels(page: Page, tip: DeskTip, set: Set): HTMLElement {
  const { t } = page.desk.texts
  const { receipt } = tip
  const chosen = new Set(tip.work.labels)
  const boxes = labelsOf(page).map((label) => {
    const box = h('input', {
      type: 'checkbox',
      checked: chosen.has(label),
      onchange: () => {
        set({ what: 'label', receipt, label, value: box.checked })
      },
    })
    return h('label', { class: 'check' }, box, ' ', label)
  })
  const field = h('input', { id: 'label', maxlength: '40', ...SILENT })
  const form = h(
    'form',
    {
      class: 'row',
      onsubmit: (event) => {
        event.preventDefault()
        const label = field.value.normalize('NFC').trim()
        if (isName(label)) set({ what: 'label', receipt, label, value: true })
        else page.say(t('work.badLabel'), true)
      },
    },
    h('label', { for: 'label', class: 'hidden' }, t('work.addLabel')),
    field,
    h('button', {}, t('work.add')),
  )
  field.placeholder = t('work.addLabel')
  return h(
    'div',
    { class: 'part' },
    h('h4', {}, t('work.labels')),
    h('div', { class: 'checks' }, boxes),
    form,
  )
}

function createPay(page: Page, tip: DeskTip, set: Set): HTMLElement | null {
  const { t } = page.desk.texts
  const { receipt } = tip
  const confirmed = tip.work.pay[0]
  const field = h('input', {
    id: 'pay',
    type: 'number',
    min: '0',
    max: '100',
    step: 'any',
    value: String(confirmed?.value ?? ''),
  })
  const save = (value: number | null): void => {
    set({ what: 'pay', receipt, value })
  }
  field.addEventListener('change', () => {
    const value = field.value === '' ? null : Number(field.value)
    if (value === null || (value >= 0 && value <= 100)) save(value)
  })
  const suggested = confirmed || !tip.tip ? null : suggestFor(tip)
  const hint =
    suggested === null
      ? null
      : h(
          'div',
          { class: 'row' },
          t('work.paySuggested', { n: suggested }),
          h(
            'button',
            {
              type: 'button',
              onclick: () => {
                save(suggested)
              },
            },
            t('work.payConfirm'),
          ),
          h(
            'button',
            {
              type: 'button',
              onclick: () => {
                save(null)
              },
            },
            t('work.paySays'),
          ),
        )
  const dispute = createDispute(
    page,
    tip.work.pay,
    (value) => (value === null ? t('read.none') : `${String(value)} %`),
    save,
  )
  return h(
    'div',
    { class: 'part' },
    h('label', { for: 'pay' }, t('work.pay')),
    field,
    hint,
    dispute,
  )
}

function suggestFor({ tip }: DeskTip): number | null {
  for (const answer of Object.values(tip?.answers ?? {})) {
    const found = typeof answer === 'string' ? suggestPay(answer) : null
    if (found) return found.percent
  }
  return null
}
