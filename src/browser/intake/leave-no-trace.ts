/**
 * No trace on the device (promise 5): the page empties itself whenever it is left, is covered while it is out of sight
 * (the pictures of the app switcher), and can be exchanged for another at once.
 */
import { getElement } from './dom.js'

/** @param wipe must leave nothing of what was written anywhere in the page, and let nothing more be sent or shown */
export function leaveNoTrace(exitAddress: string, wipe: () => void): void {
  const exit = getElement('header button')
  exit.hidden = false
  exit.addEventListener('click', () => {
    wipe()
    // At once: on a slow line the other page may take a minute to come.
    document.body.replaceChildren()
    document.title = '\u200b'
    // Replaces this page's own entry in the history; what the history held before is out of reach.
    location.replace(exitAddress)
  })
  // Back and Forward bring a page back as it was left, unless it was left empty.
  addEventListener('pagehide', wipe)
  addEventListener('pageshow', (event) => {
    if (event.persisted) location.reload()
  })
  document.addEventListener('visibilitychange', () => {
    document.body.classList.toggle('covered', document.visibilityState === 'hidden')
  })
}

/** Another language is another page: the first tap says what will be lost, the second one goes. */
export function guardLanguageLinks(isEmpty: () => boolean, warn: () => void): void {
  let hasWarned = false
  for (const link of document.querySelectorAll<HTMLAnchorElement>('nav a')) {
    link.addEventListener('click', (event) => {
      event.preventDefault()
      if (isEmpty() || hasWarned) {
        location.replace(link.href)
      } else {
        hasWarned = true
        warn()
      }
    })
  }
}
