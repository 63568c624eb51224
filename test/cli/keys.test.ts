import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { sigilo, type Spoken } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const folder = tempFolder()
const at = (name: string): string => join(folder, name)
const DAY_MS = 86_400_000

let a: TestKey
let b: TestKey

/** Every command with the anchor in a file, and the last eight digits given. */
function keys(args: string[], digits?: string): Spoken {
  const anchor = ['--anchor-file', at('anchor.asc'), '--passphrase-file', at('passphrase')]
  const confirm = digits === undefined ? [] : ['--confirm', digits]
  return sigilo(['keys', ...args, ...anchor, ...confirm], settings())
}

const settings = (): Record<string, string> => ({
  SIGILO_KEYS: at('keys'),
  SIGILO_DATA: at('data'),
})
const last8 = ({ fingerprint }: TestKey): string => fingerprint.slice(-8)
const snapshot = (): Record<string, string> =>
  Object.fromEntries(
    readdirSync(at('keys')).map((name) => [name, readFileSync(join(at('keys'), name), 'utf8')]),
  )

beforeAll(async () => {
  const userId = (name: string) => ({ userIDs: [{ name, email: `${name}@example.org` }] })
  ;[a, b] = await Promise.all([makeTestKey(userId('ana')), makeTestKey(userId('berta'))])
  writeFileSync(at('a.asc'), a.publicArmor)
  writeFileSync(at('b.asc'), b.publicArmor)
  writeFileSync(at('passphrase'), 'una frase larga\n')
})

describe('an admin without GnuPG', () => {
  it('makes an anchor and a keyring, once', () => {
    const init = [
      'keys',
      'init',
      '--new-anchor',
      at('anchor.asc'),
      '--passphrase-file',
      at('passphrase'),
    ]
    const first = sigilo(init, settings())
    expect(first).toMatchObject({ status: 0, stderr: '' })
    expect(first.stdout).toMatch(/On the server set SIGILO_ANCHOR=[0-9A-F]{40}\n$/)
    expect(statSync(at('anchor.asc')).mode & 0o777).toBe(0o600)
    expect(readFileSync(at('anchor.asc'), 'utf8')).toContain('PRIVATE KEY BLOCK')
    expect(JSON.stringify(snapshot())).not.toContain('PRIVATE')
    const before = readFileSync(at('anchor.asc'), 'utf8')
    expect(sigilo(init, settings()).status).toBe(73)
    expect(readFileSync(at('anchor.asc'), 'utf8')).toBe(before)
    expect(keys(['init'], 'x').stderr).toContain('there is a keyring in')
  })

  it('adds and activates a key, and typing back other digits changes nothing', () => {
    const before = snapshot()
    expect(keys(['add', at('a.asc')], '00000000')).toMatchObject({
      status: 64,
      stderr:
        'sigilo: error: these are not the last eight digits of the fingerprint; nothing was changed\n',
    })
    expect(keys(['add', at('a.asc')]).stderr).toContain('--confirm DIGITS')
    expect(snapshot()).toEqual(before)
    expect(keys(['add', at('a.asc')], last8(a)).stdout).toContain('browsers do not seal to it yet')
    expect(keys(['activate', a.fingerprint], last8(a)).status).toBe(0)
    const list = keys(['list']).stdout
    expect(list).toMatch(
      new RegExp(`active   ${a.fingerprint}  since .*  ana <ana@example.org>  does not expire`),
    )
  })

  it('takes fingerprints as people write them', () => {
    const spaced = (a.fingerprint.match(/.{4}/g) ?? []).join(' ').toLowerCase()
    expect(keys(['retire', spaced], last8(a)).stderr).toContain(
      'no other active key can be sealed to',
    )
  })

  it('rotates in one step', () => {
    const rotated = keys(['rotate', a.fingerprint, at('b.asc')], last8(b))
    expect(rotated).toMatchObject({ status: 0, stderr: '' })
    expect(rotated.stdout).toContain(`sigilo envelopes list --key ${a.fingerprint}`)
    const history = keys(['history']).stdout.trim().split('\n')
    expect(history.map((line) => line.split(/ +/)[3] ?? '').slice(-3)).toEqual([
      'add',
      'activate',
      'retire',
    ])
    expect(keys(['list']).stdout).toMatch(
      new RegExp(`retired  ${a.fingerprint}[^]*active   ${b.fingerprint}`),
    )
  })

  it('can take a retired key back, and revoke it for ever', () => {
    expect(keys(['activate', a.fingerprint], last8(a)).status).toBe(0)
    expect(keys(['revoke', a.fingerprint], last8(a)).stdout).toContain('refuses every envelope')
    expect(keys(['activate', a.fingerprint], last8(a)).stderr).toContain('is revoked, and must be')
    expect(keys(['revoke', b.fingerprint], last8(b)).stdout).toContain('intake closes')
  })
})

