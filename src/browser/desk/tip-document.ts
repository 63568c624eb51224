/**
 * A tip as a document: answers under their questions in the reader's language, what was said in its own language, the files.
 * Everything of it becomes text nodes.
 */
import { questionsOf, type Question } from '../../domain/questionnaire.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { findPlaces, parseWords } from '../../desk/search/match-tips.js'
import { showUnseen } from '../../desk/files/show-unseen.js'
import { h } from './dom.js'
import { nameAnswer } from './names.js'
import type { Page } from './page.js'
import { createFileList } from './tip-files.js'

export function createDocument(page: Page, tip: DeskTip): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  return h(
    'article',
    { class: 'tip' },
    h(
      'header',
      {},
      h('h2', {}, t('tip.receipt'), ' ', h('span', { class: 'code' }, tip.receipt)),
      createFacts(page, tip),
    ),
    tip.remarks.length === 0
      ? null
      : h(
          'div',
          { class: 'note' },
          h('strong', {}, t('tip.beware')),
          h(
            'ul',
            {},
            tip.remarks.map((remark) => h('li', {}, t(`opening.remarks.${remark}`))),
          ),
        ),
    createAnswers(page, tip),
    tip.files.length > 0 ? createFileList(page, tip) : null,
    h(
      'details',
      { class: 'text', open: tip.tip === null },
      h('summary', {}, t('tip.text')),
      h('pre', { ...langOf(tip) }, mark(page, showUnseen(tip.text))),
    ),
  )
}

function createFacts(page: Page, tip: DeskTip): HTMLElement {
  const { desk } = page
  const { t } = desk.texts
  const facts: [string, string][] = [
    ...(tip.receivedDay ? [[t('tip.received'), tip.receivedDay] as [string, string]] : []),
    ...(tip.tip
      ? [[t('tip.language'), t(`evidence.languages.${tip.tip.language}`)] as [string, string]]
      : []),
    [t('tip.sealed'), t(`opening.keySets.${tip.keySet}`)],
  ]
  return h(
    'dl',
    { class: 'facts' },
    facts.map(([name, value]) => h('div', {}, h('dt', {}, name), h('dd', {}, value))),
  )
}

function createAnswers(page: Page, { tip }: DeskTip): HTMLElement | null {
  if (!tip) return null
  const { desk } = page
  const questionnaire = desk.questionnaires.find(
    ({ id, version }) => id === tip.questionnaire.id && version === tip.questionnaire.version,
  )
  const questions = questionnaire ? questionsOf(questionnaire) : []
  const known = new Set(questions.map(({ id }) => id))
  const blocks: HTMLElement[] = []
  for (const question of questions) {
    const answer = tip.answers[question.id]
    if (answer !== undefined) blocks.push(createAnswer(page, question, answer, tip.language))
  }
  // What no form asks is shown all the same, under the name that it came with.
  for (const [id, answer] of Object.entries(tip.answers)) {
    if (known.has(id)) continue
    const texts = Array.isArray(answer) ? answer : [answer]
    blocks.push(
      h(
        'section',
        {},
        h('h3', { class: 'code' }, showUnseen(id)),
        texts.map((text) => h('p', { class: 'told' }, showUnseen(text))),
      ),
    )
  }
  return h('div', { class: 'answers' }, blocks)
}

function createAnswer(
  page: Page,
  question: Question,
  answer: string | string[],
  language: string,
): HTMLElement {
  const label = question.label[page.desk.texts.language]
  // What cannot be seen could turn the writing round.
  const texts = nameAnswer(page.desk, question, answer).map(showUnseen)
  if (question.kind === 'many')
    return h(
      'section',
      {},
      h('h3', {}, label),
      h(
        'ul',
        {},
        texts.map((text) => h('li', {}, text)),
      ),
    )
  const isTold = question.kind === 'text' || question.kind === 'long_text'
  const body = texts.map((text) =>
    h(
      'p',
      { class: isTold ? 'told' : 'given', ...(isTold && { lang: language }) },
      isTold ? mark(page, text) : text,
    ),
  )
  return h('section', {}, h('h3', {}, label), body)
}

/** The words that were searched for, marked. */
function mark({ desk }: Page, text: string): (Node | string)[] {
  const words = parseWords(desk.filter.words ?? '')
  if (words.length === 0) return [text]
  const nodes: (Node | string)[] = []
  let at = 0
  for (const [start, end] of findPlaces(text, words)) {
    if (start < at) continue
    nodes.push(text.slice(at, start), h('mark', {}, text.slice(start, end)))
    at = end
  }
  nodes.push(text.slice(at))
  return nodes
}

function langOf({ tip }: DeskTip): { lang?: string } {
  return tip ? { lang: tip.language } : {}
}
