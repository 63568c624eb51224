/** While a large envelope is sent: how much of it has gone, how long it may still take, and a way to stop it. */
import type { Language } from '../../domain/language.js'
import { formatBytes, formatDuration } from './describe-file.js'
import { createElement } from './dom.js'
import { FILE_TEXTS } from './file-texts.js'
import type { SendingProgress } from './files-part.js'

export function createProgress(language: Language, onCancel: () => void): SendingProgress {
  const texts = FILE_TEXTS[language]
  const bar = createElement('progress', { 'aria-label': texts.progress })
  const amount = createElement('span', { class: 'hint' })
  const cancel = createElement('button', { type: 'button' }, texts.cancel)
  cancel.addEventListener('click', onCancel)
  return {
    root: createElement('div', { class: 'sent' }, bar, amount, cancel),
    sentence: texts.sendingLarge,
    show(sentBytes, totalBytes, secondsLeft) {
      bar.max = totalBytes
      bar.value = sentBytes
      const sent = texts.sent
        .replace('{sent}', formatBytes(sentBytes, language))
        .replace('{total}', formatBytes(totalBytes, language))
      const left =
        secondsLeft === null
          ? ''
          : texts.left.replace('{time}', formatDuration(secondsLeft, language))
      amount.textContent = `${sent} ${left}`
    },
  }
}
