/**
 * The second script, which seals: what it offers, and how the first one waits for it.
 *
 * When a script did not arrive (a line that drops), it is asked for again by copying a tag that the page keeps in a
 * template. With Trusted Types at `none` no script address can be set at run time, and reloading the page would lose
 * the text; a copied tag is the server's own, with its own `integrity` (docs/decisions/0004).
 */
import type { PinnedPart } from '../../archive/parts.js'
import type { ByteSource, RunningDigest } from '../../domain/byte-source.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import type { Tip } from '../../domain/tip.js'
import type { PageForm } from './page-form.js'

/** What goes with a tip, and the digest that a large tip needs to be sealed piece by piece. */
export interface SealedFiles {
  /** Of each of the tip's files, in the same order. */
  contents: readonly (readonly PinnedPart[])[]
  createSha1: () => RunningDigest
}

/** A keyring that has been verified against the anchor of the page. */
export interface CheckedKeyring {
  /**
   * Makes the envelope, which is the same bytes however often it is read. Throws when the tip cannot be sealed; then there
   * is no envelope and nothing else either.
   */
  seal(
    tip: Tip,
    questionnaire: Questionnaire<string>,
    files: SealedFiles | null,
    at: Date,
  ): Promise<ByteSource>
}

export interface SealingPart {
  /** False when what this browser needs besides did not arrive; may be called again. */
  getReady(): Promise<boolean>
  /**
   * Throws an error with the code `closed` when the keyring holds and has no key that can be sealed to, and another when
   * anything in it does not hold.
   */
  checkKeyring(document: string, anchor: string, at: Date): Promise<CheckedKeyring>
  /** A way to take the envelope along when it cannot be sent. */
  createKeepsake(form: PageForm, envelope: ByteSource): HTMLElement
}

declare global {
  interface Window {
    sigiloSealing?: SealingPart
    /** Curve25519 for browsers whose WebCrypto has none; see `older-browsers.ts`. */
    sigiloCurve25519?: unknown
  }
}

/** A slow line needs two minutes for the script; a line that breaks is noticed at once. */
const TIME_LIMIT_MS = 120_000

let pending: Promise<SealingPart | null> | null = null
let hasAsked = false

/** Resolves with null when the script does not come; may then be called again, and asks for it again. */
export function loadSealingPart(): Promise<SealingPart | null> {
  pending ??= waitForSealingPart().finally(() => {
    pending = null
  })
  return pending
}

async function waitForSealingPart(): Promise<SealingPart | null> {
  if (!window.sigiloSealing) {
    const original = document.head.querySelector('script[src="/seal.js"]')
    await waitForScript(hasAsked ? null : original, 'sealing', () => !!window.sigiloSealing)
  }
  hasAsked = true
  return window.sigiloSealing ?? null
}

/**
 * Waits until a script has run, failed or taken too long. Without a tag that is already under way, a fresh copy of the
 * one in the template is put in; the browser fetches and runs it as if it had just been parsed.
 */
export async function waitForScript(
  underWay: Element | null,
  templateId: string,
  isThere: () => boolean,
): Promise<void> {
  await new Promise<void>((resolve) => {
    const finish = (): void => {
      clearInterval(poll)
      resolve()
    }
    const startedMs = performance.now()
    // A tag may have failed before anybody listened, and says so to nobody after that.
    const poll = setInterval(() => {
      const isLate = performance.now() - startedMs > TIME_LIMIT_MS
      if (isThere() || isLate || (underWay && hasEnded(underWay))) finish()
    }, 100)
    if (underWay) return
    const template = document.getElementById(templateId) as HTMLTemplateElement
    const copy = template.content.cloneNode(true)
    copy.firstChild?.addEventListener('error', finish)
    document.head.append(copy)
  })
}

/** The browser lists every fetch that has ended; a script that is listed and has not run after a while has failed. */
function hasEnded(script: Element): boolean {
  const { src } = script as HTMLScriptElement
  const [entry] = performance.getEntriesByName(src) as PerformanceResourceTiming[]
  return entry !== undefined && performance.now() - entry.responseEnd > 3_000
}
