import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { itWith } from '../../helpers/tools.js'
import { addTags, MEDIA, readTags, WORDS } from './media.js'
import { cleanBytes, expectClean, indexOfText } from './pictures.js'
import * as small from './small-media.js'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'clean-'))
})
afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** Tags of exiftool that would tell on somebody, if they had a value. */
const TELLING =
  /GPS|Location|City|Date|Make|Model|Software|Encoder|Author|Artist|Creator|Title|Comment|Vendor|App$|TrackName|HandlerDesc|HandlerVendor|TimeCode$|CompressorName/
const isSomething = (value: unknown): boolean =>
  !/^[0: ]*$/.test(typeof value === 'string' ? value.trim() : JSON.stringify(value))
const findTelling = (ending: string, bytes: Uint8Array<ArrayBuffer>): string[] =>
  Object.entries(readTags(folder, ending, bytes))
    .filter(([name, value]) => TELLING.test(name) && isSomething(value))
    .map(([name, value]) => `${name}: ${String(value)}`)
    .filter((line) => !line.endsWith('TimeCode: 3')) // a reference to a track that is gone

const findWords = (bytes: Uint8Array): string[] =>
  WORDS.filter((word) => indexOfText(bytes, word) !== -1)

describe.each(MEDIA)('$name', ({ ending, bytes, clean, traces }) => {
  it('tells what was in it, and that nothing remains', async () => {
    const cleaned = await cleanBytes(clean, bytes)
    expect(cleaned).toMatchObject({ removed: traces, mayRemain: false })
  })

  it('has none of the words any more, and stays as it is when it is cleaned again', async () => {
    const cleaned = await cleanBytes(clean, bytes)
    expect(findWords(bytes)).not.toEqual([])
    // The first frame of an MP3 names the program, beside the length of the sound; that is known and said.
    expect(findWords(cleaned!.bytes)).toEqual(ending === 'mp3' ? ['Lavf'] : [])
    await expectClean(clean, cleaned!.bytes)
  })

  it('keeps its length, unless it is a row of frames', async () => {
    const cleaned = await cleanBytes(clean, bytes)
    expect(cleaned!.bytes).toHaveLength(ending === 'mp3' ? 468 : bytes.length)
  })

  itWith('exiftool')('says nothing to exiftool', async () => {
    expect(findTelling(ending, bytes)).not.toEqual([])
    expect(findTelling(ending, (await cleanBytes(clean, bytes))!.bytes)).toEqual([])
  })
})

const TAGS = [
  ...['-GPSLatitude=10.5', '-GPSLatitudeRef=N', '-GPSLongitude=66.9', '-GPSLongitudeRef=W'],
  ...['-Make=Acme', '-Model=Phone9', '-DateTimeOriginal=2024:05:06 07:08:09', '-Artist=Rosa'],
  ...['-XMP-dc:Creator=Rosa', '-XMP-photoshop:City=Caracas', '-Orientation#=6'],
]

describe.each([
  ['HEIC', 'heic', small.PICTURE_HEIC],
  ['AVIF', 'avif', small.PICTURE_AVIF],
  ['MP4 with XMP', 'mp4', small.FILM_MP4],
])('a tagged %s', (_name, ending, bytes) => {
  const { clean } = MEDIA[0]!

  itWith('exiftool')('says nothing to exiftool once it is cleaned, and is as long', async () => {
    const tagged = addTags(folder, ending, bytes, TAGS)
    expect(findTelling(ending, tagged).length).toBeGreaterThan(2)
    const cleaned = await cleanBytes(clean, tagged)
    expect(cleaned?.removed).toEqual(expect.arrayContaining(['author', 'place']))
    expect(cleaned).toMatchObject({ mayRemain: false, bytes: { length: tagged.length } })
    expect(findTelling(ending, cleaned!.bytes)).toEqual([])
    expect(findWords(cleaned!.bytes)).toEqual([])
    await expectClean(clean, cleaned!.bytes)
  })
})
