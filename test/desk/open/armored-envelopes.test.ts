import { beforeAll, describe, expect, it } from '@jest/globals'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource, readBytes } from '../../../src/desk/batch/read-bytes.js'
import {
  MAX_ARMORED_BYTES,
  findArmoredEnvelopes,
} from '../../../src/desk/open/armored-envelopes.js'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey } from '../../helpers/keys.js'
import { bytes } from '../../helpers/packets.js'
import { makeArchive } from '../../helpers/tips.js'
import { watchForRunaway } from '../../helpers/run-away.js'

let envelopes: Uint8Array[]

beforeAll(async () => {
  const { key } = await makeTestKey()
  envelopes = await Promise.all(
    ['uno', 'dos'].map((what_happened) => seal(makeArchive({ what_happened }), [key], new Date())),
  )
})

const find = (text: string | Uint8Array, name = 'nota.txt'): Promise<(FileSource | null)[]> =>
  findArmoredEnvelopes(heldSource(name, typeof text === 'string' ? Buffer.from(text) : text))
const all = async (source: FileSource | null | undefined): Promise<Buffer | null> =>
  source ? Buffer.from(await readBytes(source, 0, source.sizeBytes)) : null

describe('an envelope that came as text', () => {
  it('is found as the form gives it out', async () => {
    const [found, ...others] = await find(armorEnvelope(envelopes[0]!))
    expect(others).toEqual([])
    expect(found).toMatchObject({ name: 'nota.txt', sizeBytes: envelopes[0]!.length })
    expect(await all(found)).toEqual(Buffer.from(envelopes[0]!))
    expect(Buffer.from(await readBytes(found!, 100, 300))).toEqual(
      Buffer.from(envelopes[0]!.subarray(100, 300)),
    )
  })

  it.each([
    [
      'quoted in a mail',
      (text: string) =>
        `Asunto: hola\n\nMira esto: ¿qué es?\n${text.replaceAll(/^/gm, '> ')}\nAdiós`,
    ],
    ['with the line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with headers', (text: string) => text.replace('\n\n', '\nVersion: GnuPG v2\nComment: x\n\n')],
  ])('is found %s', async (_name, change) => {
    const [found] = await find(change(armorEnvelope(envelopes[0]!)))
    expect(await all(found)).toEqual(Buffer.from(envelopes[0]!))
  })

  it('is found in UTF-16, as Windows once wrote it', async () => {
    const text = Buffer.from(`\ufeff${armorEnvelope(envelopes[0]!)}`, 'utf16le')
    expect(await all((await find(text))[0])).toEqual(Buffer.from(envelopes[0]!))
    expect(await all((await find(text.swap16()))[0])).toEqual(Buffer.from(envelopes[0]!))
  })

  it('is found beside others, each under a name of its own, and none hides another', async () => {
    const broken = armorEnvelope(envelopes[0]!).replace(/\n[A-Za-z]{4}/, '\nAAAA')
    const text = [armorEnvelope(envelopes[0]!), broken, armorEnvelope(envelopes[1]!)].join(
      '\nhola\n',
    )
    const found = await find(text)
    expect(found.map((each) => each?.name ?? null)).toEqual(['nota.txt (1)', null, 'nota.txt (3)'])
    expect(await all(found[2])).toEqual(Buffer.from(envelopes[1]!))
  })

  it.each<[name: string, encoding: BufferEncoding, mark: string]>([
    ['UTF-8', 'utf8', ''],
    ['UTF-8 with a mark', 'utf8', '\ufeff'],
    ['UTF-16', 'utf16le', '\ufeff'],
    ['an old page of codes', 'latin1', ''],
  ])('is found behind letters of every width, in %s', async (_name, encoding, mark) => {
    const text = [0, 1, 0].map((i) => `ñ — “¡\u{1f4a5}!” \u00a0\n${armorEnvelope(envelopes[i]!)}`)
    const found = await find(Buffer.from(mark + text.join('á\n'), encoding))
    expect(await Promise.all(found.map(all))).toEqual(
      [0, 1, 0].map((i) => Buffer.from(envelopes[i]!)),
    )
  })

  it('is read again without the rest of the text', async () => {
    const text = Buffer.from(armorEnvelope(envelopes[0]!).repeat(40))
    let bytesRead = 0
    const held = heldSource('x', text)
    const found = await findArmoredEnvelopes({
      ...held,
      read: (start, end) => {
        bytesRead += end - start
        return held.read(start, end)
      },
    })
    for (const each of found) expect(await all(each)).toEqual(Buffer.from(envelopes[0]!))
    expect(bytesRead).toBe(2 * text.length)
  })

  it('is damaged when its end did not come along', async () => {
    expect(await find(armorEnvelope(envelopes[0]!).slice(0, 3000))).toEqual([null])
  })

  it('is not looked for in what holds none, is too long, or is empty', async () => {
    expect(await find('hola')).toEqual([])
    expect(await find('')).toEqual([])
    expect(await find(armorEnvelope(envelopes[0]!) + ' '.repeat(MAX_ARMORED_BYTES))).toEqual([])
  })

  it('is found in a text of the largest size', async () => {
    expect(await find(armorEnvelope(envelopes[0]!).padEnd(MAX_ARMORED_BYTES))).toHaveLength(1)
  })

  it.each([0xff, 0xfe])(
    'is found behind a letter (%i) that is no mark of UTF-16',
    async (letter) => {
      const [found] = await find(bytes([letter], `\n${armorEnvelope(envelopes[0]!)}`))
      expect(await all(found)).toEqual(Buffer.from(envelopes[0]!))
    },
  )

  it('is taken out of 4 MB of beginnings without an end in no time', async () => {
    const hasRunAway = watchForRunaway()
    const found = await find('-----BEGIN PGP MESSAGE-----\n'.repeat(145_000))
    expect(found).toHaveLength(1000)
    expect(hasRunAway()).toBe(false)
  })

  it('cannot be read when the text is another one by then', async () => {
    let text = Buffer.from(armorEnvelope(envelopes[0]!))
    const source: FileSource = {
      name: 'x',
      sizeBytes: text.length,
      read: (start, end) => heldSource('', text).read(start, end),
    }
    const [found] = await findArmoredEnvelopes(source)
    text = Buffer.alloc(text.length, 'x')
    await expect(all(found)).rejects.toMatchObject({ reason: 'unreadable' })
    text = Buffer.from(armorEnvelope(envelopes[0]!.subarray(0, 2000)).padEnd(text.length))
    await expect(readBytes(found!, 0, 9)).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
