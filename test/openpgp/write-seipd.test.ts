import { createHash, randomBytes } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { decrypt, readMessage } from 'openpgp'
import { joinSource, type ByteSource, type RunningDigest } from '../../src/domain/byte-source.js'
import { armorEnvelope, dearmorEnvelope } from '../../src/openpgp/armor.js'
import { createEnvelopeInspector } from '../../src/openpgp/inspect-envelope.js'
import { seal, sealSource } from '../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

let key: TestKey
let home: GnupgHome

beforeAll(async () => {
  key = await makeTestKey()
  home = new GnupgHome()
  home.importKey(key.privateArmor)
})
afterAll(() => {
  home.stop()
})

/** Where a header, a block or a piece begins or ends. */
const LENGTHS = [
  ...[0, 1, 13, 14, 15, 16, 17, 30, 31, 150, 151, 152, 191, 192, 193, 4096, 8299, 8350, 8384],
  ...[131_031, 131_046, 131_047, 131_048, 131_072, 3_000_001],
]

const createSha1 = (): RunningDigest => createHash('sha1')

/** In pieces that have nothing to do with anybody else's. */
function sourceOf(bytes: Uint8Array, pieceBytes: number): ByteSource {
  return {
    lengthBytes: bytes.length,
    async *read() {
      for (let offset = 0; offset < bytes.length; offset += pieceBytes) {
        yield await Promise.resolve(bytes.subarray(offset, offset + pieceBytes))
      }
    },
  }
}

describe('an envelope that is written as a stream', () => {
  itWith('gpg').each(LENGTHS)('opens in gpg with %i bytes in it', async (length) => {
    const bytes = randomBytes(length)
    const { stdout, status } = home.run(['-d'], await seal(bytes, [key.key], new Date()))
    expect(status).toBe(0)
    expect(stdout.equals(bytes)).toBe(true)
  })

  itWith('sqop').each([0, 15, 16, 4096, 3_000_001])('opens in sqop with %i', async (length) => {
    const keyFile = join(tempFolder(), 'key')
    writeFileSync(keyFile, key.privateArmor)
    const bytes = randomBytes(length)
    const { stdout, status } = spawnSync('sqop', ['decrypt', keyFile], {
      input: await seal(bytes, [key.key], new Date()),
      maxBuffer: 1 << 26,
    })
    expect(status).toBe(0)
    expect(stdout.equals(bytes)).toBe(true)
  })

  it('opens in OpenPGP.js, which sees when it was changed', async () => {
    const bytes = randomBytes(100_000)
    const envelope = await seal(bytes, [key.key], new Date())
    const open = async (binaryMessage: Uint8Array): Promise<unknown> => {
      const message = await readMessage({ binaryMessage })
      return (await decrypt({ message, decryptionKeys: key.privateKey, format: 'binary' })).data
    }
    expect(Buffer.from((await open(envelope)) as Uint8Array).equals(bytes)).toBe(true)
    for (const at of [200, 50_000, envelope.length - 1]) {
      const changed = envelope.slice()
      changed[at]! ^= 1
      await expect(open(changed)).rejects.toThrow()
    }
  })

  it('is as long as it says, and the same bytes however often and in whatever pieces', async () => {
    const bytes = randomBytes(2_500_000)
    const envelope = await sealSource(sourceOf(bytes, 777), [key.key], new Date(), createSha1)
    const first = await joinSource(envelope)
    expect(first.length).toBe(envelope.lengthBytes)
    expect(Buffer.from(await joinSource(envelope)).equals(first)).toBe(true)
    const inspector = createEnvelopeInspector(() => true, envelope.lengthBytes)
    inspector.push(first)
    inspector.finish()
  })

  it('has another session key each time', async () => {
    const bytes = new Uint8Array(5000)
    const [one, two] = [
      await seal(bytes, [key.key], new Date()),
      await seal(bytes, [key.key], new Date()),
    ]
    expect(one.length).toBe(two.length)
    const equal = one.filter((byte, i) => byte === two[i]).length
    expect(equal).toBeLessThan(200)
  })
})

describe('an envelope as text', () => {
  it.each([
    ['as it is', (text: string) => text],
    [
      'quoted in a mail',
      (text: string) => `Hola\r\n> ${text.replaceAll('\n', '\r\n> ')}\r\n-- \r\nyo`,
    ],
    ['indented', (text: string) => text.replaceAll('\n', '\n    ')],
    ['without its checksum', (text: string) => text.replace(/^=.*\n/m, '')],
    ['with the header of another program', (text: string) => text.replace('\n', '\nVersion: x\n')],
  ])('is read back %s', async (_name, change) => {
    const envelope = await seal(randomBytes(4096), [key.key], new Date())
    const back = dearmorEnvelope(change(armorEnvelope(envelope)))
    expect(Buffer.from(back ?? []).equals(envelope)).toBe(true)
  })

  it.each([
    ['that was changed', (text: string) => text.replace(/^(.{10})[A-Z]/m, '$1!')],
    ['whose checksum is another', (text: string) => text.replace(/^=..../m, '=AAAA')],
    ['that is cut', (text: string) => text.slice(0, 1000)],
    ['that is none', () => 'me quitaron el pasaporte'],
  ])('is not taken %s', async (_name, change) => {
    const text = armorEnvelope(await seal(randomBytes(4096), [key.key], new Date()))
    expect(dearmorEnvelope(change(text))).toBeNull()
  })

  it('keeps nobody busy with a megabyte of blanks', () => {
    const startedMs = performance.now()
    dearmorEnvelope(
      `-----BEGIN PGP MESSAGE-----${' '.repeat(1_000_000)}\n-----END PGP MESSAGE-----`,
    )
    expect(performance.now() - startedMs).toBeLessThan(5_000)
  })
})
