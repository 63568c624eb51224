/**
 * Where files are chosen: a button, a camera on phones, and the whole page to drop them on. What is chosen goes to the
 * third script, which is fetched for it; nothing about a file is looked at before.
 */
import { SILENT, createElement } from './dom.js'
import { loadFilesPart, type ChosenFiles, type FileList } from './files-part.js'
import type { PageForm } from './page-form.js'

export interface FilePicker {
  root: HTMLElement
  /** Waits for files that are still being looked into. Null when none is chosen. */
  read(): Promise<ChosenFiles | null>
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
    pending = pending.then(() => add(files, hasFolder))
  }

  async function add(files: File[], hasFolder: boolean): Promise<void> {
    status.textContent = texts.looking
    const part = await loadFilesPart()
    if (isWiped) return
    if (!part) {
      status.textContent = texts.unavailable
      return
    }
    if (!list) {
      list = part.createList(form)
      root.append(list.root)
    }
    await list.add(files, hasFolder)
    status.textContent = ''
  }

  // A file that is dropped beside the field would otherwise be opened in place of the page, and the text be lost.
  addEventListener('dragover', (event) => {
    event.preventDefault()
  })
  addEventListener('drop', (event) => {
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
      return list?.read() ?? null
    },
    isEmpty: () => !list?.read(),
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
