/** The second script of the page: OpenPGP.js and what it takes to seal a tip. It knows no field and sends nothing. */
import { createTipArchive } from '../../archive/tip-archive.js'
import { SigiloError } from '../../domain/errors.js'
import { findFingerprint } from '../../domain/keyring.js'
import { receiptOf } from '../../domain/receipt.js'
import { findUsableKeys, seal } from '../../openpgp/seal.js'
import { fromBase64, verifyKeyring } from '../../openpgp/verify-keyring.js'
import { bringCurve25519 } from './older-browsers.js'
import type { SealingPart } from './sealing-part.js'

const sealingPart: SealingPart = {
  getReady: bringCurve25519,
  async checkKeyring(text, anchorText, at) {
    const document = JSON.parse(text) as { keys?: Record<string, unknown> }
    const anchor = findFingerprint(anchorText)
    if (anchor === null) throw new SigiloError('bad_key', 'the page pins no anchor')
    const findBytes = (fingerprint: string): Uint8Array | null => {
      const key = document.keys?.[fingerprint]
      return typeof key === 'string' ? fromBase64(key) : null
    }
    const { activeKeys } = await verifyKeyring(document, anchor, findBytes, at)
    if ((await findUsableKeys(activeKeys, at)).length === 0) {
      throw new SigiloError('closed', 'no key is in force')
    }
    return {
      async seal(tip, questionnaire, sealedAt) {
        const envelope = await seal(createTipArchive(tip, questionnaire), activeKeys, sealedAt)
        const digest = await crypto.subtle.digest('SHA-256', envelope as Uint8Array<ArrayBuffer>)
        return { envelope, receipt: receiptOf(new Uint8Array(digest)) }
      },
    }
  },
}

window.sigiloSealing = sealingPart
