/** The third card: who writes, and the case that is gone on with, saved, or taken back to the staff app. */
import { h } from './dom.js'
import type { Page, View } from './page.js'

export function createCaseCard(page: Page): View {
  const title = h('h2')
  const lead = h('p', { class: 'soft' })
  const nameLabel = h('label', { for: 'by' })
  const people = h('datalist', { id: 'people' })
  const name = h('input', {
    id: 'by',
    list: 'people',
    autocomplete: 'off',
    maxlength: '40',
    oninput: () => {
      page.desk.by = name.value.normalize('NFC').trim()
    },
  })
  const input = h('input', {
    type: 'file',
    hidden: true,
    accept: '.pgp',
    onchange: () => {
      void page.take([...(input.files ?? [])])
      input.value = ''
    },
  })
  const load = h('button', {
    type: 'button',
    onclick: () => {
      input.click()
    },
  })
  const save = h('button', { type: 'button', onclick: () => void page.saveCase() })
  const triage = h('button', { type: 'button', onclick: () => void page.makeTriage() })
  const triageLead = h('p', { class: 'soft' })

  function show(): void {
    const { t } = page.desk.texts
    title.textContent = t('case.title')
    lead.textContent = t('case.lead')
    nameLabel.textContent = t('case.name')
    load.textContent = t('case.load')
    save.textContent = t('case.save')
    triage.textContent = t('triage.make')
    triageLead.textContent = t('triage.lead')
    if (document.activeElement !== name) name.value = page.desk.by
    people.replaceChildren(
      ...(page.desk.lists?.people ?? []).map((value) => h('option', { value })),
    )
  }

  const element = h(
    'section',
    { class: 'card' },
    title,
    lead,
    h('p', { class: 'row' }, nameLabel, name, people),
    h('p', { class: 'row' }, load, input, save),
    triageLead,
    h('p', { class: 'row' }, triage),
  )
  return { element, show }
}
