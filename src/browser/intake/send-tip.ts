/**
 * From the answers to the receipt. Each failure is a word that the page has a plain sentence for; in none of them does
 * anything but an envelope leave the page, and in none of them is the text touched.
 */
import type { Receipt } from '../../domain/receipt.js'
import type { Tip } from '../../domain/tip.js'
import { fetchKeyring, type FetchedKeyring } from './keyring-source.js'
import type { FormText, PageForm } from './page-form.js'
import { postEnvelope } from './post-envelope.js'
import { loadSealingPart, type CheckedKeyring, type Sealed } from './sealing-part.js'

export type Failure = Extract<FormText, `failed${string}`>
export type SendOutcome = { receipt: Receipt } | { failure: Failure }

export interface Sender {
  /** Checks the keyring while the person still reads; null when it holds or cannot be told yet. */
  prepare(): Promise<'failedKeys' | 'failedClosed' | null>
  /** Never throws. Null: it was stopped, and there is nothing to show. */
  send(tip: Tip): Promise<SendOutcome | null>
  /** The page is left: drops what is kept for the next try, ends what is under way, and starts nothing more. */
  stop(): void
}

type Progress = (text: 'preparing' | 'sealing' | 'sending' | 'waiting', seconds?: number) => void
type Keys = FetchedKeyring & { keyring: CheckedKeyring }

export function createSender(form: PageForm, progress: Progress): Sender {
  let keys: Keys | null = null
  let pendingKeys: Promise<Keys | Failure> | null = null
  const stopping = new AbortController()
  const isStopped = (): boolean => stopping.signal.aborted
  let kept: { tipText: string; sealed: Sealed } | null = null

  /** Fetched once, also when the person sends while the page is still getting ready. */
  function getKeys(): Promise<Keys | Failure> {
    pendingKeys ??= loadKeys().finally(() => {
      pendingKeys = null
    })
    return pendingKeys
  }

  async function loadKeys(): Promise<Keys | Failure> {
    if (keys) return keys
    const fetched = await fetchKeyring()
    if (typeof fetched === 'string') return fetched
    const part = await loadSealingPart()
    if (!part || !(await part.getReady())) return 'failedOffline'
    try {
      const at = fetched.serverTime()
      const keyring = await part.checkKeyring(fetched.document, form.anchor, at)
      keys = { ...fetched, keyring }
      return keys
    } catch (error) {
      // Only what does not hold is called so: an accusation of tampering must not be made of an expired key.
      return (error as { code?: unknown }).code === 'closed' ? 'failedClosed' : 'failedKeys'
    }
  }

  async function sealOnce(tip: Tip): Promise<Sealed | Failure> {
    // The same text is sent as the same envelope, so that a try whose answer was lost counts once.
    const tipText = JSON.stringify(tip)
    if (kept?.tipText === tipText) return kept.sealed
    const ready = await getKeys()
    if (typeof ready === 'string') return ready
    progress('sealing')
    try {
      const sealed = await ready.keyring.seal(tip, form.questionnaire, ready.serverTime())
      if (!isStopped()) kept = { tipText, sealed }
      return sealed
    } catch {
      keys = null
      return 'failedSealing'
    }
  }

  async function send(tip: Tip): Promise<SendOutcome | null> {
    let hasResealed = false
    for (;;) {
      progress('preparing')
      const sealed = await sealOnce(tip)
      if (isStopped()) return null
      if (typeof sealed === 'string') return { failure: sealed }
      progress('sending')
      const outcome = await postEnvelope(sealed, stopping.signal)
      if (isStopped()) return null
      if (outcome === 'sent') return { receipt: sealed.receipt }
      if (outcome === 'keysChanged') {
        keys = null
        kept = null
        if (hasResealed) return { failure: 'failedKeys' }
        hasResealed = true
      } else if (typeof outcome === 'string') {
        return { failure: outcome }
      } else {
        // Said once: a countdown would be read aloud, second by second, to who does not see it. A flood passes.
        const { waitSeconds } = outcome
        progress('waiting', waitSeconds)
        await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000))
        if (isStopped()) return null
      }
    }
  }

  return {
    async prepare() {
      const ready = await getKeys()
      return ready === 'failedKeys' || ready === 'failedClosed' ? ready : null
    },
    send,
    stop() {
      stopping.abort()
      kept = null
    },
  }
}
