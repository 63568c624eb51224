// @ts-check
/**
 * Writes a new folder of frozen vectors of the keyring format: `node scripts/make-keyring-vectors.js NAME` makes
 * test/vectors/NAME, and refuses to touch one that stands. Wants a build.
 */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createMessage, generateKey, readKey, readPrivateKey, sign } from 'openpgp'
import { appendEntry } from '../dist/admin/append-entry.js'
import { createStatement } from '../dist/domain/keyring.js'
import { verifyKeyring } from '../dist/openpgp/verify-keyring.js'

const name = process.argv[2] ?? ''
const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'test', 'vectors', name)
if (!/^keyring-v\d+$/.test(name) || existsSync(folder)) {
  console.error('make-keyring-vectors: error: the name of a folder that is not there yet')
  process.exit(64)
}
mkdirSync(folder, { recursive: true })
/** @param {string} file @param {string} content */
const write = (file, content) => writeFileSync(join(folder, file), content, { flag: 'wx' })

/** @param {string} role */
async function makeKey(role) {
  const pair = await generateKey({
    type: 'ecc',
    curve: 'curve25519Legacy',
    userIDs: [{ name: `Sigilo test vector ${role}`, email: `${role}@demonstration.invalid` }],
    date: new Date('2026-01-01'),
    format: 'armored',
  })
  const key = await readKey({ armoredKey: pair.publicKey })
  /** @type {any} */
  const fingerprint = key.getFingerprint().toUpperCase()
  const secret = await readPrivateKey({ armoredKey: pair.privateKey })
  return {
    fingerprint,
    binary: key.write(),
    publicKey: pair.publicKey,
    privateKey: pair.privateKey,
    secret,
  }
}

const [anchor, a, b, c, stranger] = await Promise.all(
  ['anchor', 'a', 'b', 'c', 'stranger'].map(makeKey),
)
if (!anchor || !a || !b || !c || !stranger) throw new Error('no keys')

/** @param {typeof anchor} by */
const signer = (by) => async (/** @type {Uint8Array} */ statement) =>
  sign({
    message: await createMessage({ binary: statement }),
    signingKeys: by.secret,
    detached: true,
    format: 'binary',
    date: new Date('2026-03-01'),
  })

/** @type {[any, typeof anchor, any][]} */
const steps = [
  ['add', a, '2026-01-02'],
  ['activate', a, '2026-01-02'],
  ['add', b, '2026-01-10'],
  ['activate', b, '2026-01-10'],
  ['retire', a, '2026-01-20'],
  ['add', c, '2026-02-01'],
  ['activate', c, '2026-02-02'],
  ['revoke', b, '2026-02-03'],
  ['activate', a, '2026-02-04'],
]
/** @type {any} */
const firstDay = '2026-01-01'
let entries = await appendEntry(
  [],
  { day: firstDay, action: 'anchor', fingerprint: anchor.fingerprint, binary: anchor.binary },
  signer(anchor),
)
for (const [action, { fingerprint, binary }, day] of steps) {
  const change = { day, action, fingerprint, ...(action === 'add' && { binary }) }
  entries = await appendEntry(entries, change, signer(anchor))
}
write('keyring.json', JSON.stringify({ version: 1, entries }, null, 2) + '\n')
for (const { fingerprint, publicKey } of [anchor, a, b, c]) write(`${fingerprint}.asc`, publicKey)
write('anchor.test-key.asc', anchor.privateKey)
write('stranger.test-key.asc', stranger.privateKey)
entries.forEach((entry, i) => write(`statement-${i + 1}.txt`, createStatement(entry)))

const keys = [anchor, a, b, c]
const { history, statementHashes } = await verifyKeyring(
  { version: 1, entries },
  anchor.fingerprint,
  (fingerprint) => keys.find((key) => key.fingerprint === fingerprint)?.binary ?? null,
  new Date('2026-03-01'),
)
write(
  'expected.json',
  JSON.stringify(
    {
      anchor: anchor.fingerprint,
      states: Object.fromEntries(
        [...history.keys].map(([id, { state, since }]) => [id, { state, since }]),
      ),
      activeSets: history.activeSets,
      statementHashes,
    },
    null,
    2,
  ) + '\n',
)

/** @param {number} number @param {object} fields */
const altered = (number, fields) =>
  entries.map((entry) => (entry.number === number ? { ...entry, ...fields } : entry))
const ownEntries = await appendEntry(
  entries,
  /** @type {any} */ ({
    day: '2026-02-05',
    action: 'add',
    fingerprint: stranger.fingerprint,
    binary: stranger.binary,
  }),
  signer(stranger),
)
const broken = {
  'a key added and signed by a stranger': ownEntries,
  'another fingerprint': altered(8, { fingerprint: stranger.fingerprint }),
  'another hash of a key': altered(2, { keySha256: '0'.repeat(64) }),
  'another day': altered(1, { day: '2025-12-31' }),
  'the signature of another entry': altered(3, { signature: entries[3]?.signature }),
  'another hash of the entry before': altered(4, { previous: '0'.repeat(64) }),
  'an entry left out': entries.filter(({ number }) => number !== 5),
  'an entry twice': [...entries, entries.at(-1)],
  'two entries exchanged': [...entries.slice(0, 1), entries[2], entries[1], ...entries.slice(3)],
  'no anchor': entries.slice(1),
  'a field too many': altered(2, { note: 'x' }),
}
write('broken.json', JSON.stringify(broken, null, 1) + '\n')
