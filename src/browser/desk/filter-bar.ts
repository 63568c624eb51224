/** What narrows the list: words, and one choice a thing. The same filter holds for the evidence. */
import { questionsOf } from '../../domain/questionnaire.js'
import { HANDLING_STATES } from '../../domain/handling.js'
import { LANGUAGES } from '../../domain/language.js'
import type { TipFilter } from '../../desk/search/filter.js'
import { SILENT } from '../silent-field.js'
import { h } from './dom.js'
import { choicesOf, nameCountry } from './names.js'
import type { Page, View } from './page.js'

type Option = readonly [value: string, name: string]
type ChoiceName = 'state' | 'label' | 'assignee' | 'country' | 'practice' | 'language' | 'lawyers'
type FlagName = 'hasFiles' | 'hasRemarks' | 'isDisputed'

const CHOICES: ChoiceName[] = [
  'state',
  'country',
  'practice',
  'label',
  'assignee',
  'language',
  'lawyers',
]
const FLAGS: FlagName[] = ['hasFiles', 'hasRemarks', 'isDisputed']
const PAUSE_MS = 120

export function createFilterBar(page: Page, onChange: () => void): View & { focus: () => void } {
  const { desk } = page
  let timer: ReturnType<typeof setTimeout> | undefined
  const words = h('input', {
    type: 'search',
    id: 'words',
    ...SILENT,
    oninput: () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        change({ words: words.value })
      }, PAUSE_MS)
    },
  })
  const wordsLabel = h('label', { for: 'words', class: 'hidden' })
  const behind = h('p', { class: 'note row', hidden: true })
  const fields = h('div', { class: 'fields' })
  const summary = h('summary')
  const details = h('details', { class: 'filters' }, summary, fields)

  function change(part: TipFilter): void {
    const next: Record<string, unknown> = { ...desk.filter, ...part }
    for (const [name, value] of Object.entries(next))
      if (value === undefined) Reflect.deleteProperty(next, name)
    if (next['words'] === '') Reflect.deleteProperty(next, 'words')
    desk.filter = next
    onChange()
  }

  function show(): void {
    const { t } = desk.texts
    wordsLabel.textContent = t('read.search')
    words.placeholder = t('read.search')
    words.title = t('read.searchHint')
    if (document.activeElement !== words) words.value = desk.filter.words ?? ''
    const active = Object.keys(desk.filter).filter((name) => name !== 'words').length
    summary.textContent =
      active > 0 ? `${t('read.filters')} (${String(active)})` : t('read.filters')
    const clear = h(
      'button',
      {
        type: 'button',
        onclick: () => {
          desk.filter = {}
          desk.filterName = ''
          words.value = ''
          onChange()
        },
      },
      t('read.clear'),
    )
    behind.hidden = desk.filterName === ''
    behind.replaceChildren(t('read.behind', { name: desk.filterName }), ' ', clear)
    fields.replaceChildren(
      ...CHOICES.map((name) => createChoice(page, name, change)),
      ...FLAGS.map((name) => createFlag(page, name, change)),
      ...(active > 0 && desk.filterName === '' ? [clear] : []),
    )
  }

  const element = h('div', { class: 'bar' }, wordsLabel, words, details, behind)
  return {
    element,
    show,
    focus: () => {
      words.focus()
    },
  }
}

function createChoice(
  page: Page,
  name: ChoiceName,
  change: (part: TipFilter) => void,
): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  const select = h(
    'select',
    {
      id: `filter-${name}`,
      onchange: () => {
        const { value } = select
        change({ [name]: value === '*' ? undefined : value })
      },
    },
    h('option', { value: '*' }, t('read.all')),
    optionsOf(page, name).map(([value, text]) =>
      h('option', { value, selected: desk.filter[name] === value }, text),
    ),
  )
  return h('p', {}, h('label', { for: select.id }, t(`filter.${name}`)), select)
}

function createFlag(page: Page, name: FlagName, change: (part: TipFilter) => void): HTMLElement {
  const box = h('input', {
    type: 'checkbox',
    checked: page.desk.filter[name] === true,
    onchange: () => {
      change({ [name]: box.checked ? true : undefined })
    },
  })
  return h('p', {}, h('label', { class: 'check' }, box, ' ', page.desk.texts.t(`filter.${name}`)))
}

function optionsOf(page: Page, name: ChoiceName): Option[] {
  const { desk } = page
  const { t, language } = desk.texts
  const none: Option = ['', t('read.none')]
  const tips = [...desk.tips.values()]
  switch (name) {
    case 'state':
      return HANDLING_STATES.map((state) => [state, t(`evidence.states.${state}`)])
    case 'language':
      return LANGUAGES.map((code) => [code, t(`evidence.languages.${code}`)])
    case 'label':
      return labelsOf(page).map((label) => [label, label])
    case 'assignee': {
      const people = new Set([
        ...(desk.lists?.people ?? []),
        ...tips.flatMap(({ work }) => work.assignee.map(({ value }) => value ?? '')),
      ])
      people.delete('')
      return [
        ['', t('work.nobody')],
        ...[...people].sort().map((person): Option => [person, person]),
      ]
    }
    case 'country': {
      const offered = new Set(
        desk.questionnaires.flatMap((each) =>
          questionsOf(each).flatMap(({ codes }) => codes ?? []),
        ),
      )
      const used = new Set(
        tips.map(({ tip }) => tip?.answers['country']).filter((code) => typeof code === 'string'),
      )
      const codes = [...offered].filter((code) => used.has(code))
      return [
        ...codes
          .map((code): Option => [code, nameCountry(desk, code)])
          .sort(([, a], [, b]) => a.localeCompare(b, language)),
        none,
      ]
    }
    case 'practice':
      return choicesOf(desk, 'seen').map(({ id, label }) => [id, label[language]])
    case 'lawyers':
      return [
        ...choicesOf(desk, 'lawyers').map(({ id, label }): Option => [id, label[language]]),
        none,
      ]
  }
}

/** Of the lists that came along, and those in use. */
export function labelsOf({ desk }: Page): string[] {
  const used = [...desk.tips.values()].flatMap(({ work }) => work.labels)
  return [...new Set([...(desk.lists?.labels ?? []), ...used])].sort((a, b) => a.localeCompare(b))
}
