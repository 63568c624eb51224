/**
 * When the line or somebody on it does not let an envelope through: the same envelope as a file, and as text when it is
 * short, to be brought by any other road. It says what that means for who carries it.
 */
import { joinSource, type ByteSource } from '../../domain/byte-source.js'
import { armorEnvelope } from '../../openpgp/armor.js'
import { SILENT } from '../silent-field.js'
import { createElement } from './dom.js'
import type { PageForm } from './page-form.js'

/** Longer texts do not go through a messenger or a mail in one piece. */
const MAX_TEXT_BYTES = 65_536
/** Says nothing of what it is. */
const FILE_NAME = 'copia.bin'
/** A browser has taken the file over by then. */
const FORGET_MS = 60_000

export function createKeepsake({ texts, contact }: PageForm, envelope: ByteSource): HTMLElement {
  const save = createElement('button', { type: 'button' }, texts.keepFile)
  const root = createElement(
    'section',
    { class: 'card' },
    createElement('h2', {}, texts.keepTitle),
    createElement('p', {}, texts.keepWhat),
    createElement('p', {}, contact),
    createElement('p', {}, texts.keepTrace),
    save,
  )
  save.addEventListener('click', () => {
    save.disabled = true
    void saveFile(envelope)
      .catch(() => {
        root.append(createElement('p', { class: 'fault', role: 'alert' }, texts.failedFile))
      })
      .finally(() => {
        save.disabled = false
      })
  })
  if (envelope.lengthBytes <= MAX_TEXT_BYTES) {
    const text = createElement('textarea', { ...SILENT, readonly: '', rows: '4' })
    text.addEventListener('focus', () => {
      text.select()
    })
    root.append(createElement('label', { class: 'q' }, texts.keepText, text))
    joinSource(envelope).then(
      (bytes) => {
        text.value = armorEnvelope(bytes)
      },
      () => {
        text.remove()
      },
    )
  }
  return root
}

async function saveFile(envelope: ByteSource): Promise<void> {
  // As blobs, so that the browser may keep a large one elsewhere than in the page's memory.
  const pieces: Blob[] = []
  for await (const piece of envelope.read()) pieces.push(new Blob([piece.slice()]))
  const address = URL.createObjectURL(new Blob(pieces, { type: 'application/octet-stream' }))
  const link = createElement('a', { href: address, download: FILE_NAME })
  link.click()
  setTimeout(() => {
    URL.revokeObjectURL(address)
  }, FORGET_MS)
}
