import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { readTipArchive } from '../../src/archive/tip-archive.js'
import { createEnvelopeInspector } from '../../src/openpgp/inspect-envelope.js'
import { seal } from '../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { makeArchive } from '../helpers/tips.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const STORIES: [string, string][] = [
  ['Spanish with emoji', 'Nos vigilaban. 🇨🇺 «Ñandú» — ¿y el salario? 👩🏽‍⚕️'],
  ['right to left', 'שלום مرحبا'],
  ['one character', 'x'],
  ['line ends of every kind', 'uno\ndos\ttres'],
  ['12,000 characters', 'La libreta de pagos decía otra cosa. '.repeat(325)],
]

let home: GnupgHome
let curve: TestKey
let rsa: TestKey
let nist: TestKey

beforeAll(async () => {
  home = new GnupgHome()
  const year = new Date(Date.now() - 400 * 86_400_000)
  ;[curve, rsa, nist] = await Promise.all([
    makeTestKey({ date: year }),
    makeTestKey({ type: 'rsa', rsaBits: 3072, date: year }),
    makeTestKey({ curve: 'nistP384', date: year }),
  ])
  for (const key of [curve, rsa, nist]) home.importKey(key.privateArmor)
}, 60_000)

afterAll(() => {
  home.stop()
})

describe('an envelope', () => {
  const gpg = itWith('gpg')
  const gpgtar = itWith('gpgtar')
  const sqop = itWith('sqop')

  gpg.each(STORIES)('opens in gpg, byte for byte: %s', async (_name, what_happened) => {
    const archive = makeArchive({ what_happened })
    const envelope = await seal(archive, [curve.key], new Date())
    const { stdout, status } = home.run(['-d'], envelope)
    expect(status).toBe(0)
    expect(stdout.equals(archive)).toBe(true)
  })

  gpgtar.each(STORIES)('unpacks in gpgtar --decrypt: %s', async (_name, what_happened) => {
    const archive = makeArchive({ what_happened })
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.tar.pgp'), await seal(archive, [rsa.key], new Date()))
    const { status, stderr } = home.run(
      ['--decrypt', '--directory', folder, join(folder, 'a.tar.pgp')],
      undefined,
      'gpgtar',
    )
    expect({ status, stderr: status === 0 ? '' : stderr.toString() }).toEqual({
      status: 0,
      stderr: '',
    })
    const { text, json } = readTipArchive(archive)
    expect(readFileSync(join(folder, 'tip', 'tip.txt')).equals(text)).toBe(true)
    expect(readFileSync(join(folder, 'tip', 'tip.json')).equals(json)).toBe(true)
  })

  sqop.each(STORIES)(
    'opens in sqop with each of three kinds of key: %s',
    async (_name, what_happened) => {
      const archive = makeArchive({ what_happened })
      const envelope = await seal(archive, [curve.key, rsa.key, nist.key], new Date())
      const folder = tempFolder()
      for (const { fingerprint, privateArmor } of [curve, rsa, nist]) {
        const keyFile = join(folder, fingerprint)
        writeFileSync(keyFile, privateArmor)
        const { stdout, status } = spawnSync('sqop', ['decrypt', keyFile], {
          input: envelope,
          maxBuffer: 1 << 24,
        })
        expect(status).toBe(0)
        expect(stdout.equals(archive)).toBe(true)
      }
    },
  )

  gpg(
    'is read by each of several recipients alone',
    async () => {
      const archive = makeArchive()
      const envelope = await seal(archive, [curve.key, rsa.key, nist.key], new Date())
      for (const { privateArmor } of [curve, rsa, nist]) {
        const alone = new GnupgHome()
        alone.importKey(privateArmor)
        expect(alone.run(['-d'], envelope).stdout.equals(archive)).toBe(true)
        alone.stop()
      }
    },
    60_000,
  )

  gpg('is PKESK v3 and SEIPD v1 even for a key that announces SEIPDv2', async () => {
    const modern = await makeTestKey({ config: { aeadProtect: true } })
    const both = new GnupgHome()
    both.importKey(modern.privateArmor)
    const archive = makeArchive()
    const envelope = await seal(archive, [modern.key], new Date())
    expect(both.run(['-d'], envelope).stdout.equals(archive)).toBe(true)
    const listing = both.run(['--list-packets', '--list-only'], envelope).stdout.toString()
    expect(listing).toMatch(/pubkey enc packet: version 3/)
    expect(listing).toMatch(/encrypted data packet/)
    both.stop()
  })

  gpg('tells nothing of name, time or compression inside', async () => {
    const envelope = await seal(makeArchive(), [curve.key], new Date())
    const listing = home.run(['--list-packets'], envelope).stdout.toString()
    expect(listing).toMatch(/mode b \(62\), created 0, name="",/)
    expect(listing).not.toMatch(/compressed|signature/)
  })

  it('passes our own gate, and has the size of its class', async () => {
    const accepted: string[] = []
    const lengths = new Set<number>()
    for (const what_happened of ['x', 'y'.repeat(200)]) {
      const envelope = await seal(makeArchive({ what_happened }), [curve.key], new Date())
      const inspector = createEnvelopeInspector((ids) => {
        accepted.push([...ids].sort().join())
        return true
      })
      inspector.push(envelope)
      inspector.finish()
      lengths.add(envelope.length)
    }
    expect(new Set(accepted).size).toBe(1)
    // A PKESK of 94 octets with its header of two, and 53 around the archive: docs/envelope.md counts them.
    expect([...lengths]).toEqual([4096 + 96 + 53])
  })

  it('is not made at all when no key can be sealed to', async () => {
    const expired = await makeTestKey({
      date: new Date(Date.now() - 90 * 86_400_000),
      keyExpirationTime: 86_400,
    })
    await expect(seal(makeArchive(), [expired.key], new Date())).rejects.toMatchObject({
      code: 'closed',
    })
    await expect(seal(makeArchive(), [], new Date())).rejects.toMatchObject({ code: 'closed' })
  })

  it('goes by the time it is given, not by the device', async () => {
    const envelope = seal(makeArchive(), [curve.key], new Date('2020-01-01'))
    await expect(envelope).rejects.toMatchObject({ code: 'closed' })
  })
})
