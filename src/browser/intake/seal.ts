/** The second script of the page: OpenPGP.js and what it takes to seal a tip. It knows no field and sends nothing. */
import { createTipSource } from '../../archive/tip-archive.js'
import { SigiloError } from '../../domain/errors.js'
import { findFingerprint } from '../../domain/keyring.js'
import { createCollectingSha1, findUsableKeys, sealSource } from '../../openpgp/seal.js'
import { fromBase64, verifyKeyring } from '../../openpgp/verify-keyring.js'
import { createKeepsake } from './keepsake.js'
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
      seal(tip, questionnaire, files, sealedAt) {
        const archive = createTipSource(tip, questionnaire, files?.contents ?? [])
        const createSha1 = files?.createSha1 ?? createCollectingSha1
        return sealSource(archive, activeKeys, sealedAt, createSha1)
      },
    }
  },
  createKeepsake,
}

window.sigiloSealing = sealingPart