describe('a refusal names the key, the reason and the next step, and leaves the folder as it was', () => {
  it.each([
    ['a secret key', async () => (await makeTestKey()).privateArmor, 'it is a secret key'],
    ['text', () => 'hola', 'it is not an armored OpenPGP key'],
    ['a key of 700 KB', () => 'x'.repeat(700_000), 'too large to be one key'],
    [
      'one that expires in 20 days',
      async () => (await makeTestKey({ keyExpirationTime: 20 * 86_400 })).publicArmor,
      'it expires in',
    ],
    [
      'one that has expired',
      async () =>
        (await makeTestKey({ date: new Date(Date.now() - 9 * DAY_MS), keyExpirationTime: 86_400 }))
          .publicArmor,
      'it has expired',
    ],
    [
      'RSA 2048',
      async () => (await makeTestKey({ type: 'rsa', rsaBits: 2048 })).publicArmor,
      'RSA must have',
    ],
    ['one that is there already', () => a.publicArmor, 'is in the keyring already, revoked'],
  ])(
    'to %s',
    async (_name, make, reason) => {
      const before = snapshot()
      writeFileSync(at('bad.asc'), await make())
      const { status, stderr, stdout } = keys(['add', at('bad.asc')], 'x')
      expect(status).not.toBe(0)
      expect(stderr).toContain(reason)
      expect(stdout).toBe('')
      expect(snapshot()).toEqual(before)
    },
    60_000,
  )

  it('to an anchor that is another', async () => {
    const before = snapshot()
    const other = await makeTestKey()
    writeFileSync(at('other.asc'), other.privateArmor)
    writeFileSync(at('new.asc'), (await makeTestKey()).publicArmor)
    const { stderr } = sigilo(
      ['keys', 'revoke', b.fingerprint, '--anchor-file', at('other.asc'), '--confirm', last8(b)],
      settings(),
    )
    expect(stderr).toMatch(/is revoked|holds another key than the anchor/)
    const wrong = sigilo(['keys', 'list', '--anchor', other.fingerprint], settings())
    expect(wrong.stderr).toContain('its anchor is not the one expected')
    expect(snapshot()).toEqual(before)
  })

  it('while another change is under way, unless it was broken off', () => {
    const lock = join(at('keys'), '.changing')
    writeFileSync(lock, `${String(process.pid)} ${hostname()}`)
    expect(keys(['add', at('new.asc')], 'x').stderr).toContain(
      'another change of the keys is under way',
    )
    writeFileSync(lock, `${String(spawnSync('true').pid)} ${hostname()}`)
    expect(keys(['add', at('new.asc')], 'x').stderr).toContain('not the last eight digits')
    expect(existsSync(lock)).toBe(false)
  })

  it('when there is no room: the keyring is as it was', async () => {
    const fresh = await makeTestKey({ userIDs: [{ email: 'c@example.org' }] })
    writeFileSync(at('new.asc'), fresh.publicArmor)
    const before = snapshot()
    const digits = last8(fresh)
    const args = ['keys', 'add', at('new.asc'), '--confirm', digits]
    const anchor = ['--anchor-file', at('anchor.asc'), '--passphrase-file', at('passphrase')]
    const script = `ulimit -f 2; trap '' XFSZ; exec "${process.execPath}" dist/bin/sigilo.js ${[...args, ...anchor].join(' ')}`
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      env: { ...process.env, ...settings() },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 74,
      stderr: expect.stringContaining('could not be written; it is as it was'),
    })
    const after = snapshot()
    expect(after['keyring.json']).toBe(before['keyring.json'])
  })

  it('to a folder that is not there, which is not made', () => {
    const typo = sigilo(['keys', 'revoke', b.fingerprint, '--keys', at('typo')], settings())
    expect(typo.stderr).toContain('is not a folder that can be written to')
    expect(existsSync(at('typo'))).toBe(false)
  })

  it.each([
    [['keys'], 'which keys command'],
    [['keys', 'add'], 'which add'],
    [['keys', 'activate', 'ABC'], 'a fingerprint has 40 hexadecimal digits'],
    [['keys', 'verify', 'http://'], 'not the address of a site'],
    [['keys', 'verify', '/nowhere'], 'there is no keyring.json'],
    [['keys', 'verify', 'http://127.0.0.1:9'], 'does not answer'],
    [['keys', 'canary'], 'there is no database'],
  ])('to %j', (args, reason) => {
    const { status, stderr } = sigilo(args, settings())
    expect(status).not.toBe(0)
    expect(stderr).toContain(reason)
  })
})

describe('an admin whose anchor lives in GnuPG', () => {
  let home: GnupgHome
  beforeAll(() => {
    home = new GnupgHome()
  })
  afterAll(() => {
    home.stop()
  })

  itWith('gpg')('takes it, signs with it, and never shows its secret key to us', () => {
    // A common line, with which gpg would hand over text.
    writeFileSync(join(home.folder, 'gpg.conf'), 'armor\n')
    home.run(['--quick-gen-key', 'Ancla <ancla@example.org>', 'ed25519', 'sign', 'never'])
    const anchor =
      /^fpr:+([0-9A-F]{40})/m.exec(home.run(['--with-colons', '-k']).stdout.toString())?.[1] ?? ''
    const gnupg = { GNUPGHOME: home.folder, SIGILO_KEYS: at('by-gpg'), SIGILO_DATA: at('data') }
    const run = (args: string[], digits: string): Spoken =>
      sigilo(['keys', ...args, '--confirm', digits], gnupg)
    expect(run(['init', '--anchor', anchor], anchor.slice(-8)).status).toBe(0)
    expect(run(['add', at('a.asc')], last8(a)).status).toBe(0)
    expect(run(['activate', a.fingerprint], last8(a)).status).toBe(0)
    const verified = sigilo(['keys', 'verify', at('by-gpg'), '--anchor', anchor], gnupg)
    expect(verified.stdout).toContain('the keyring holds, all 3 entries\n')
  })
})
