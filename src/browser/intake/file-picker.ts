/**
 * Where files are chosen: a button, a camera on phones, and the whole page to drop them on. What is chosen goes to the
 * third script, which is fetched for it; nothing about a file is looked at before.
 */
import { SILENT } from '../silent-field.js'
import { createElement } from './dom.js'
import { loadFilesPart, type ChosenFiles, type FileList } from './files-part.js'
import type { PageForm } from './page-form.js'

export interface FilePicker {
  root: HTMLElement
  /**
   * Waits for files that are still being looked into. Null when none is chosen; a sentence, once, when one of those that
   * were chosen last could not be taken: the person has to know before anything is sent without it.
   */
  read(): Promise<ChosenFiles | null | string>
  isEmpty(): boolean
  /** A sentence about a file that is no longer what it was; null when all are there. */
  findChanged(): Promise<string | null>
  setDisabled(isDisabled: boolean): void
  wipe(): void
}

export function createFilePicker(form: PageForm): FilePicker {
  const { picker: texts } = form
  let list: FileList | null = null
  let isWiped = false
  let pending: Promise<void> = Promise.resolve()
  let waiting = 0
  /** What was wrong with the last files that were chosen, until it has been said where the person looks. */
  let unread: string | null = null
  const status = createElement('p', { class: 'hint', role: 'status' })
  const inputs = [createInput({ multiple: '' })]
  const buttons = [createButton(texts.choose, inputs[0]!)]
  if (matchMedia('(pointer: coarse)').matches) {
    const camera = createInput({ accept: 'image/*', capture: 'environment' })
    inputs.push(camera)
    buttons.push(createButton(texts.camera, camera))
  }
  const root = createElement(
    'fieldset',
    { class: 'q' },
    createElement('legend', {}, texts.title),
    createElement('p', { class: 'hint' }, texts.hint),
    createElement('p', { class: 'pick' }, ...buttons),
    status,
  )

  function createInput(attributes: Record<string, string>): HTMLInputElement {
    const input = createElement('input', { ...SILENT, type: 'file', ...attributes })
    input.addEventListener('change', () => {
      take([...(input.files ?? [])], false)
      // So that the same file can be chosen again after it was taken off the list.
      input.value = ''
    })
    return input
  }

  function take(files: File[], hasFolder: boolean): void {
    if (files.length === 0 && !hasFolder) return
    waiting++
    pending = pending
      .then(() => add(files, hasFolder))
      .then((problem) => {
        unread = problem
        waiting--
      })
  }

  async function add(files: File[], hasFolder: boolean): Promise<string | null> {
    status.textContent = texts.looking
    const part = await loadFilesPart()
    if (isWiped) return null
    if (!part) {
      status.textContent = texts.unavailable
      return texts.unavailable
    }
    if (!list) {
      list = part.createList(form)
      root.append(list.root)
    }
    const problem = await list.add(files, hasFolder)
    status.textContent = ''
    return problem
  }

  // A file that is dropped beside the field would otherwise be opened in place of the page, and the text be lost.
  const hasFiles = (event: DragEvent): boolean =>
    event.dataTransfer?.types.includes('Files') ?? false
  addEventListener('dragover', (event) => {
    if (hasFiles(event)) event.preventDefault()
  })
  addEventListener('drop', (event) => {
    if (!hasFiles(event)) return
    event.preventDefault()
    if (inputs[0]?.disabled) return
    const items = [...(event.dataTransfer?.items ?? [])].filter(({ kind }) => kind === 'file')
    const isFolder = (item: DataTransferItem): boolean =>
      item.webkitGetAsEntry()?.isDirectory ?? false
    const files = items.filter((item) => !isFolder(item)).map((item) => item.getAsFile())
    take(
      files.filter((file) => file !== null),
      items.some(isFolder),
    )
  })

  return {
    root,
    async read() {
      await pending
      const problem = unread
      unread = null
      return problem ?? list?.read() ?? null
    },
    isEmpty: () => waiting === 0 && !list?.read(),
    findChanged: async () => (await list?.findChanged()) ?? null,
    setDisabled(isDisabled) {
      for (const input of inputs) input.disabled = isDisabled
      list?.setDisabled(isDisabled)
    },
    wipe() {
      isWiped = true
      list?.wipe()
    },
  }
}

/** The input itself lies invisible over its label, so that it is found by keyboards and screen readers. */
function createButton(text: string, input: HTMLInputElement): HTMLElement {
  return createElement('label', { class: 'button' }, input, createElement('span', {}, text))
}
