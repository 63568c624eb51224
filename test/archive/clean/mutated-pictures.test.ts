import { describe, it } from '@jest/globals'
import { expectNullOrClean } from './mutate.js'
import { PICTURES } from './pictures.js'

const MUTATIONS = 3000
const TELLING = [0x00, 0x01, 0x21, 0x2c, 0x3b, 0x7f, 0x80, 0xd8, 0xd9, 0xda, 0xe1, 0xfe, 0xff]

describe.each(PICTURES)('$name', (file) => {
  it(`is null or clean after each of ${MUTATIONS} mutations, and soon so`, async () => {
    await expectNullOrClean(file, MUTATIONS, TELLING)
  }, 120_000)
})
