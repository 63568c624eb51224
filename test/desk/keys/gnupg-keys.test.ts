/** Secret keys as GnuPG exports them: with a passphrase, without their primary part, from many years. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { readKey } from 'openpgp'
import { createKeychain } from '../../../src/desk/keys/keychain.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeArchive } from '../../helpers/tips.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'

const gpg = itWith('gpg')
const home = new GnupgHome()
const PASSPHRASE = 'contraseña ñ'
const made: { fingerprint: string; envelope: Uint8Array }[] = []

const KINDS = [
  ['default', ''],
  ['rsa3072', 'rsa3072'],
  ['ed25519 cert', 'cv25519'],
  ['nistp384', 'nistp384'],
] as const

beforeAll(async () => {
  // Of a passphrase, so that the tests do not take minutes.
  writeFileSync(join(home.folder, 'gpg-agent.conf'), 's2k-count 65536\n')
  for (const [i, [kind, subkey]] of KINDS.entries()) {
    const userId = `Llave ${String(i)} <${String(i)}@example.org>`
    const [algorithm = '', usage = 'default'] = kind.split(' ')
    const options = ['--passphrase', PASSPHRASE]
    home.run([
      ...options,
      '--quick-gen-key',
      userId,
      algorithm,
      subkey === '' ? 'default' : usage === 'cert' ? 'cert' : 'sign',
      'never',
    ])
    const listing = home.run(['--with-colons', '-k', userId]).stdout.toString()
    const fingerprint = /^fpr:+([0-9A-F]{40})/m.exec(listing)?.[1] ?? ''
    if (subkey !== '')
      home.run([...options, '--quick-add-key', fingerprint, subkey, 'encr', 'never'])
    const key = await readKey({
      armoredKey: home.run(['--armor', '--export', fingerprint]).stdout.toString(),
    })
    made.push({
      fingerprint,
      envelope: await seal(makeArchive(), [key], new Date(Date.now() + 1000)),
    })
  }
}, 120_000)

afterAll(() => {
  home.stop()
})

describe.each(KINDS.map(([kind], i) => [kind, i] as const))('a key of GnuPG (%s)', (kind, i) => {
  gpg.each([
    ['whole', '--export-secret-keys', true],
    ['without its primary part', '--export-secret-subkeys', false],
  ])('opens when it is exported %s', async (_name, command, isWhole) => {
    const { fingerprint, envelope } = made[i]!
    for (const armor of [['--armor'], []]) {
      const { stdout } = home.run(['--passphrase', PASSPHRASE, ...armor, command, fingerprint])
      const keychain = createKeychain()
      const canSign = isWhole && !kind.includes('cert')
      expect(await keychain.add(new Uint8Array(stdout))).toMatchObject([
        { fingerprint, isUnlocked: false, canOpen: true, canSign },
      ])
      const wanted = keychain.list()[0]!.fingerprint
      await expect(keychain.unlock(wanted, 'otra')).rejects.toMatchObject({ code: 'bad_key' })
      await keychain.unlock(wanted, PASSPHRASE)
      expect((await openEnvelope(envelope, keychain.unlocked())).openedBy).toBe(fingerprint)
    }
  })
})

describe('all keys of a home', () => {
  gpg('come in one file, and one passphrase unlocks them', async () => {
    const { stdout } = home.run(['--passphrase', PASSPHRASE, '--armor', '--export-secret-keys'])
    const keychain = createKeychain()
    const held = await keychain.add(new Uint8Array(stdout))
    expect(held.map(({ fingerprint }) => fingerprint).sort()).toEqual(
      made.map(({ fingerprint }) => fingerprint).sort(),
    )
    expect(await keychain.unlock(held[0]!.fingerprint, PASSPHRASE)).toHaveLength(KINDS.length)
    for (const { fingerprint, envelope } of made) {
      expect((await openEnvelope(envelope, keychain.unlocked())).openedBy).toBe(fingerprint)
    }
  })
})
