/** The page as its parts know it: which view is open, and what happens when something is chosen, dropped, unlocked. */
import { DESK_LANGUAGES } from '../../desk/texts.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { readBytes } from '../../desk/batch/read-bytes.js'
import { createKeySetJudge } from '../../desk/keys/judge-key-set.js'
import { readRecipients } from '../../desk/open/read-recipients.js'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { Receipt } from '../../domain/receipt.js'
import { tidyFileName } from '../../domain/tip-file.js'
import { loadCase, makeTriage, saveCase } from './case-actions.js'
import { isUnsaved, type Desk } from './desk-state.js'
import { h } from './dom.js'
import { createEvidenceView } from './evidence-view.js'
import type { Shortcuts } from './keyboard.js'
import { findLinkHints, type LinkHint } from './link-hints.js'
import { createLock } from './lock.js'
import { createNotice } from './notice.js'
import { openWaiting, takeDrop } from './open-drops.js'
import { createOpenView } from './open-view.js'
import type { Page, View, ViewName } from './page.js'
import { sourcesOfFiles } from './page-source.js'
import { createReadView, type ReadView } from './read-view.js'
import { createTexts } from './texts.js'
import { createTop } from './top.js'

export interface WholePage extends Page {
  element: HTMLElement
  shortcuts: Shortcuts
  takeSources: (sources: readonly FileSource[]) => Promise<void>
  lock: () => Promise<void>
  isReading: () => boolean
}

type Views = Record<ViewName, View> & { read: ReadView }

const MAX_KEY_FILE_BYTES = 1_048_576

export function createPage(desk: Desk): WholePage {
  let view: ViewName = 'open'
  let opening = Promise.resolve()
  let hints: Map<Receipt, LinkHint[]> | null = null
  const notice = createNotice()

  const page: Page = {
    desk,
    show,
    say: notice.say,
    goTo(name) {
      if (name !== view) notice.say('')
      view = name
      show()
    },
    take: (files) => takeSources(sourcesOfFiles(files)),
    takeKeys: (files) => guarded(() => takeKeys(sourcesOfFiles(files))),
    forgetKeys: () =>
      guarded(async () => {
        await lock.lock()
        desk.keychain.forget()
        show()
      }),
    async unlock(fingerprint, passphrase) {
      try {
        await desk.keychain.unlock(fingerprint as Fingerprint, passphrase)
      } catch (error) {
        if (error instanceof SigiloError) return false
        throw error
      }
      show()
      await page.openWaiting()
      return true
    },
    openWaiting: () => guarded(openAll),
    rejudge: () => guarded(rejudge),
    showTips(filter, name) {
      desk.filter = filter
      desk.filterName = name
      desk.current = null
      page.goTo('read')
    },
    showTip(receipt) {
      desk.current = receipt
      document.body.classList.add('on-tip')
      page.goTo('read')
    },
    hintsFor(receipt) {
      hints ??= findLinkHints(desk)
      return hints.get(receipt) ?? []
    },
    saveCase: () => guarded(() => saveCase(page)),
    makeTriage: () => guarded(() => makeTriage(page)),
  }

  const createViews = (): Views => ({
    open: createOpenView(page),
    read: createReadView(page),
    evidence: createEvidenceView(page),
  })
  let views = createViews()
  const main = h('main', { id: 'main', tabindex: '-1' })
  const lock = createLock(page, () => {
    // What they have drawn, and remember, is what was open.
    views = createViews()
    hints = null
    notice.say('')
    show()
  })
  const top = createTop(page, {
    current: () => view,
    isUnsaved: () => isUnsaved(desk),
    isLocked: lock.isLocked,
    canLock: lock.canLock,
    lock: () => void guarded(lock.lock),
    speak(code) {
      const language = DESK_LANGUAGES.find((each) => each === code)
      if (language) desk.texts = createTexts(language)
      show()
    },
  })

  function show(): void {
    document.documentElement.lang = desk.texts.language
    top.show()
    lock.show()
    const isLocked = lock.isLocked()
    document.body.dataset['view'] = view
    if (!isLocked) views[view].show()
    const { element } = isLocked ? lock : views[view]
    if (main.firstElementChild !== element) main.replaceChildren(element)
  }

  async function takeSources(sources: readonly FileSource[]): Promise<void> {
    main.setAttribute('aria-busy', 'true')
    await guarded(async () => {
      const { keyFiles, caseFiles } = await takeDrop(desk, sources)
      show()
      await openAll()
      for (const file of caseFiles) await loadCase(page, file)
      if (keyFiles.length > 0) sayOfFiles('keys.notHere', keyFiles)
    })
    main.removeAttribute('aria-busy')
  }

  async function takeKeys(sources: readonly FileSource[]): Promise<void> {
    const bad: FileSource[] = []
    for (const source of sources) {
      try {
        const bytes = await readBytes(source, 0, Math.min(source.sizeBytes, MAX_KEY_FILE_BYTES + 1))
        await desk.keychain.add(bytes)
      } catch (error) {
        if (!(error instanceof SigiloError)) throw error
        bad.push(source)
      }
    }
    show()
    await openAll()
    if (bad.length > 0) sayOfFiles('keys.bad', bad)
  }

  function sayOfFiles(text: 'keys.bad' | 'keys.notHere', sources: readonly FileSource[]): void {
    const name = sources.map((source) => tidyFileName(source.name)).join(', ')
    notice.say(desk.texts.t(text, { name }), true)
  }

  /** One after the other: what was begun before a lock ends first. */
  function openAll(): Promise<void> {
    opening = opening.catch(() => undefined).then(openOnce)
    return opening
  }

  async function openOnce(): Promise<void> {
    if (lock.isLocked() || desk.waiting.length === 0) return
    const isDone = await openWaiting(desk, (done, total) => {
      notice.say(desk.texts.t('drop.progress', { done, total }))
    })
    if (!isDone) return
    hints = null
    notice.say('')
    show()
  }

  /** The keyring has been confirmed: what each envelope was sealed to is looked at once more. */
  async function rejudge(): Promise<void> {
    const judge = await createKeySetJudge(desk.keyring, new Date())
    for (const { receipt, envelope } of [...desk.tips.values()]) {
      const { keyIds } = await readRecipients(envelope)
      // As it is by now: something may have been said of it meanwhile, or the desk was locked.
      const tip = desk.tips.get(receipt)
      if (tip) desk.tips.set(receipt, { ...tip, keySet: judge(keyIds) })
    }
    show()
  }

  /** What nobody foresaw is said in one sentence, and leaves everything as it is. */
  async function guarded(work: () => Promise<void>): Promise<void> {
    try {
      await work()
    } catch {
      notice.say(desk.texts.t('errors.any'), true)
      show()
    }
  }

  const element = h('div', { id: 'desk' }, top.element, notice.element, main)
  return {
    ...page,
    element,
    takeSources,
    lock: () => guarded(lock.lock),
    isReading: () => view === 'read' && !lock.isLocked(),
    shortcuts: {
      next: () => {
        views.read.step(1)
      },
      previous: () => {
        views.read.step(-1)
      },
      search: () => {
        views.read.focusSearch()
      },
    },
  }
}
