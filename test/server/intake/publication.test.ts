import { beforeAll, describe, expect, it } from '@jest/globals'
import { readKey } from 'openpgp'
import { makeTestKey, makeTestKeyring, type TestKey } from '../../helpers/keys.js'
import { startTestIntake, type TestIntake } from '../../helpers/running-intake.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'

let intake: TestIntake
let anchor: TestKey
let retired: TestKey
let active: TestKey

beforeAll(async () => {
  ;[anchor, retired, active] = await Promise.all([
    makeTestKey(),
    makeTestKey(),
    makeTestKey({ userIDs: [{ name: 'Sigilo test', email: 'Joe.Doe@demonstration.invalid' }] }),
  ])
  intake = await startTestIntake(
    await makeTestKeyring(
      [
        ['add', retired],
        ['activate', retired],
        ['add', active],
        ['activate', active],
        ['retire', retired],
      ],
      anchor,
    ),
    { SIGILO_PUBLIC_URL: 'http://sigilo.example/' },
  )
})

const get = (path: string): Promise<Response> => fetch(intake.address + path)
const bytesOf = async (path: string): Promise<Buffer> =>
  Buffer.from(await (await get(path)).arrayBuffer())

describe('what is published', () => {
  it('is every key of the keyring, as it was signed', async () => {
    for (const key of [anchor, retired, active]) {
      const response = await get(`/keys/${key.fingerprint}.asc`)
      expect(response.headers.get('content-type')).toBe('application/pgp-keys')
      const armoredKey = await response.text()
      expect(Buffer.from((await readKey({ armoredKey })).write()).equals(key.binary)).toBe(true)
    }
    expect((await get(`/keys/${'0'.repeat(40)}.asc`)).status).toBe(404)
  })

  it('is the keyring with the keys that a page needs, and no other', async () => {
    const document = (await (await get('/keyring.json')).json()) as { keys: object }
    expect(Object.keys(document.keys).sort()).toEqual(
      [anchor.fingerprint, active.fingerprint].sort(),
    )
  })

  itWith('gpg')('is a Web Key Directory, under the very name that gpg asks for', async () => {
    const home = new GnupgHome()
    home.importKey(active.publicArmor)
    const listing = home.run(['-k', '--with-wkd-hash', active.fingerprint]).stdout.toString()
    const hash = /([a-z0-9]{32})@demonstration\.invalid/.exec(listing)?.[1] ?? ''
    for (const root of [
      '/.well-known/openpgpkey',
      '/.well-known/openpgpkey/demonstration.invalid',
    ]) {
      const policy = await get(`${root}/policy`)
      expect([policy.status, await policy.text()]).toEqual([200, ''])
      const found = await bytesOf(`${root}/hu/${hash}?l=Joe.Doe`)
      expect(found.equals(active.binary)).toBe(true)
      expect((await get(`${root}/hu/${hash}`)).headers.get('content-type')).toBe(
        'application/octet-stream',
      )
      const fresh = new GnupgHome()
      expect(fresh.run(['--import'], found).status).toBe(0)
      fresh.stop()
    }
    home.stop()
    expect((await get(`/.well-known/openpgpkey/other.invalid/hu/${hash}`)).status).toBe(404)
  })

  it('is a security.txt by RFC 9116', async () => {
    const response = await get('/.well-known/security.txt')
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    const lines = (await response.text()).trim().split('\n')
    expect(lines).toEqual([
      'Contact: https://globallibertyalliance.org',
      expect.stringMatching(/^Expires: \d{4}-\d\d-\d\dT00:00:00Z$/),
      `Encryption: openpgp4fpr:${active.fingerprint.toLowerCase()}`,
      'Preferred-Languages: es, en, pt, fr',
      'Canonical: http://sigilo.example/.well-known/security.txt',
    ])
    const days = (Date.parse(lines[1]?.slice(9) ?? '') - Date.now()) / 86_400_000
    expect(days).toBeGreaterThan(170)
    expect(days).toBeLessThan(365)
  })

  it('takes no other method, and has nothing else', async () => {
    for (const path of [
      '/keyring.json',
      `/keys/${anchor.fingerprint}.asc`,
      '/.well-known/security.txt',
    ]) {
      expect((await fetch(intake.address + path, { method: 'POST' })).status).toBe(405)
    }
    for (const path of [
      '/.well-known/',
      '/.well-known/x',
      '/keys/',
      '/keys/keyring.json',
      '/keys/..%2fkeyring.json',
    ]) {
      expect((await get(path)).status).toBe(404)
    }
  })
})
