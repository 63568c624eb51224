/**
 * The desk as a page: it opens tips offline, keeps nothing on any disk and speaks to nobody; the policy in its head would
 * stop it if it tried. Here its parts are joined.
 */
import { createDesk, isUnsaved } from './desk-state.js'
import { listenToKeys } from './keyboard.js'
import { IDLE_MINUTES } from './lock.js'
import { createPage } from './create-page.js'
import { sourcesOfDrop } from './page-source.js'

const MINUTE_MS = 60_000

const desk = createDesk()
const page = createPage(desk)
document.getElementById('desk')?.replaceWith(page.element)
page.show()

listenToKeys(page.shortcuts, page.isReading)

for (const type of ['dragenter', 'dragover'] as const) {
  addEventListener(type, (event) => {
    event.preventDefault()
    document.body.classList.add('dragging')
  })
}
addEventListener('dragleave', (event) => {
  if (event.relatedTarget === null) document.body.classList.remove('dragging')
})
addEventListener('drop', (event) => {
  // Else the browser would open the file in place of the desk.
  event.preventDefault()
  document.body.classList.remove('dragging')
  if (event.dataTransfer) void sourcesOfDrop(event.dataTransfer).then(page.takeSources)
})

let idleSinceMs = Date.now()
for (const type of ['keydown', 'pointerdown', 'pointermove', 'wheel', 'drop'] as const) {
  addEventListener(
    type,
    () => {
      idleSinceMs = Date.now()
    },
    { passive: true },
  )
}
// By the clock, not by a timer: a machine that slept has been idle too.
setInterval(() => {
  if (Date.now() - idleSinceMs >= IDLE_MINUTES * MINUTE_MS) void page.lock()
}, MINUTE_MS / 4)

addEventListener('beforeunload', (event) => {
  if (isUnsaved(desk) || desk.drafts.size > 0) event.preventDefault()
})
addEventListener('pagehide', () => {
  desk.keychain.forget()
})
