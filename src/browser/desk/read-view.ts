/** The second view: the list at the left, the tip beside it, and what staff say of it. */
import { matchTips } from '../../desk/search/match-tips.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { tipsInOrder } from './desk-state.js'
import { h } from './dom.js'
import { createFilterBar } from './filter-bar.js'
import type { Page, View } from './page.js'
import { createDocument } from './tip-document.js'
import { createTipList } from './tip-list.js'
import { createWorkPanel } from './work-panel.js'

export interface ReadView extends View {
  /** `1` the next tip, `-1` the one before. */
  step(by: 1 | -1): void
  focusSearch(): void
}

export function createReadView(page: Page): ReadView {
  const { desk } = page
  const bar = createFilterBar(page, () => {
    show()
  })
  const list = createTipList(page)
  const count = h('p', { class: 'soft', role: 'status' })
  const reading = h('div', { class: 'reading', tabindex: '-1' })
  let shown: DeskTip[] = []
  let shownReceipt: string | null = null

  function show(): void {
    const { t } = desk.texts
    const all = tipsInOrder(desk)
    shown = matchTips(all, desk.filter, desk.questionnaires)
    if (!desk.current || !desk.tips.has(desk.current)) desk.current = shown[0]?.receipt ?? null
    bar.show()
    list.show(shown)
    count.textContent =
      all.length === 0
        ? t('read.empty')
        : shown.length === 0
          ? t('read.nothing')
          : t('read.count', { n: shown.length, all: all.length })
    const tip = desk.current ? desk.tips.get(desk.current) : undefined
    const scrolled = reading.scrollTop
    reading.replaceChildren(
      ...(tip ? [createSteps(), createDocument(page, tip), createWorkPanel(page, tip)] : []),
    )
    reading.scrollTop = shownReceipt === desk.current ? scrolled : 0
    shownReceipt = desk.current
  }

  function createSteps(): HTMLElement {
    const { t } = desk.texts
    const at = shown.findIndex(({ receipt }) => receipt === desk.current)
    return h(
      'nav',
      { class: 'row steps', 'aria-label': t('read.list') },
      // Where there is no room for both, the list makes way for the tip.
      h(
        'button',
        {
          type: 'button',
          class: 'back',
          onclick: () => {
            document.body.classList.remove('on-tip')
          },
        },
        `☰ ${t('read.back')}`,
      ),
      h(
        'button',
        {
          type: 'button',
          disabled: at <= 0,
          onclick: () => {
            step(-1)
          },
        },
        `← ${t('read.previous')}`,
      ),
      h(
        'button',
        {
          type: 'button',
          disabled: at >= shown.length - 1,
          onclick: () => {
            step(1)
          },
        },
        `${t('read.next')} →`,
      ),
      at >= 0
        ? h('span', { class: 'soft' }, t('read.position', { n: at + 1, all: shown.length }))
        : null,
      h(
        'button',
        {
          type: 'button',
          class: 'end',
          title: t('read.keys'),
          onclick: () => {
            print()
          },
        },
        t('read.print'),
      ),
    )
  }

  function step(by: 1 | -1): void {
    const at = shown.findIndex(({ receipt }) => receipt === desk.current)
    const next = shown[at + by]
    if (next) page.showTip(next.receipt)
  }

  const element = h(
    'div',
    { class: 'reader' },
    h('div', { class: 'side' }, bar.element, count, list.element),
    reading,
  )
  return { element, show, step, focusSearch: bar.focus }
}
