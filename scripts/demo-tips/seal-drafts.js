// @ts-check
/** Seals drafts as the form does, and those that are odd as nobody should. */
import { createHash } from 'node:crypto'
import { generateKey, readKey } from 'openpgp'
import { createTipSource } from '../../dist/archive/tip-archive.js'
import { joinSource } from '../../dist/domain/byte-source.js'
import { MISSIONS_QUESTIONNAIRE } from '../../dist/domain/missions-questionnaire.js'
import { localiseQuestionnaire } from '../../dist/domain/questionnaire.js'
import { envelopeIdOf, receiptOf } from '../../dist/domain/receipt.js'
import { createCollectingSha1, seal, sealSource } from '../../dist/openpgp/seal.js'
import { attach } from './attach.js'
import { createOddArchive } from './odd-envelopes.js'

/** @typedef {import('./draft.js').Draft} Draft */
/** @typedef {import('openpgp').Key} Key */

/**
 * @typedef {object} Sealed
 * @property {Draft} draft
 * @property {number} fileCount
 * @property {import('../../dist/domain/receipt.js').EnvelopeId} id
 * @property {import('../../dist/domain/receipt.js').Receipt} receipt
 * @property {Uint8Array} bytes
 */

/** @param {Draft[]} drafts @param {Key[]} keys @param {Date} now @returns {Promise<Sealed[]>} in the same order */
export async function sealDrafts(drafts, keys, now) {
  const foreign = await makeForeignKey(now)
  const sealed = []
  for (const draft of drafts) {
    const attached = await attach(draft.papers, draft.withOriginals)
    const bytes = draft.odd
      ? await sealOdd(draft, draft.odd === 'other_keys' ? [foreign] : keys, now)
      : await sealPlain(draft, attached, keys, now)
    const digest = createHash('sha256').update(bytes).digest()
    const fileCount = attached.files.length
    sealed.push({ draft, fileCount, id: envelopeIdOf(digest), receipt: receiptOf(digest), bytes })
  }
  return sealed
}

/** @param {Draft} draft @param {import('./attach.js').Attached} attached @param {Key[]} keys @param {Date} now */
async function sealPlain({ tip }, { files, contents }, keys, now) {
  const whole = files.length > 0 ? { ...tip, files } : tip
  const questionnaire = localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, tip.language)
  const archive = createTipSource(whole, questionnaire, contents)
  return joinSource(await sealSource(archive, keys, now, createCollectingSha1))
}

/** @param {Draft} draft @param {Key[]} keys @param {Date} now */
async function sealOdd(draft, keys, now) {
  const bytes = await seal(createOddArchive(draft), keys, now)
  // Far behind the packets of the keys: it still looks like an envelope.
  if (draft.odd === 'damaged') bytes[2000] = (bytes[2000] ?? 0) ^ 1
  return bytes
}

/** Nobody keeps its secret half. @param {Date} date */
async function makeForeignKey(date) {
  const userIDs = [{ name: 'Somebody else', email: 'foreign@demonstration.invalid' }]
  const pair = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    ...{ userIDs, date },
    format: 'armored',
  })
  return readKey({ armoredKey: pair.publicKey })
}
