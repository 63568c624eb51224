/** The list of chosen files: what each is, what was taken out of it, how much it is together, and how long that takes. */
import { cleanFile, type CleaningResult } from '../../archive/clean/clean-file.js'
import { pinParts, readParts, sizeOfParts, type PinnedPart } from '../../archive/parts.js'
import { sizeClassOf } from '../../archive/size-class.js'
import { BLOCK_BYTES } from '../../archive/write-ustar.js'
import { MAX_TIP_FILES } from '../../domain/limits.js'
import { nameInArchive, tidyFileName, type TipFile } from '../../domain/tip-file.js'
import {
  cleaningOf,
  describeCleaning,
  formatBytes,
  formatDuration,
  measureLine,
} from './describe-file.js'
import { SILENT } from '../silent-field.js'
import { createElement } from './dom.js'
import { FILE_TEXTS } from './file-texts.js'
import type { ChosenFiles, FileList } from './files-part.js'
import type { PageForm } from './page-form.js'

interface Item {
  givenName: string
  result: CleaningResult
  /** What is sealed of it, and the file as it was. */
  cleaned: PinnedPart[]
  original: PinnedPart[]
  root: HTMLElement
}

/** The texts of a tip and the frame of the archive, at the very most; and what they say of one file. */
const TEXT_ROOM_BYTES = 131_072
const NAME_ROOM_BYTES = 3_072

/** Formats whose extension is beyond doubt, whatever the file was called. */
const EXTENSIONS: Partial<Record<NonNullable<CleaningResult['format']>, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  gif: 'gif',
  pdf: 'pdf',
}

