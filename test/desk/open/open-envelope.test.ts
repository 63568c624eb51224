import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { NOT_OPENED } from '../../../src/desk/not-opened.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { bytes, newPacket } from '../../helpers/packets.js'
import { makeArchive } from '../../helpers/tips.js'
import { flip } from './envelope-forms.js'
import { literal, sealRaw } from './seal-raw.js'
import { tryOpening } from './try-opening.js'

let curve: TestKey
let rsa: TestKey
let other: TestKey
const large = bytes(makeArchive(), new Uint8Array(600_000))

beforeAll(async () => {
  curve = await makeTestKey()
  rsa = await makeTestKey({ type: 'rsa', rsaBits: 3072 })
  other = await makeTestKey()
}, 60_000)

describe('openEnvelope', () => {
  it('says which of the keys opened it, by its primary fingerprint', async () => {
    const both = await seal(makeArchive(), [curve.key, rsa.key], new Date())
    const keys = [other.privateKey, rsa.privateKey]
    expect((await openEnvelope(both, keys)).openedBy).toBe(rsa.fingerprint)
    expect((await openEnvelope(both, [curve.privateKey])).openedBy).toBe(curve.fingerprint)
    const hidden = await sealRaw(literal(makeArchive()), [curve.key], { isHidden: true })
    expect((await openEnvelope(hidden, [...keys, curve.privateKey])).openedBy).toBe(
      curve.fingerprint,
    )
  })

  it('says so when it is sealed to other keys, named or not, and quotes nothing', async () => {
    const envelope = await seal(makeArchive(), [curve.key], new Date())
    await expect(openEnvelope(envelope, [other.privateKey])).rejects.toMatchObject({
      ...{ reason: 'other_keys', code: 'not_opened', message: NOT_OPENED.other_keys },
    })
    await expect(openEnvelope(envelope, [])).rejects.toMatchObject({ reason: 'other_keys' })
    const hidden = await sealRaw(literal(makeArchive()), [curve.key], { isHidden: true })
    expect(await tryOpening(hidden, [other, rsa])).toBe('other_keys')
  })

  it('hands over nothing of a small one that was changed, and lets what the taker throws through', async () => {
    const files: string[] = []
    const archive = archiveWithFile()
    const taker = { begin: (name: string) => void files.push(name), take: () => undefined }
    const good = await sealRaw(literal(archive), [curve.key])
    await openEnvelope(good, [curve.privateKey], taker)
    expect(files).toEqual(['01-a.jpg'])
    await expect(
      openEnvelope(flip(good, good.length - 30), [curve.privateKey], taker),
    ).rejects.toThrow()
    expect(files).toEqual(['01-a.jpg'])
    const full = new Error('ENOSPC')
    const failing = {
      begin: () => {
        throw full
      },
      take: () => undefined,
    }
    for (const each of [archive, bytes(archive, new Uint8Array(600_000))]) {
      const opening = openEnvelope(
        await sealRaw(literal(each), [curve.key]),
        [curve.privateKey],
        failing,
      )
      await expect(opening).rejects.toBe(full)
    }
  })

  it('holds what no form seals up to 16 MiB, and no more', async () => {
    const named = (archive: Uint8Array) =>
      newPacket(11, bytes([0x62, 1], 'x', [0, 0, 0, 0], archive))
    for (const [sizeBytes, due] of [
      [15_000_000, 'opens'],
      [17_000_000, 'other_message'],
    ] as const) {
      const archive = bytes(makeArchive(), new Uint8Array(sizeBytes))
      expect(await tryOpening(await sealRaw(named(archive), [curve.key]), [curve])).toBe(due)
      expect(await tryOpening(await sealRaw(literal(archive), [curve.key]), [curve])).toBe('opens')
    }
  })

  it('goes on to the next session key when one is made up, however large it is', async () => {
    const inside = literal(bytes(makeArchive(), new Uint8Array(17_000_000)))
    const envelope = await sealRaw(inside, [rsa.key], { algorithm: 'aes128' })
    expect(await tryOpening(envelope, [rsa])).toBe('opens')
  })

  it('is of another kind when it begins with a signature', async () => {
    const signature = newPacket(2, bytes([4], new Uint8Array(30)))
    const envelope = await sealRaw(bytes(signature, literal(makeArchive())), [curve.key])
    expect(await tryOpening(envelope, [curve])).toBe('other_message')
  })

  it.each([
    ['small', makeArchive(), 100],
    ['large, at its beginning', large, 0],
    ['large, in a header', large, 3],
    ['large, in its first block', large, 30],
    ['large, in the middle', large, 300_000],
  ])(
    'tells a source that fails from one that was changed: %s',
    async (_name, archive, goodBytes) => {
      const envelope = await seal(archive, [curve.key], new Date())
      const held = heldSource('', envelope)
      const failing: FileSource = {
        ...held,
        read(start, end) {
          if (end < envelope.length) return held.read(start, end)
          const good = [envelope.subarray(start, start + goodBytes)]
          return new ReadableStream({
            pull(controller) {
              const piece = good.pop()
              if (piece) controller.enqueue(piece)
              else controller.error(new Error('the stick was pulled out'))
            },
          })
        },
      }
      expect(await tryOpening(failing, [curve])).toBe('unreadable')
    },
  )
})

function archiveWithFile(): Uint8Array {
  const text = (content: string) => new TextEncoder().encode(content)
  return writeUstar(
    [
      { name: 'tip/' },
      { name: 'tip/tip.txt', bytes: text('a') },
      { name: 'tip/tip.json', bytes: text('{}') },
      { name: 'tip/files/' },
      { name: 'tip/files/01-a.jpg', bytes: text('foto') },
    ],
    (n) => n + 4096,
  )
}
