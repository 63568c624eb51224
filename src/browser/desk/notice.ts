/** One line above the page that says what just happened; read out by screen readers, gone with the next one. */
import { h } from './dom.js'

export interface Notice {
  element: HTMLElement
  say: (text: string, isFault?: boolean) => void
}

export function createNotice(): Notice {
  const element = h('p', { class: 'notice', role: 'status', hidden: true })
  return {
    element,
    say(text, isFault = false) {
      element.textContent = text
      element.hidden = text === ''
      element.classList.toggle('fault', isFault)
    },
  }
}
