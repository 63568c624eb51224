/** The list of tips at the left: what it says first, where, when, and what staff say of it. Drawn in pages. */
import { stateOf, type DeskTip } from '../../desk/desk-tip.js'
import { firstWordsOf } from '../../desk/first-words.js'
import { h } from './dom.js'
import { nameCountry } from './names.js'
import type { Page } from './page.js'

const PAGE_TIPS = 200

export interface TipList {
  element: HTMLElement
  show(tips: readonly DeskTip[]): void
}

export function createTipList(page: Page): TipList {
  const element = h('ol', { class: 'tips' })
  let shown = PAGE_TIPS
  let last: readonly DeskTip[] = []

  function show(tips: readonly DeskTip[]): void {
    if (tips.length !== last.length) shown = PAGE_TIPS
    last = tips
    const at = tips.findIndex(({ receipt }) => receipt === page.desk.current)
    if (at >= shown) shown = at + PAGE_TIPS
    const rows = tips.slice(0, shown).map((tip) => createRow(page, tip))
    if (tips.length > shown) {
      const more = h(
        'button',
        {
          type: 'button',
          onclick: () => {
            shown += PAGE_TIPS
            show(last)
          },
        },
        `+ ${String(Math.min(PAGE_TIPS, tips.length - shown))}`,
      )
      rows.push(h('li', {}, more))
    }
    element.replaceChildren(...rows)
    element.querySelector('[aria-current]')?.scrollIntoView({ block: 'nearest' })
  }
  return { element, show }
}

function createRow(page: Page, tip: DeskTip): HTMLLIElement {
  const { desk } = page
  const { t } = desk.texts
  const state = stateOf(tip)
  const country = tip.tip?.answers['country']
  const facts = [
    tip.receivedDay ?? '',
    typeof country === 'string' ? nameCountry(desk, country) : '',
    tip.files.length > 0 ? `${t('tip.files')}: ${String(tip.files.length)}` : '',
  ]
  const button = h(
    'button',
    {
      type: 'button',
      class: 'tip-row',
      ...(desk.current === tip.receipt && { 'aria-current': 'true' }),
      onclick: () => {
        page.showTip(tip.receipt)
      },
    },
    h('span', { class: 'facts' }, facts.filter((fact) => fact !== '').join(' · ')),
    h(
      'span',
      { class: 'first', ...(tip.tip && { lang: tip.tip.language }) },
      firstWords(page, tip),
    ),
    h(
      'span',
      { class: 'tags' },
      state === 'new' ? null : h('span', { class: 'tag' }, t(`evidence.states.${state}`)),
      tip.work.labels.map((label) => h('span', { class: 'tag label' }, label)),
      tip.remarks.length > 0 ? h('span', { class: 'tag warn' }, t('tip.beware')) : null,
    ),
  )
  return h('li', {}, button)
}

function firstWords({ desk }: Page, tip: DeskTip): string {
  const named = tip.tip?.questionnaire
  const questionnaire = desk.questionnaires.find(
    ({ id, version }) => id === named?.id && version === named.version,
  )
  return firstWordsOf(tip, questionnaire ?? null) || desk.texts.t('tip.untitled')
}
