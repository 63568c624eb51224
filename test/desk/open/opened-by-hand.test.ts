/** What people make with GnuPG themselves, out of the same archive. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect } from '@jest/globals'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { createKeychain } from '../../../src/desk/keys/keychain.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import { TAKES_NO_FILES } from '../../../src/desk/open/opener.js'
import { makeTestKey } from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { makeArchive } from '../../helpers/tips.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'

const gpg = itWith('gpg')
const folder = tempFolder()
const home = new GnupgHome()
const keychain = createKeychain()
let fingerprint = ''
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  home.run(['--quick-gen-key', 'Ana <ana@example.org>', 'rsa3072', 'default', 'never'])
  const listing = home.run(['--with-colons', '-k']).stdout.toString()
  fingerprint = /^fpr:+([0-9A-F]{40})/m.exec(listing)?.[1] ?? ''
  home.run(['--quick-add-key', fingerprint, 'cv25519', 'encr', 'never'])
  await keychain.add(home.run(['--export-secret-keys']).stdout)
  home.importKey(
    (await makeTestKey({ userIDs: [{ name: 'Otra', email: 'otra@example.org' }] })).publicArmor,
  )
  writeFileSync(at('tip.tar'), makeArchive())
}, 60_000)

afterAll(() => {
  home.stop()
})

async function open(name: string): Promise<string> {
  const source = heldSource(name, new Uint8Array(readFileSync(at(name))))
  const opener = createKeyOpener(() => keychain.unlocked())
  const { openedBy } = await opener.open(source, TAKES_NO_FILES)
  return openedBy
}

function sealByHand(name: string, ...options: string[]): void {
  const { status, stderr } = home.run(['-o', at(name), ...options, at('tip.tar')])
  if (status !== 0) throw new Error(stderr.toString())
}

describe('what was sealed by hand with GnuPG', () => {
  gpg.each([
    ['as it does by itself', ['-e', '-r', 'ana']],
    ['without compression', ['-z', '0', '-e', '-r', 'ana']],
    ['compressed as ZIP', ['--compress-algo', 'zip', '-e', '-r', 'ana']],
    ['compressed as ZLIB', ['--compress-algo', 'zlib', '-e', '-r', 'ana']],
    ['with its recipient left out', ['-e', '-R', 'ana']],
    ['to others as well', ['-e', '-r', 'otra', '-r', 'ana']],
    [
      'with AES-128',
      ['--personal-cipher-preferences', 'AES', '--cipher-algo', 'AES', '-e', '-r', 'ana'],
    ],
  ])('opens: %s', async (name, options) => {
    const file = `${name.replaceAll(' ', '-')}.gpg`
    sealByHand(file, ...options)
    expect(await open(file)).toBe(fingerprint)
  })

  gpg('opens when it came through a pipe', async () => {
    const { stdout } = home.run(['-z', '0', '-e', '-r', 'ana'], makeArchive())
    writeFileSync(at('pipe.gpg'), stdout)
    expect(await open('pipe.gpg')).toBe(fingerprint)
  })

  gpg.each([
    ['signed', 'other_message', ['-s', '-e', '-r', 'ana']],
    ['with a passphrase and no key', 'other_message', ['--passphrase', 'hola', '-c']],
    ['to somebody else', 'other_keys', ['-e', '-r', 'otra']],
    ['signed only', 'other_message', ['-s']],
    ['compressed as BZip2', 'other_message', ['--compress-algo', 'bzip2', '-e', '-r', 'ana']],
    [
      'without a check against changes',
      'other_message',
      ['--rfc2440', '--disable-mdc', '--cipher-algo', '3DES', '-e', '-r', 'ana'],
    ],
  ])('does not open, and says why: %s', async (name, reason, options) => {
    const file = `${name.replaceAll(' ', '-')}.gpg`
    sealByHand(file, ...options)
    await expect(open(file)).rejects.toMatchObject({ reason })
  })
})
