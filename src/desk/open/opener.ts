/**
 * Who opens envelopes: with keys in memory, or by GnuPG with those of its agent or a smart card. Whatever opens them, nothing
 * of one is good before `open` has returned.
 */
import type { FileTaker, TipTexts } from '../../archive/tip-archive.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { FileSource } from '../batch/file-source.js'

export interface OpenedEnvelope {
  texts: TipTexts
  /** The primary fingerprint of the key that opened it. */
  openedBy: Fingerprint
}

export interface Opener {
  /**
   * @param taker is given the files as they come, and must forget them when this throws; what it throws itself comes out as it is
   * @throws NotOpenedError that says why
   */
  open(envelope: FileSource, taker: FileTaker): Promise<OpenedEnvelope>
}

/** For who wants the texts alone. */
export const TAKES_NO_FILES: FileTaker = { begin: () => undefined, take: () => undefined }
