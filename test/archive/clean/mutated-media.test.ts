import { describe, it } from '@jest/globals'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import { MEDIA } from './media.js'
import { expectNullOrClean } from './mutate.js'
import { PICTURE_AVIF, PICTURE_HEIC } from './small-media.js'

const MUTATIONS = 2000
const TELLING = [0x00, 0x01, 0x04, 0x08, 0x7f, 0x80, 0xa0, 0xbf, 0xec, 0xff] // lengths and marks

const PICTURES = [
  { name: 'a HEIC', bytes: PICTURE_HEIC, clean: cleanIsobmff },
  { name: 'an AVIF', bytes: PICTURE_AVIF, clean: cleanIsobmff },
]

describe.each([...MEDIA, ...PICTURES])('$name', (file) => {
  it(`is null or clean after each of ${MUTATIONS} mutations, and soon so`, async () => {
    await expectNullOrClean(file, MUTATIONS, TELLING)
  }, 120_000)
})
