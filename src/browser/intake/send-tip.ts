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
  /** Never throws. */
  send(tip: Tip): Promise<SendOutcome>
  /** Drops the sealed tip that is kept for the next try. */
  forget(): void
}

type Progress = (text: 'preparing' | 'sealing' | 'sending' | 'waiting', seconds?: number) => void
type Keys = FetchedKeyring & { keyring: CheckedKeyring }

/** A flood passes; after so many waits in turn the person decides, with a button. */
const MAX_WAITS = 20

export function createSender(form: PageForm, progress: Progress): Sender {
  let keys: Keys | null = null
  let pendingKeys: Promise<Keys | Failure> | null = null
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
    if (!part) return 'failedOffline'
    try {
      const at = fetched.serverTime()
      const keyring = await part.checkKeyring(fetched.document, form.anchor, at)
      keys = { ...fetched, keyring }
      return keys
    } catch {
      return 'failedKeys'
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
      kept = { tipText, sealed }
      return sealed
    } catch {
      keys = null
      return 'failedSealing'
    }
  }

  async function send(tip: Tip): Promise<SendOutcome> {
    let hasResealed = false
    for (let waits = 0; waits < MAX_WAITS; waits++) {
      progress('preparing')
      const sealed = await sealOnce(tip)
      if (typeof sealed === 'string') return { failure: sealed }
      progress('sending')
      const outcome = await postEnvelope(sealed)
      if (outcome === 'sent') return { receipt: sealed.receipt }
      if (outcome === 'keysChanged') {
        keys = null
        kept = null
        if (hasResealed) return { failure: 'failedKeys' }
        hasResealed = true
      } else if (typeof outcome === 'string') {
        return { failure: outcome }
      } else {
        // Said once: a countdown would be read aloud, second by second, to who does not see it.
        const { waitSeconds } = outcome
        progress('waiting', waitSeconds)
        await new Promise((resolve) => setTimeout(resolve, waitSeconds * 1000))
      }
    }
    return { failure: 'failedServer' }
  }

  return {
    async prepare() {
      const ready = await getKeys()
      return ready === 'failedKeys' || ready === 'failedClosed' ? ready : null
    },
    send,
    forget() {
      kept = null
    },
  }
}
