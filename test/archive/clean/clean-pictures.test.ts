import { describe, expect, it } from '@jest/globals'
import { tempFolder } from '../../helpers/temp-folder.js'
import { itWith } from '../../helpers/tools.js'
import {
  addMetadata,
  cleanBytes,
  expectClean,
  findMetadata,
  indexOfText,
  join8,
  PICTURES,
} from './pictures.js'

/** Within the pixels, counted from the end: behind them stand an end mark and, in a PNG, a checksum. */
const CUT_AT: Record<string, number> = { jpg: -6, png: -20, webp: -6, gif: -4 }
const ZIP = 'PK\x03\x04 a second face'

describe.each(PICTURES)('$name', (picture) => {
  const { bytes, clean, ending } = picture
  const isGif = ending === 'gif'
  // What is left of a JPEG has been walked to its end.
  const mayRemainWhenCut = ending !== 'jpg'

  it('is given back as it is, in one piece, when there is nothing to remove', async () => {
    expect(await cleanBytes(clean, bytes)).toEqual({
      bytes,
      removed: [],
      mayRemain: false,
      partCount: 1,
    })
  })

  it('loses what stands behind its end', async () => {
    const cleaned = await cleanBytes(clean, join8(bytes, ZIP))
    expect(cleaned).toMatchObject({ bytes, removed: ['hidden'], mayRemain: false })
  })

  const itHasExiftool = itWith('exiftool')
  itHasExiftool.each([1, 6])(
    'loses all metadata but an orientation of %i, and no pixel',
    async (orientation) => {
      const folder = tempFolder()
      const telling = addMetadata(folder, picture, orientation)
      expect(Object.keys(findMetadata(folder, ending, telling)).length).toBeGreaterThan(2)

      const cleaned = (await cleanBytes(clean, join8(telling, ZIP)))!
      const isTurned = orientation !== 1 && !isGif
      expect(findMetadata(folder, ending, cleaned.bytes)).toEqual(
        isTurned ? { 'IFD0:Orientation': orientation } : {},
      )
      for (const name of ['Rosa', 'Acme', 'Caracas', 'adobe', 'Ward']) {
        expect(indexOfText(cleaned.bytes, name)).toBe(-1)
      }
      expect(cleaned.removed).toEqual(
        expect.arrayContaining(['author', 'comment', 'device', 'hidden', 'place', 'time']),
      )
      expect(cleaned.mayRemain).toBe(false)
      await expectClean(clean, cleaned.bytes)
    },
  )

  it('is clean, or null, wherever it is cut', async () => {
    for (let i = 0; i < bytes.length; i++) {
      const cut = await cleanBytes(clean, bytes.slice(0, i))
      if (!cut) continue
      await expectClean(clean, cut.bytes)
      expect(cut.mayRemain).toBe(mayRemainWhenCut)
    }
  })

  it('is kept to its last byte when it is cut within its pixels', async () => {
    const cut = bytes.slice(0, CUT_AT[ending])
    expect(await cleanBytes(clean, cut)).toMatchObject({
      bytes: cut,
      removed: [],
      mayRemain: mayRemainWhenCut,
    })
  })
})

it('is of no other format', async () => {
  for (const { clean, ending, bytes } of PICTURES) {
    for (const other of PICTURES.filter((each) => each.ending !== ending)) {
      expect(await cleanBytes(other.clean, bytes)).toBeNull()
    }
    expect(await cleanBytes(clean, new Uint8Array(0))).toBeNull()
    expect(await cleanBytes(clean, new Uint8Array(1000).fill(0xff))).toBeNull()
  }
})
