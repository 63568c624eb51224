/**
 * The first script of the page. It makes the fields after it has seen that the browser can seal, and hands what is
 * written to the sealing part and to nobody else.
 */
import { checkAnswers, type AnswerFault, type Fault } from '../../domain/questionnaire.js'
import { TIP_VERSION, type Tip } from '../../domain/tip.js'
import { buildFields } from './build-fields.js'
import { canSeal } from './can-seal.js'
import { createElement, getElement } from './dom.js'
import { guardLanguageLinks, leaveNoTrace } from './leave-no-trace.js'
import type { FormText, PageForm } from './page-form.js'
import { createSender } from './send-tip.js'
import { createDonePage } from './show-done.js'

const FAULT_TEXTS: Partial<Record<Fault, FormText>> = {
  required: 'required',
  too_long: 'tooLong',
  not_a_year: 'notAYear',
}

async function startForm(): Promise<void> {
  const main = getElement('main')
  const form = JSON.parse(main.dataset['form'] ?? '') as PageForm
  const place = getElement('#form')
  getElement('#wait').remove()
  if (!(await canSeal())) {
    place.append(createElement('p', { class: 'card fault', role: 'alert' }, form.texts.cannotSeal))
    return
  }

  const fields = buildFields(form)
  const button = createElement('button', { type: 'button' }, form.texts.send)
  const status = createElement('p', { class: 'status', role: 'status' })
  const sender = createSender(form, (text, seconds) => {
    say(form.texts[text].replace('{seconds}', String(seconds)))
  })
  place.append(fields.root, status, button)

  function say(sentence: string, isFault = false): void {
    status.textContent = sentence
    status.className = isFault ? 'status fault' : 'status'
  }

  function showFault({ question, fault }: AnswerFault): void {
    const field = fields.find(question)
    field?.closest('details')?.setAttribute('open', '')
    field?.setAttribute('aria-invalid', 'true')
    field?.focus()
    say(form.texts[FAULT_TEXTS[fault] ?? 'failedSealing'], true)
  }

  async function submit(): Promise<void> {
    const tip: Tip = {
      version: TIP_VERSION,
      questionnaire: { id: form.questionnaire.id, version: form.questionnaire.version },
      language: form.language,
      answers: fields.read(),
    }
    for (const invalid of place.querySelectorAll('[aria-invalid]')) {
      invalid.removeAttribute('aria-invalid')
    }
    const [fault] = checkAnswers(form.questionnaire, tip.answers)
    if (fault) {
      showFault(fault)
      return
    }
    button.disabled = true
    fields.setDisabled(true)
    const outcome = await sender.send(tip)
    if (outcome === null) return
    button.disabled = false
    fields.setDisabled(false)
    if ('failure' in outcome) {
      say(form.texts[outcome.failure], true)
      button.textContent = form.texts.retry
      return
    }
    wipe()
    const done = createDonePage(form, outcome.receipt, () => {
      location.reload()
    })
    main.replaceChildren(done)
    scrollTo(0, 0)
    done.querySelector('h1')?.focus()
  }

  function isEmpty(): boolean {
    return Object.keys(fields.read()).length === 0
  }

  function wipe(): void {
    fields.wipe()
    sender.stop()
  }

  button.addEventListener('click', () => void submit())
  leaveNoTrace(form.exitAddress, wipe)
  guardLanguageLinks(isEmpty, () => {
    say(form.texts.languageLosesText, true)
    status.scrollIntoView({ block: 'center' })
  })
  // Said before a word is typed: that there are no keys, or that they do not hold. Then there is nowhere to type, unless
  // somebody has been quicker; that text stays, and the button tries again.
  const failure = await sender.prepare()
  if (!failure) return
  if (isEmpty()) {
    const text = failure === 'failedKeys' ? 'blockedKeys' : 'blockedClosed'
    place.replaceChildren(
      createElement('p', { class: 'card fault', role: 'alert' }, form.texts[text]),
    )
  } else {
    say(form.texts[failure], true)
  }
}

void startForm()
