// @ts-check
/** Writes a drill into its folder: the envelopes, the staff app's download made of them, and what only who teaches should read. */
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { MISSIONS_QUESTIONNAIRE } from '../../dist/domain/missions-questionnaire.js'
import { createCompanions } from '../../dist/server/staff/companions.js'
import { createEnvelopeTar, fileNameOf } from '../../dist/server/staff/envelope-tar.js'
import { LABELS, PEOPLE } from './known.js'

/** @typedef {import('./seal-drafts.js').Sealed & import('./known.js').Known} DrillEnvelope */

export const TAR_NAME = 'sobres-demo.tar'
export const TEACHER_NAME = 'teacher.txt'

/**
 * Makes the folder whole or not at all.
 * @param {string} outFolder
 * @param {DrillEnvelope[]} envelopes
 * @param {import('../../dist/openpgp/keyring-files.js').KeyringFiles} keyring
 * @param {string} teacherText
 */
export function writeDrill(outFolder, envelopes, keyring, teacherText) {
  const unfinished = `${outFolder}.unfinished`
  rmSync(unfinished, { recursive: true, force: true })
  const envelopesFolder = join(unfinished, 'envelopes')
  mkdirSync(envelopesFolder, { recursive: true, mode: 0o700 })
  for (const { id, bytes } of envelopes) writeFileSync(join(envelopesFolder, fileNameOf(id)), bytes)
  const pieces = [...createDownload(envelopes, keyring).read()]
  writeFileSync(join(unfinished, TAR_NAME), Buffer.concat(pieces))
  writeFileSync(join(unfinished, TEACHER_NAME), teacherText)
  mkdirSync(dirname(outFolder), { recursive: true })
  if (existsSync(outFolder)) throw new Error('the folder was made meanwhile')
  renameSync(unfinished, outFolder)
}

/** As the staff app makes it. @param {DrillEnvelope[]} envelopes @param {import('../../dist/openpgp/keyring-files.js').KeyringFiles} keyring */
function createDownload(envelopes, keyring) {
  const newestFirst = [...envelopes].sort((a, b) => (a.receivedDay < b.receivedDay ? 1 : -1))
  // What nobody asks of a label or a person here is left out; a name is its own id.
  const lists = /** @type {any} */ ({
    labels: LABELS.map((name) => ({ id: name, name, isRetired: false })),
    people: PEOPLE.map((name) => ({ id: name, name, state: 'active' })),
  })
  const companions = createCompanions({
    ...{ keyring, lists, questionnaire: MISSIONS_QUESTIONNAIRE },
    envelopes: /** @type {any} */ (newestFirst),
  })
  const bytesById = new Map(newestFirst.map(({ id, bytes }) => [id, bytes]))
  return createEnvelopeTar(
    newestFirst.map(({ id, bytes }) => ({ id, sizeBytes: bytes.length })),
    companions,
    (id) => [bytesById.get(id) ?? new Uint8Array()],
  )
}
