/**
 * Makes the fields of the questionnaire. They stand in no HTML, have no name and no id, and carry every attribute that
 * keeps a browser from writing down, checking elsewhere or translating what is typed (without `autocomplete=off`
 * Firefox and Chromium write it to disk).
 */
import { countryName } from '../../domain/country.js'
import { tidyText, type Answers, type Question } from '../../domain/questionnaire.js'
import { SILENT } from '../silent-field.js'
import { createElement } from './dom.js'
import type { PageForm } from './page-form.js'

type TextField = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

export interface Fields {
  root: HTMLElement
  read(): Answers
  /** The element to lead to when this question's answer does not hold. */
  find(questionId: string): HTMLElement | null
  /** Empties every field; nothing of what was written stays in the page. */
  wipe(): void
  setDisabled(isDisabled: boolean): void
}

interface BuiltQuestion {
  root: HTMLElement
  fields: (TextField | HTMLInputElement)[]
  read(): string | string[] | undefined
}

export function buildFields(form: PageForm): Fields {
  const built = new Map<string, BuiltQuestion>()
  const root = createElement('div')
  form.questionnaire.sections.forEach(({ title, questions }, i) => {
    const parts = questions.map((question) => {
      const builtQuestion = buildQuestion(question, form)
      built.set(question.id, builtQuestion)
      return builtQuestion.root
    })
    if (title === null) root.append(...parts)
    else root.append(createElement('details', {}, createElement('summary', {}, title), ...parts))
    if (i === 0) root.append(createElement('p', { class: 'hint' }, form.texts.optional))
  })
  const allFields = [...built.values()].flatMap(({ fields }) => fields)
  return {
    root,
    read() {
      const answers: Answers = {}
      for (const [id, question] of built) {
        const answer = question.read()
        if (answer !== undefined && answer.length > 0) answers[id] = answer
      }
      return answers
    },
    find: (id) => built.get(id)?.fields[0] ?? null,
    wipe() {
      for (const field of allFields) {
        field.value = ''
        if (field instanceof HTMLInputElement) field.checked = false
      }
    },
    setDisabled(isDisabled) {
      for (const field of allFields) field.disabled = isDisabled
    },
  }
}

function buildQuestion(question: Question<string>, form: PageForm): BuiltQuestion {
  if (question.kind === 'many') return buildTicks(question)
  const field = buildTextField(question, form)
  const root = createElement('label', { class: question.required ? 'q big' : 'q' })
  root.append(createElement('span', {}, question.label))
  if (question.hint) root.append(createElement('span', { class: 'hint' }, question.hint))
  root.append(field)
  return { root, fields: [field], read: () => tidyText(field.value) }
}

/** Without `maxlength`: a browser would cut a text that is pasted, and say nothing. `checkAnswers` says it. */
function buildTextField(question: Question<string>, form: PageForm): TextField {
  switch (question.kind) {
    case 'long_text':
      return createElement('textarea', SILENT)
    case 'year':
      return createElement('input', { ...SILENT, inputmode: 'numeric', maxlength: '4' })
    case 'one':
      return buildSelect(form, question.choices ?? [])
    case 'country':
      return buildSelect(form, listCountries(question.codes ?? [], form))
    default:
      return createElement('input', SILENT)
  }
}

function buildSelect(form: PageForm, options: { id: string; label: string }[]): HTMLSelectElement {
  const select = createElement('select', SILENT)
  for (const { id, label } of [{ id: '', label: form.texts.choose }, ...options]) {
    select.append(createElement('option', { value: id }, label))
  }
  return select
}

function listCountries(codes: string[], form: PageForm): { id: string; label: string }[] {
  const named = codes.map((id) => ({ id, label: countryName(id, form.language) }))
  const isOther = (id: string): number => Number(id === 'ZZ')
  return named.sort(
    (a, b) => isOther(a.id) - isOther(b.id) || a.label.localeCompare(b.label, form.language),
  )
}

function buildTicks(question: Question<string>): BuiltQuestion {
  const root = createElement(
    'fieldset',
    { class: 'q' },
    createElement('legend', {}, question.label),
  )
  const boxes = (question.choices ?? []).map(({ id, label }) => {
    const box = createElement('input', { ...SILENT, type: 'checkbox' })
    root.append(createElement('label', { class: 'tick' }, box, createElement('span', {}, label)))
    return { id, box }
  })
  return {
    root,
    fields: boxes.map(({ box }) => box),
    read: () => boxes.filter(({ box }) => box.checked).map(({ id }) => id),
  }
}
