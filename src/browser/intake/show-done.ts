/** The page after sending: the receipt, what happens next, and what to do now on a phone that others use. */
import type { Receipt } from '../../domain/receipt.js'
import { createElement } from './dom.js'
import type { FormText, PageForm } from './page-form.js'

export function createDonePage(
  form: PageForm,
  receipt: Receipt,
  onAnother: () => void,
): HTMLElement {
  const { texts } = form
  const heading = createElement('h1', { tabindex: '-1' }, texts.doneHeading)
  const another = createElement('button', { type: 'button' }, texts.another)
  another.addEventListener('click', onAnother)
  return createElement(
    'div',
    {},
    heading,
    createElement('p', {}, texts.receipt),
    createElement('output', { class: 'code' }, receipt),
    createElement('p', { class: 'hint' }, texts.receiptUse),
    createList(texts, 'sharedTitle', ['sharedClose', 'sharedHistory', 'sharedCopies']),
    createList(texts, 'nextTitle', ['nextOpened', 'nextContact']),
    another,
  )
}

function createList(texts: PageForm['texts'], title: FormText, items: FormText[]): HTMLElement {
  const list = createElement('ul')
  for (const item of items) list.append(createElement('li', {}, texts[item]))
  return createElement('section', { class: 'card' }, createElement('h2', {}, texts[title]), list)
}
