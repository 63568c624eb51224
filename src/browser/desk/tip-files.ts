/**
 * The files of a tip. Nothing of them is opened: a picture is drawn anew from its pixels, a text is shown as text, everything
 * else is only saved, under a name that no system runs.
 */
import { copyTipFile } from '../../desk/open/copy-tip-file.js'
import { createKeyOpener } from '../../desk/open/open-with-keys.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { FILE_SHOWINGS } from '../../desk/files/file-showing.js'
import { mayBeDrawn, readPictureSize } from '../../desk/files/picture-size.js'
import { safeFileName } from '../../desk/files/safe-name.js'
import { previewText } from '../../desk/files/text-preview.js'
import { showUnseen } from '../../desk/files/show-unseen.js'
import type { OpenedFile } from '../../desk/opened-tip.js'
import { h, saveFile } from './dom.js'
import type { Page } from './page.js'

const MAX_SHOWN_BYTES = 33_554_432

export function createFileList(page: Page, tip: DeskTip): HTMLElement {
  const items = tip.files.map((file) => createItem(page, tip, file))
  return h(
    'section',
    { class: 'files' },
    h('h3', {}, page.desk.texts.t('tip.files')),
    h('ul', {}, items),
  )
}

function createItem(page: Page, tip: DeskTip, file: OpenedFile): HTMLElement {
  const { t } = page.desk.texts
  const { kind } = file
  const showing = FILE_SHOWINGS[kind.type]
  const place = h('div', { class: 'preview' })
  const read = (): Promise<Uint8Array<ArrayBuffer>[] | null> => readFile(page, tip, file)
  const facts = [
    t(`files.types.${kind.type}`),
    sizeOf(page, file.sizeBytes),
    file.cleaning ? t(`files.cleanings.${file.cleaning}`) : '',
    file.removed.length > 0
      ? `${t('tip.removed')}: ${file.removed.map((trace) => t(`files.traces.${trace}`)).join(', ')}`
      : '',
  ]
  const isShown = (showing === 'pixels' || showing === 'text') && file.sizeBytes <= MAX_SHOWN_BYTES
  const save = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        void read().then((pieces) => {
          if (pieces) saveFile(safeFileName(file), pieces)
        })
      },
    },
    t('tip.save'),
  )
  const show = h(
    'button',
    {
      type: 'button',
      onclick: () => {
        if (place.childNodes.length > 0) {
          place.replaceChildren()
          show.textContent = t(showing === 'pixels' ? 'tip.showPicture' : 'tip.showText')
          return
        }
        show.textContent = t('tip.hide')
        void read().then(async (pieces) => {
          if (!pieces) return
          place.replaceChildren(
            ...(showing === 'pixels'
              ? await drawPicture(page, file, pieces)
              : showText(page, pieces)),
          )
        })
      },
    },
    t(showing === 'pixels' ? 'tip.showPicture' : 'tip.showText'),
  )
  const warnings = [
    kind.isActive ? t('files.warnings.active') : '',
    kind.isMisnamed ? t('files.warnings.misnamed') : '',
  ].filter((text) => text !== '')
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'row' },
      h('span', { class: 'name' }, showUnseen(file.givenName)),
      isShown ? show : null,
      save,
    ),
    h('div', { class: 'soft' }, facts.filter((fact) => fact !== '').join(' · ')),
    warnings.map((text) => h('p', { class: 'note' }, text)),
    isShown || showing === 'pixels' || showing === 'text'
      ? null
      : h('p', { class: 'soft' }, t(`files.notShown.${showing}`)),
    place,
  )
}

/** Opened anew from the envelope; null where it is not there any more, which is said. */
async function readFile(
  page: Page,
  tip: DeskTip,
  file: OpenedFile,
): Promise<Uint8Array<ArrayBuffer>[] | null> {
  const pieces: Uint8Array<ArrayBuffer>[] = []
  try {
    const opener = createKeyOpener(() => page.desk.keychain.unlocked())
    await copyTipFile(tip, file.name, opener, (bytes) => pieces.push(bytes.slice()))
    return pieces
  } catch {
    page.say(page.desk.texts.t('tip.fileBroken'), true)
    return null
  }
}

function showText(page: Page, pieces: Uint8Array<ArrayBuffer>[]): Node[] {
  const { text, isCut } = previewText(join(pieces), true)
  return [
    h('pre', {}, text),
    ...(isCut ? [h('p', { class: 'soft' }, page.desk.texts.t('tip.cut'))] : []),
  ]
}

/** What is shown are pixels of our own canvas: nothing else that the file may hold comes through. */
async function drawPicture(
  page: Page,
  file: OpenedFile,
  pieces: Uint8Array<ArrayBuffer>[],
): Promise<Node[]> {
  const { t } = page.desk.texts
  const bytes = join(pieces)
  const size = readPictureSize(bytes, file.kind.type)
  if (!size || !mayBeDrawn(size)) return [h('p', { class: 'soft' }, t('files.notShown.too_large'))]
  try {
    const bitmap = await createImageBitmap(new Blob([bytes]))
    const canvas = h('canvas', {
      width: String(bitmap.width),
      height: String(bitmap.height),
      role: 'img',
      'aria-label': showUnseen(file.givenName),
    })
    canvas.getContext('2d')?.drawImage(bitmap, 0, 0)
    bitmap.close()
    return [canvas]
  } catch {
    return [h('p', { class: 'soft' }, t('tip.noPicture'))]
  }
}

function join(pieces: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let offset = 0
  for (const piece of pieces) {
    joined.set(piece, offset)
    offset += piece.length
  }
  return joined
}

function sizeOf({ desk }: Page, sizeBytes: number): string {
  const [value, unit] =
    sizeBytes < 1_000_000 ? [sizeBytes / 1000, 'kB'] : [sizeBytes / 1_000_000, 'MB']
  const digits = { maximumFractionDigits: value < 10 ? 1 : 0 }
  return `${new Intl.NumberFormat(desk.texts.language, digits).format(value)} ${unit}`
}
