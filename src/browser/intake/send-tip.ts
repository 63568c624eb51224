/**
 * From the answers to the receipt. Each failure is a word that the page has a plain sentence for; in none of them does
 * anything but an envelope leave the page, and in none of them is the text touched.
 */
import { joinSource, type ByteSource } from '../../domain/byte-source.js'
import { SMALL_ENVELOPE_BYTES } from '../../domain/limits.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Tip } from '../../domain/tip.js'
import type { ChosenFiles, LargeOutcome, LargeSending, UploadMemory } from './files-part.js'
import { fetchKeyring, type FetchedKeyring } from './keyring-source.js'
import type { FormText, PageForm } from './page-form.js'
import { postEnvelope, type PostOutcome } from './post-envelope.js'
import { loadSealingPart, type CheckedKeyring } from './sealing-part.js'

export type Failure = Extract<FormText, `failed${string}`>
/** With an envelope that can be taken along, when one was made. */
export type SendOutcome = { receipt: Receipt } | { failure: Failure; envelope: ByteSource | null }

export interface Sender {
  /** Checks the keyring while the person still reads; null when it holds or cannot be told yet. */
  prepare(): Promise<'failedKeys' | 'failedClosed' | null>
  /** Never throws. Null: the page is left, and there is nothing to show. */
  send(tip: Tip, chosen: ChosenFiles | null): Promise<SendOutcome | null>
  /** Ends what is being sent; it can be sent again. */
  cancel(): void
  /** The page is left: drops what is kept for the next try, ends what is under way, and starts nothing more. */
  stop(): void
}

export interface SendingWatch {
  say(text: 'preparing' | 'sealing' | 'sending' | 'waiting', seconds?: number): void
  /** Of a large envelope. */
  onProgress(sentBytes: number, totalBytes: number, secondsLeft: number | null): void
  onBreak(count: number, envelope: ByteSource): void
}

type Keys = FetchedKeyring & { keyring: CheckedKeyring }

interface Kept {
  tipText: string
  chosen: ChosenFiles | null
  envelope: ByteSource
  memory: UploadMemory
}

export function createSender(form: PageForm, watch: SendingWatch): Sender {
  let keys: Keys | null = null
  let pendingKeys: Promise<Keys | Failure> | null = null
  const leaving = new AbortController()
  const isStopped = (): boolean => leaving.signal.aborted
  let sending = new AbortController()
  let kept: Kept | null = null

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

  /** What was made for another tip, or for other keys, is not kept; the server need not keep what has gone of it. */
  function dropKept(): void {
    const upload = kept?.memory.upload
    if (upload) window.sigiloFiles?.forgetUpload(upload)
    kept = null
  }

  async function sealOnce(tip: Tip, chosen: ChosenFiles | null): Promise<Kept | Failure> {
    // The same tip is sent as the same envelope, so that a try whose answer was lost counts once.
    const tipText = JSON.stringify(tip)
    if (kept?.tipText === tipText && kept.chosen === chosen) return kept
    dropKept()
    const ready = await getKeys()
    if (typeof ready === 'string') return ready
    watch.say('sealing')
    const part = window.sigiloFiles
    try {
      const files =
        chosen && part ? { contents: chosen.contents, createSha1: () => part.createSha1() } : null
      const at = ready.serverTime()
      const envelope = await ready.keyring.seal(tip, form.questionnaire, files, at)
      const sealed = { tipText, chosen, envelope, memory: { upload: null } }
      if (!isStopped()) kept = sealed
      return sealed
    } catch {
      keys = null
      return 'failedSealing'
    }
  }

  async function sendEnvelope(
    { envelope, memory }: Kept,
    stop: AbortSignal,
  ): Promise<PostOutcome | LargeOutcome> {
    const part = window.sigiloFiles
    if (part && envelope.lengthBytes > SMALL_ENVELOPE_BYTES) {
      const large: LargeSending = {
        source: envelope,
        memory,
        stop,
        onProgress: (sentBytes, secondsLeft) => {
          watch.onProgress(sentBytes, envelope.lengthBytes, secondsLeft)
        },
        onBreak: (count) => {
          watch.onBreak(count, envelope)
        },
        onWait: (seconds) => {
          watch.say('waiting', seconds)
        },
      }
      return part.sendLarge(large)
    }
    let bytes: Uint8Array<ArrayBuffer>
    try {
      bytes = await joinSource(envelope)
    } catch {
      dropKept()
      return 'failedFile'
    }
    const outcome = await postEnvelope(bytes, stop)
    return stop.aborted ? 'failedStopped' : outcome
  }

  async function send(tip: Tip, chosen: ChosenFiles | null): Promise<SendOutcome | null> {
    let hasResealed = false
    sending = new AbortController()
    const stop = sending.signal
    for (;;) {
      watch.say('preparing')
      const sealed = await sealOnce(tip, chosen)
      if (isStopped()) return null
      if (typeof sealed === 'string') return { failure: sealed, envelope: null }
      const { envelope } = sealed
      watch.say('sending')
      const outcome = await sendEnvelope(sealed, stop)
      if (isStopped()) return null
      if (outcome === 'keysChanged') {
        keys = null
        dropKept()
        if (hasResealed) return { failure: 'failedKeys', envelope: null }
        hasResealed = true
      } else if (typeof outcome === 'string') {
        return { failure: outcome, envelope: outcome === 'failedFile' ? null : envelope }
      } else if ('receipt' in outcome) {
        return outcome
      } else {
        // Said once: a countdown would be read aloud, second by second, to who does not see it. A flood passes.
        const { waitSeconds } = outcome
        watch.say('waiting', waitSeconds)
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
    cancel() {
      sending.abort()
    },
    stop() {
      leaving.abort()
      sending.abort()
      kept = null
    },
  }
}
