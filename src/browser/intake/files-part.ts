/**
 * The third script, which comes only when somebody chooses a file: it takes out of files what they say besides their
 * content, and sends in pieces what is too large for one request.
 */
import type { PinnedPart } from '../../archive/parts.js'
import type { ByteSource, RunningDigest } from '../../domain/byte-source.js'
import type { Language } from '../../domain/language.js'
import type { Receipt } from '../../domain/receipt.js'
import type { TipFile } from '../../domain/tip-file.js'
import type { PageForm } from './page-form.js'
import { waitForScript } from './sealing-part.js'

/** What is chosen to go with a tip; the same object as long as nothing about it changes. */
export interface ChosenFiles {
  files: TipFile[]
  /** Of each file, in the same order. */
  contents: PinnedPart[][]
}

export interface FileList {
  root: HTMLElement
  /**
   * Looks into each file, cleans it and lists it. Says in plain words which it does not take; resolves with the first of
   * these sentences, or null.
   */
  add(files: readonly File[], hasFolder: boolean): Promise<string | null>
  /** Null when nothing is chosen, or everything was taken off the list again. */
  read(): ChosenFiles | null
  /** A sentence about the file that is no longer what it was when it was chosen; null when all are there. */
  findChanged(): Promise<string | null>
  setDisabled(isDisabled: boolean): void
  wipe(): void
}

export interface SendingProgress {
  root: HTMLElement
  /** What the page says as long as nothing is wrong. */
  sentence: string
  show(sentBytes: number, totalBytes: number, secondsLeft: number | null): void
}

/** The address of an upload that has begun. */
export interface UploadMemory {
  upload: string | null
}

export interface LargeSending {
  source: ByteSource
  /** Where the server has what has gone of it; kept for the next try of the same envelope. */
  memory: UploadMemory
  /** Ends the sending, and lets the server forget what it has of it. */
  stop: AbortSignal
  onProgress(sentBytes: number, secondsLeft: number | null): void
  /** The line broke, so often in a row, and is tried again. */
  onBreak(count: number): void
  /** Too much is arriving at once; it goes on after so long. */
  onWait(seconds: number): void
}

export type LargeOutcome =
  | { receipt: Receipt }
  | 'keysChanged'
  | 'failedFile'
  | 'failedOffline'
  | 'failedStopped'
  | 'failedRefused'
  | 'failedServer'
  | 'failedClosed'
  | 'failedNoRoom'
  | 'failedReceipt'

export interface FilesPart {
  createList(form: PageForm): FileList
  createSha1(): RunningDigest
  createProgress(language: Language, onCancel: () => void): SendingProgress
  /** Lets the server forget an upload that nobody will go on with. */
  forgetUpload(address: string): void
  /** Goes on, as often as the line breaks, until it has arrived or cannot arrive. Never throws. */
  sendLarge(sending: LargeSending): Promise<LargeOutcome>
}

declare global {
  interface Window {
    sigiloFiles?: FilesPart
  }
}

/** Resolves with null when the script does not come; may then be called again. */
export async function loadFilesPart(): Promise<FilesPart | null> {
  if (!window.sigiloFiles) await waitForScript(null, 'files', () => !!window.sigiloFiles)
  return window.sigiloFiles ?? null
}
