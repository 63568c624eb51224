/** Triage files as docs/triage.md says that they can be made without our desk: by GnuPG, and any program that writes JSON. */
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { dayOf } from '../../src/domain/day.js'
import { readTriageFile, writeTriageFile, type TriageFile } from '../../src/domain/triage.js'
import { readPublicKey } from '../../src/openpgp/read-key.js'
import { verifyTriage } from '../../src/openpgp/verify-triage.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const itWithGpg = itWith('gpg')
const DOCUMENT = resolve(import.meta.dirname, '..', '..', 'docs', 'triage.md')

const home = new GnupgHome()
const made = dayOf(Date.now())
const at = (name: string): string => join(home.folder, name)

beforeAll(() => {
  // As an editor leaves it: several lines, one of them at the end.
  const entries = [{ receipt: '7ZKX-0V3M-A1QD-99TP', state: 'closed', assignee: 'Begoña' }]
  const triage = { format: 'sigilo triage', version: 1, made, entries }
  writeFileSync(at('triage.json'), `${JSON.stringify(triage, null, 2)}\n`)
})
afterAll(() => {
  home.stop()
})

let keyCount = 0

function makeKey(kind: string): { userId: string; binary: Uint8Array } {
  const userId = `${kind} <${String(++keyCount)}@test.invalid>`
  const { status, stderr } = home.run(['--quick-gen-key', userId, kind, 'default', 'never'])
  if (status !== 0) throw new Error(stderr.toString())
  return { userId, binary: home.run(['--export', userId]).stdout }
}

/** The two commands of the document, with our own options between. */
function signWithGpg(userId: string, ...options: string[]): TriageFile {
  const { status, stderr } = home.run([
    ...['-u', userId, ...options, '--armor', '--detach-sign'],
    at('triage.json'),
  ])
  if (status !== 0) throw new Error(stderr.toString())
  return {
    signed: readFileSync(at('triage.json'), 'utf8'),
    signature: readFileSync(at('triage.json.asc'), 'utf8'),
  }
}

describe('a triage file that GnuPG signed', () => {
  itWithGpg.each(['future-default', 'rsa3072', 'nistp256'])(
    'counts when the key is %s',
    async (kind) => {
      const { userId, binary } = makeKey(kind)
      const file = readTriageFile(writeTriageFile(signWithGpg(userId)))
      const key = await readPublicKey(binary)
      const { triage } = await verifyTriage(file, [key], new Date())
      expect(triage).toMatchObject({ made, entries: [{ assignee: 'Begoña' }] })
    },
  )

  itWithGpg.each(['SHA1', 'SHA224'])('does not count with %s', async (hash) => {
    const { userId, binary } = makeKey('rsa4096')
    const key = await readPublicKey(binary)
    const strong = signWithGpg(userId, '--digest-algo', 'SHA512')
    await expect(verifyTriage(strong, [key], new Date())).resolves.toBeDefined()
    const weak = signWithGpg(userId, '--digest-algo', hash)
    await expect(verifyTriage(weak, [key], new Date())).rejects.toMatchObject({
      message:
        'the signature of this file does not count: it is made with a hash that is weaker than SHA-256',
    })
  })

  const hasJq = spawnSync('command -v jq', { shell: true }).status === 0
  const itWithJq = hasJq ? itWithGpg : it.skip
  itWithJq('is wrapped by the command in the document', () => {
    const file = signWithGpg(makeKey('ed25519').userId)
    const command = /^jq -n .*$/m.exec(readFileSync(DOCUMENT, 'utf8'))?.[0] ?? 'false'
    const { stdout } = spawnSync(command.replace(/ > \S+$/, ''), {
      shell: true,
      cwd: home.folder,
      encoding: 'utf8',
    })
    expect(readTriageFile(stdout)).toEqual(file)
  })
})
