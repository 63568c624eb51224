/** The first view: keys, what came, the case. */
import { createCaseCard } from './case-card.js'
import { h } from './dom.js'
import { createDropCard } from './drop-card.js'
import { createKeysCard } from './keys-card.js'
import type { Page, View } from './page.js'

export function createOpenView(page: Page): View {
  const cards = [createKeysCard(page), createDropCard(page), createCaseCard(page)]
  const lead = h('p', { class: 'lead' })
  return {
    element: h('div', { class: 'opening' }, lead, ...cards.map(({ element }) => element)),
    show() {
      lead.textContent = page.desk.texts.t('top.demo')
      for (const card of cards) card.show()
    },
  }
}
