/** What the parts of the page may ask of the whole. */
import type { TipFilter } from '../../desk/search/filter.js'
import type { Receipt } from '../../domain/receipt.js'
import type { Desk } from './desk-state.js'
import type { LinkHint } from './link-hints.js'

export type ViewName = 'open' | 'read' | 'evidence'

export interface Page {
  readonly desk: Desk
  /** Draws what is open anew. */
  show: () => void
  say: (text: string, isFault?: boolean) => void
  goTo: (view: ViewName) => void
  /** What came: envelopes, downloads, cases, but no keys, which could have come with a download too. */
  take: (files: Iterable<File>) => Promise<void>
  /** Secret keys, chosen where keys are chosen. */
  takeKeys: (files: Iterable<File>) => Promise<void>
  /** Locks, and lets go of the keys for good. */
  forgetKeys: () => Promise<void>
  /** @returns whether the passphrase opened the key */
  unlock: (fingerprint: string, passphrase: string) => Promise<boolean>
  /** Opens what waits for a key. */
  openWaiting: () => Promise<void>
  /** Judges anew which keys each envelope was sealed to: the keyring has been confirmed. */
  rejudge: () => Promise<void>
  /** The tips behind a number, or one alone. */
  showTips: (filter: TipFilter, name: string) => void
  showTip: (receipt: Receipt) => void
  hintsFor: (receipt: Receipt) => LinkHint[]
  saveCase: () => Promise<void>
  makeTriage: () => Promise<void>
}

export interface View {
  element: HTMLElement
  show: () => void
}
