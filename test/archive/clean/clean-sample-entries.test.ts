import { describe, expect, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import { box, uint32 } from './media.js'
import { cleanBytes, expectClean, indexOfText, join8, type Bytes } from './pictures.js'

const zeros = (lengthBytes: number): Bytes => new Uint8Array(lengthBytes)

/** A film with one track, whose samples are coded as this entry says. */
function film(handler: string, entry: Bytes): Bytes {
  const hdlr = box('hdlr', uint32(0, 0), handler, zeros(13))
  const stbl = box('stbl', box('stsd', uint32(0, 1), entry))
  const track = box('trak', box('mdia', hdlr, box('minf', stbl)))
  return join8(box('ftyp', 'qt  ', uint32(0)), box('moov', box('mvhd', zeros(100)), track))
}
const picture = (type: string, vendor: string, name: string, ...more: Bytes[]): Bytes =>
  film('vide', box(type, zeros(12), vendor, zeros(26), name, zeros(36 - name.length), ...more))
const sound = (version: number, vendor: string, ...more: Bytes[]): Bytes => {
  const lengthBytes = [12, 28, 48][version]!
  return film(
    'soun',
    box('mp4a', zeros(8), [0, version, 0, 0], vendor, zeros(lengthBytes), ...more),
  )
}
const NONE = '\0\0\0\0'

describe('how samples are coded', () => {
  it.each<[string, Bytes, Bytes]>([
    ['the maker of a picture', picture('avc1', 'Rosa', ''), picture('avc1', NONE, '')],
    ['the program of a picture', picture('avc1', NONE, '\x04Rosa'), picture('avc1', NONE, '')],
    ['the maker of sound', sound(0, 'Rosa'), sound(0, NONE)],
  ])('does not tell %s', async (_name, bytes, expected) => {
    const cleaned = await cleanBytes(cleanIsobmff, bytes)
    expect(cleaned).toMatchObject({ bytes: expected, removed: ['device'], mayRemain: false })
  })

  it.each<[string, (...more: Bytes[]) => Bytes]>([
    ['a picture', (...more) => picture('avc1', NONE, '', ...more)],
    ['sound', (...more) => sound(0, NONE, ...more)],
    ['sound in QuickTime', (...more) => sound(1, NONE, ...more)],
    ['sound in QuickTime, version 2', (...more) => sound(2, NONE, ...more)],
  ])('keeps the settings of %s, and nothing besides', async (_name, make) => {
    for (const type of ['uuid', 'udta', 'meta', 'free']) {
      const cleaned = await cleanBytes(cleanIsobmff, make(box('esds', 'set'), box(type, 'Rosa')))
      expect(cleaned).toMatchObject({
        bytes: make(box('esds', 'set'), box('free', NONE)),
        removed: ['hidden'],
      })
      expect(indexOfText(cleaned!.bytes, 'set')).not.toBe(-1)
      await expectClean(cleanIsobmff, cleaned!.bytes)
    }
  })

  it('may leave something when each picture is a file of its own', async () => {
    const bytes = picture('jpeg', NONE, '')
    expect(await cleanBytes(cleanIsobmff, bytes)).toMatchObject({ removed: [], mayRemain: true })
  })

  it('is null when an entry is short', async () => {
    const bytes = film('vide', box('avc1', zeros(77)))
    expect(await cleanBytes(cleanIsobmff, bytes)).toBeNull()
  })
})
