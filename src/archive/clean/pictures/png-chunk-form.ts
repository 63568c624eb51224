/**
 * The chunks of a PNG file that are taken over as they stand, and how long each may be: a longer one would have room for
 * something else. Suggested palettes (sPLT) are not among them: they are lists with names, for screens of 256 colours.
 * Lengths: PNG (third edition), 11.2 and 11.3.
 */

/** These make up the picture, and come as often and as long as they like. */
const PIXELS = new Set(['IDAT', 'fdAT'])
const FRAME_CONTROL = 'fcTL'

const LENGTH_BYTES = new Map([
  ['IHDR', 13],
  ['IEND', 0],
  ['gAMA', 4],
  ['cHRM', 32],
  ['sRGB', 1],
  ['cICP', 4],
  ['mDCV', 24],
  ['mDCv', 24], // this and cLLi are older spellings that encoders still write
  ['cLLI', 8],
  ['cLLi', 8],
  ['pHYs', 9],
  ['acTL', 8],
  [FRAME_CONTROL, 26],
])

/** By colour type: grey, -, colours, palette, grey with alpha, -, colours with alpha. */
const MAX_LENGTH_BYTES = new Map([
  ['PLTE', [0, 0, 768, 768, 0, 0, 768]],
  ['tRNS', [2, 0, 6, 256, 0, 0, 0]],
  ['sBIT', [1, 0, 3, 3, 2, 0, 4]],
  ['bKGD', [2, 0, 6, 1, 2, 0, 6]],
  ['hIST', [0, 0, 512, 512, 0, 0, 512]],
])

/** @returns a function that is given the chunks of one file in order: whether this one stays as it is */
export function createPngChunkFilter(
  colourType: number,
): (type: string, lengthBytes: number) => boolean {
  const seen = new Set<string>()
  return (type, lengthBytes) => {
    if (PIXELS.has(type)) return true
    const maxBytes = MAX_LENGTH_BYTES.get(type)?.[colourType] ?? 0
    const isInForm =
      LENGTH_BYTES.get(type) === lengthBytes || (lengthBytes > 0 && lengthBytes <= maxBytes)
    if (!isInForm || (seen.has(type) && type !== FRAME_CONTROL)) return false
    seen.add(type)
    return true
  }
}
