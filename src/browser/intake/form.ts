/**
 * The first script of the page. It makes the fields after it has seen that the browser can seal, and hands what is
 * written to the sealing part and to nobody else.
 */
import type { ByteSource } from '../../domain/byte-source.js'
import { checkAnswers, type AnswerFault, type Fault } from '../../domain/questionnaire.js'
import { TIP_VERSION, type Tip } from '../../domain/tip.js'
import { buildFields } from './build-fields.js'
import { canSeal } from './can-seal.js'
import { createElement, getElement } from './dom.js'
import { createFilePicker } from './file-picker.js'
import type { SendingProgress } from './files-part.js'
import { guardLanguageLinks, leaveNoTrace } from './leave-no-trace.js'
import type { FormText, PageForm } from './page-form.js'
import { createSender } from './send-tip.js'
import { createDonePage } from './show-done.js'

const FAULT_TEXTS: Partial<Record<Fault, FormText>> = {
  required: 'required',
  too_long: 'tooLong',
  not_a_year: 'notAYear',
}

/** After so many breaks in a row, taking the envelope along is offered; the sending goes on. */
const BREAKS_UNTIL_KEEPSAKE = 3

async function startForm(): Promise<void> {
  const main = getElement('main')
  const form = JSON.parse(main.dataset['form'] ?? '') as PageForm
  const { texts } = form
  const place = getElement('#form')
  getElement('#wait').remove()
  if (!(await canSeal())) {
    place.append(createElement('p', { class: 'card fault', role: 'alert' }, texts.cannotSeal))
    return
  }

  const fields = buildFields(form)
  const picker = createFilePicker(form)
  const button = createElement('button', { type: 'button' }, texts.send)
  const status = createElement('p', { class: 'status', role: 'status' })
  const progressPlace = createElement('div')
  let progress: SendingProgress | null = null
  const sender = createSender(form, {
    say: (text, seconds) => {
      say(texts[text].replace('{seconds}', String(seconds)))
    },
    onProgress: showProgress,
    onBreak(count, envelope) {
      say(texts.lineLost)
      if (count >= BREAKS_UNTIL_KEEPSAKE) offerKeepsake(envelope)
    },
  })
  const keepsake = createElement('div')
  place.append(fields.root, picker.root, status, progressPlace, button, keepsake)

  function say(sentence: string, isFault = false): void {
    // Written again, it would be read aloud again.
    if (status.textContent !== sentence) status.textContent = sentence
    status.className = isFault ? 'status fault' : 'status'
  }

  function showProgress(...amounts: Parameters<SendingProgress['show']>): void {
    progress ??=
      window.sigiloFiles?.createProgress(form.language, () => {
        sender.cancel()
      }) ?? null
    if (!progress) return
    if (progressPlace.childElementCount === 0) progressPlace.append(progress.root)
    // A warning that somebody has to read stays.
    if (!status.classList.contains('fault')) say(progress.sentence)
    progress.show(...amounts)
  }

  let kept: ByteSource | null = null

  function offerKeepsake(envelope: ByteSource): void {
    const made = window.sigiloSealing?.createKeepsake(form, envelope)
    if (!made || kept === envelope) return
    kept = envelope
    keepsake.replaceChildren(made)
  }

  /** It holds what was written before, not what is there now. */
  function dropKeepsake(): void {
    kept = null
    keepsake.replaceChildren()
  }

  function showFault({ question, fault }: AnswerFault): void {
    const field = fields.find(question)
    field?.closest('details')?.setAttribute('open', '')
    field?.setAttribute('aria-invalid', 'true')
    field?.focus()
    say(texts[FAULT_TEXTS[fault] ?? 'failedSealing'], true)
  }

  /** It can be mended and tried again; the keyboard is where it was. */
  function fail(sentence: string): void {
    setDisabled(false)
    say(sentence, true)
    button.textContent = texts.retry
    button.focus({ preventScroll: true })
  }

  function setDisabled(isDisabled: boolean): void {
    button.disabled = isDisabled
    fields.setDisabled(isDisabled)
    picker.setDisabled(isDisabled)
  }

  async function submit(): Promise<void> {
    for (const invalid of place.querySelectorAll('[aria-invalid]')) {
      invalid.removeAttribute('aria-invalid')
    }
    const answers = fields.read()
    const [fault] = checkAnswers(form.questionnaire, answers)
    if (fault) {
      showFault(fault)
      return
    }
    setDisabled(true)
    dropKeepsake()
    say(texts.preparing)
    const chosen = await picker.read()
    if (typeof chosen === 'string') {
      fail(chosen)
      return
    }
    // Again, for what has been listed meanwhile.
    setDisabled(true)
    const tip: Tip = {
      version: TIP_VERSION,
      questionnaire: { id: form.questionnaire.id, version: form.questionnaire.version },
      language: form.language,
      answers,
      ...(chosen ? { files: chosen.files } : {}),
    }
    const outcome = await sender.send(tip, chosen)
    if (outcome === null) return
    progressPlace.replaceChildren()
    if ('failure' in outcome) {
      const changed = outcome.failure === 'failedFile' ? await picker.findChanged() : null
      fail(changed ?? texts[outcome.failure])
      if (outcome.envelope && outcome.failure !== 'failedStopped') offerKeepsake(outcome.envelope)
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
    return Object.keys(fields.read()).length === 0 && picker.isEmpty()
  }

  function wipe(): void {
    fields.wipe()
    picker.wipe()
    dropKeepsake()
    sender.stop()
  }

  button.addEventListener('click', () => void submit())
  for (const changing of [fields.root, picker.root]) {
    for (const event of ['input', 'change', 'click']) changing.addEventListener(event, dropKeepsake)
  }
  leaveNoTrace(form.exitAddress, wipe)
  guardLanguageLinks(isEmpty, () => {
    say(texts.languageLosesText, true)
    status.scrollIntoView({ block: 'center' })
  })
  // Said before a word is typed: that there are no keys, or that they do not hold. Then there is nowhere to type, unless
  // somebody has been quicker; that text stays, and the button tries again.
  const failure = await sender.prepare()
  if (!failure) return
  if (isEmpty()) {
    const text = failure === 'failedKeys' ? 'blockedKeys' : 'blockedClosed'
    place.replaceChildren(createElement('p', { class: 'card fault', role: 'alert' }, texts[text]))
  } else {
    say(texts[failure], true)
  }
}

void startForm()