export function createFileList(form: PageForm): FileList {
  const { language, maxTipBytes } = form
  const texts = FILE_TEXTS[language]
  let items: Item[] = []
  let chosen: ChosenFiles | null = null
  const list = createElement('ul', { class: 'files' })
  const total = createElement('p', { class: 'hint', role: 'status' })
  const problems = createElement('div', { role: 'alert' })
  const originals = createElement('input', { ...SILENT, type: 'checkbox' })
  const choice = createElement(
    'label',
    { class: 'tick' },
    originals,
    createElement('span', {}, texts.originals),
  )
  const unchanged = createElement('p', { class: 'hint' }, texts.unchanged)
  const root = createElement('div', { hidden: '' }, problems, list, unchanged, total, choice)

  function say(text: string, name = ''): void {
    const sentence = text.replace('{name}', () => name)
    if ([...problems.children].some(({ textContent }) => textContent === sentence)) return
    problems.append(createElement('p', { class: 'fault' }, sentence))
    root.hidden = false
  }

  function hasOriginal({ result }: Item): boolean {
    return originals.checked && (result.cleaned?.removed.length ?? 0) > 0
  }

  /** Of the whole archive, padding and all. */
  function archiveBytes(all: readonly Item[]): number {
    const sizes = all.flatMap((item) => [
      sizeOfParts(item.cleaned),
      ...(hasOriginal(item) ? [sizeOfParts(item.original)] : []),
    ])
    const blocks = sizes.reduce((sum, size) => sum + 1 + Math.ceil(size / BLOCK_BYTES), 0)
    const textBytes = TEXT_ROOM_BYTES + sizes.length * NAME_ROOM_BYTES
    return sizeClassOf(blocks * BLOCK_BYTES + textBytes)
  }

  function fits(all: readonly Item[]): boolean {
    return archiveBytes(all) <= maxTipBytes
  }

  function update(): void {
    chosen = null
    const bytes = archiveBytes(items)
    const rate = measureLine()
    total.textContent = [
      texts.total.replace('{size}', formatBytes(bytes, language)),
      ...(rate === null
        ? []
        : [texts.estimate.replace('{time}', formatDuration(bytes / rate, language))]),
    ].join(' ')
    total.hidden = unchanged.hidden = items.length === 0
    choice.hidden = !items.some(({ result }) => (result.cleaned?.removed.length ?? 0) > 0)
    root.hidden = items.length === 0 && problems.childElementCount === 0
  }

  function createItem(
    givenName: string,
    result: CleaningResult,
    cleaned: PinnedPart[],
    original: PinnedPart[],
  ): Item {
    const remove = createElement(
      'button',
      { type: 'button', 'aria-label': texts.removeName.replace('{name}', () => givenName) },
      texts.remove,
    )
    const size = formatBytes(sizeOfParts(cleaned), language)
    const item: Item = {
      givenName,
      result,
      cleaned,
      original,
      root: createElement(
        'li',
        {},
        createElement('span', {}, createElement('bdi', {}, givenName), ` · ${size}`),
        remove,
        createElement('span', { class: 'hint' }, describeCleaning(language, result)),
      ),
    }
    remove.addEventListener('click', () => {
      items = items.filter((other) => other !== item)
      const next = (item.root.nextSibling ?? item.root.previousSibling) as HTMLElement | null
      item.root.remove()
      // Whoever goes by keyboard is not thrown back to the beginning of the page.
      const focused =
        next?.querySelector('button') ?? root.closest('fieldset')?.querySelector('input')
      focused?.focus()
      problems.replaceChildren()
      update()
    })
    return item
  }

  async function addOne(file: File): Promise<void> {
    const givenName = tidyFileName(file.name) || '?'
    if (file.size === 0) {
      say(texts.empty, givenName)
      return
    }
    let item: Item
    try {
      const result = await cleanFile(file)
      const original = await pinParts([file])
      const cleaned = result.cleaned ? await pinParts(result.cleaned.parts) : original
      item = createItem(givenName, result, cleaned, original)
    } catch {
      say(texts.changed, givenName)
      return
    }
    if (!fits([...items, item])) {
      say(texts.tooLarge.replace('{limit}', formatBytes(maxTipBytes, language)), givenName)
      return
    }
    items.push(item)
    list.append(item.root)
    update()
  }

  function describe(item: Item, number: number, isOriginal: boolean): TipFile {
    const { givenName, result } = item
    const extension = result.format && EXTENSIONS[result.format]
    const named = extension ? givenName.replace(/(\.[^.]*)?$/, `.${extension}`) : givenName
    return {
      name: nameInArchive(number, named, isOriginal),
      givenName,
      sizeBytes: sizeOfParts(isOriginal ? item.original : item.cleaned),
      cleaning: isOriginal ? 'original' : cleaningOf(result),
      removed: isOriginal ? [] : (result.cleaned?.removed ?? []),
    }
  }

  originals.addEventListener('change', () => {
    problems.replaceChildren()
    if (!fits(items)) {
      originals.checked = false
      say(texts.originalsTooLarge.replace('{limit}', formatBytes(maxTipBytes, language)))
    }
    update()
  })

  return {
    root,
    async add(files, hasFolder) {
      problems.replaceChildren()
      if (hasFolder) say(texts.folder)
      for (const file of files) {
        if (items.length === MAX_TIP_FILES) {
          say(texts.tooMany.replace('{limit}', String(MAX_TIP_FILES)))
          break
        }
        await addOne(file)
      }
      update()
      return problems.firstElementChild?.textContent ?? null
    },
    read() {
      if (items.length === 0) return null
      if (chosen) return chosen
      chosen = { files: [], contents: [] }
      for (const [i, item] of items.entries()) {
        chosen.files.push(describe(item, i + 1, false))
        chosen.contents.push(item.cleaned)
        if (hasOriginal(item)) {
          chosen.files.push(describe(item, i + 1, true))
          chosen.contents.push(item.original)
        }
      }
      return chosen
    },
    async findChanged() {
      for (const { original, givenName } of items) {
        try {
          await readAll(original)
        } catch {
          return texts.changed.replace('{name}', () => givenName)
        }
      }
      return null
    },
    setDisabled(isDisabled) {
      for (const control of root.querySelectorAll<HTMLButtonElement | HTMLInputElement>(
        'button, input',
      )) {
        control.disabled = isDisabled
      }
    },
    wipe() {
      items = []
      originals.checked = false
      list.replaceChildren()
      problems.replaceChildren()
      update()
    },
  }
}

/** Throws `file_changed` when it is no longer what it was. */
async function readAll(parts: readonly PinnedPart[]): Promise<void> {
  const pieces = readParts(parts)
  while (!(await pieces.next()).done);
}
