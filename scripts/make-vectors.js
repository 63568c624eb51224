// @ts-check
/**
 * Writes a new folder of frozen vectors of the envelope, with test keys made on the spot: `node scripts/make-vectors.js
 * NAME` makes test/vectors/NAME, and refuses to touch one that stands. Wants a build.
 */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { generateKey, readKey } from 'openpgp'
import { createTipArchive } from '../dist/archive/tip-archive.js'
import { MISSIONS_QUESTIONNAIRE } from '../dist/domain/missions-questionnaire.js'
import { localiseQuestionnaire } from '../dist/domain/questionnaire.js'
import { receiptOf } from '../dist/domain/receipt.js'
import { seal } from '../dist/openpgp/seal.js'

const name = process.argv[2] ?? ''
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'vectors', name)
if (!/^v\d+[a-z-]*$/.test(name) || existsSync(folder)) {
  console.error('make-vectors: error: the name of a folder that is not there yet, such as v2')
  process.exit(64)
}

/** @type {import('../dist/domain/tip.js').Tip[]} */
const tips = [
  {
    version: 1,
    questionnaire: { id: 'missions', version: 1 },
    language: 'es',
    answers: { what_happened: 'Nos quitaron el pasaporte al llegar. 🛂 «ñ»\n\tY el salario…' },
  },
  {
    version: 1,
    questionnaire: { id: 'missions', version: 1 },
    language: 'fr',
    answers: {
      what_happened: 'Le chef de brigade gardait nos papiers. '.repeat(300).trim(),
      role: 'before',
      country: 'GT',
      place: 'Cobán',
      year_from: '2013',
      year_to: '2016',
      seen: ['pay', 'passport', 'minders'],
      documents: 'have',
      contact: 'Une adresse que personne d’autre n’ouvre.',
      lawyers: 'ask',
    },
  },
]

const userIDs = [
  { name: 'Sigilo test vector, not a real key', email: 'vector@demonstration.invalid' },
]
const date = new Date('2026-01-01')
/** @type {Record<string, Parameters<typeof generateKey>[0]>} */
const kinds = {
  curve25519: { type: 'ecc', curve: 'curve25519Legacy', userIDs, date },
  rsa3072: { type: 'rsa', rsaBits: 3072, userIDs, date },
  nistp256: { type: 'ecc', curve: 'nistP256', userIDs, date },
}

mkdirSync(folder, { recursive: true })
/** @param {string} file @param {string | Uint8Array} content */
const write = (file, content) => writeFileSync(join(folder, file), content, { flag: 'wx' })

const keys = []
for (const [kind, options] of Object.entries(kinds)) {
  const pair = await generateKey({ ...options, format: 'armored' })
  write(`${kind}.test-key.asc`, pair.privateKey)
  keys.push(await readKey({ armoredKey: pair.publicKey }))
}
for (const [i, tip] of tips.entries()) {
  const archive = createTipArchive(tip, localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, tip.language))
  const envelope = await seal(archive, keys, new Date('2026-02-01'))
  write(`tip-${i + 1}.json`, JSON.stringify(tip, null, 2) + '\n')
  write(`tip-${i + 1}.tar`, archive)
  write(`tip-${i + 1}.tar.pgp`, envelope)
  write(`tip-${i + 1}.receipt`, receiptOf(createHash('sha256').update(envelope).digest()) + '\n')
}
