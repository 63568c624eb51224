/**
 * What GnuPG says of one envelope on its status lines (doc/DETAILS of GnuPG), in no language, and what that makes of it. Good is
 * only what it opened with a key, in one layer, to the end, and found unchanged; whatever it leaves unsaid counts against it.
 */
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { SigiloError } from '../../domain/errors.js'
import { findFingerprint, type Fingerprint } from '../../domain/keyring.js'
import { NotOpenedError } from '../not-opened.js'

export interface GpgVerdict {
  /** To the end of the lines. @param stop is called when nothing good can come any more */
  listen(lines: Readable, stop: () => void): Promise<void>
  /**
   * The primary fingerprint of the key that opened it. Throws NotOpenedError, or SigiloError when that is no fault of the envelope:
   * `bad_key` when the person or the card did not help, `configuration` when GnuPG did not even begin.
   */
  demandGood(): Fingerprint
}

/**
 * Errors that are the person's or the card's and not the envelope's (codes of libgpg-error): of the passphrase, the PIN, the
 * pinentry, the agent, a card that is not there, and giving up. All others can be had by whoever makes up an envelope, and one of
 * those must not stop a whole batch.
 */
const NOT_OF_THE_ENVELOPE = new Set([
  11, 31, 62, 77, 85, 86, 87, 99, 109, 110, 112, 114, 119, 130, 198,
])
/** In the upper bits of a code: the pinentry itself. */
const PINENTRY = 5

/** @param recipients how many keys it is sealed to */
export function createGpgVerdict(recipients: number): GpgVerdict {
  const said = new Set<string>()
  let openedBy: Fingerprint | null = null
  let strangers = 0
  let isRefused = false
  let isUnstarted = false
  let isOther = false

  function take(line: string, stop: () => void): void {
    const [mark, keyword = '', ...values] = line.split(' ')
    if (mark !== '[GNUPG:]') return
    // An envelope inside an envelope: GnuPG would go on, and ask for a passphrase that a stranger has chosen.
    const isDeeper =
      keyword === 'ENC_TO' || keyword === 'BEGIN_DECRYPTION' || keyword === 'NEED_PASSPHRASE_SYM'
    if (keyword === 'NEED_PASSPHRASE_SYM' || (isDeeper && said.has('BEGIN_DECRYPTION'))) {
      isOther = true
      stop()
    }
    said.add(keyword)
    if (keyword === 'DECRYPTION_KEY') openedBy = findFingerprint(values[1])
    if (keyword === 'NO_SECKEY') strangers++
    if (keyword === 'FAILURE') isUnstarted ||= values[0] === 'option-parser'
    if (keyword !== 'ERROR') return
    if (values[0] === 'pkdecrypt_failed') isRefused ||= isOfThePerson(values[1])
    // Such as something beside what is sealed, which GnuPG finds and calls good all the same.
    else isOther ||= said.has('BEGIN_DECRYPTION')
  }

  return {
    async listen(lines, stop) {
      for await (const line of createInterface({ input: lines })) take(line, stop)
    },
    demandGood() {
      if (openedBy === null) throw explainClosed()
      const isGood =
        !isOther &&
        said.has('DECRYPTION_OKAY') &&
        said.has('GOODMDC') &&
        !said.has('DECRYPTION_FAILED') &&
        !said.has('BADMDC')
      if (!isGood) throw new NotOpenedError('damaged')
      // A form signs nothing, and nobody here knows whose signature that would be.
      if (said.has('NEWSIG')) throw new NotOpenedError('other_message')
      return openedBy
    },
  }

  function explainClosed(): SigiloError {
    if (isRefused) {
      return new SigiloError(
        'bad_key',
        'GnuPG could not use its key: the passphrase, the PIN or the card is missing',
        {
          hint: 'try it by itself, with gpg --decrypt FILE, to see what it asks for',
        },
      )
    }
    if (isUnstarted) {
      return new SigiloError('configuration', 'GnuPG does not know an option that it is given', {
        hint: 'GnuPG 2.2 and later will do; gpg --version says which one is here',
      })
    }
    return new NotOpenedError(strangers >= recipients ? 'other_keys' : 'damaged')
  }
}

function isOfThePerson(code: string | undefined): boolean {
  const error = Number(code)
  return error >>> 24 === PINENTRY || NOT_OF_THE_ENVELOPE.has(error & 0xffff)
}
