// @ts-check
/** Baseline JPEG (ITU T.81) of a canvas: three components unreduced, the tables of its annex K. */

/** Annex K.1, brought to a quality of about 60; used for colour as well. In zigzag order. */
// prettier-ignore
const QUANTA = [
  13, 9, 10, 11, 10, 8, 13, 11, 10, 11, 14, 14, 13, 15, 19, 32, 21, 19, 18, 18, 19, 39, 28, 30, 23, 32, 46, 41, 49, 48, 46, 41,
  45, 44, 51, 58, 74, 62, 51, 54, 70, 55, 44, 45, 64, 87, 65, 70, 76, 78, 82, 83, 82, 50, 62, 90, 97, 90, 80, 96, 74, 81, 82, 79,
]
// prettier-ignore
const ZIGZAG = [
  0, 1, 8, 16, 9, 2, 3, 10, 17, 24, 32, 25, 18, 11, 4, 5, 12, 19, 26, 33, 40, 48, 41, 34, 27, 20, 13, 6, 7, 14, 21, 28,
  35, 42, 49, 56, 57, 50, 43, 36, 29, 22, 15, 23, 30, 37, 44, 51, 58, 59, 52, 45, 38, 31, 39, 46, 53, 60, 61, 54, 47, 55, 62, 63,
]
/** Annex K.3: how many codes of each length, and what they mean. */
const DC = { counts: '00010501010101010100000000000000', values: '000102030405060708090a0b' }
const AC = {
  counts: '0002010303020403050504040000017d',
  values:
    '01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748' +
    '494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2' +
    'c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9fa',
}
const COSINES = Array.from({ length: 64 }, (_, i) => {
  const [frequency, at] = [i >> 3, i & 7]
  return (
    Math.cos(((2 * at + 1) * frequency * Math.PI) / 16) * (frequency === 0 ? Math.SQRT1_2 : 1) * 0.5
  )
})

/** @param {import('./canvas.js').Canvas} canvas @param {Uint8Array} exif of an APP1 segment @returns {Uint8Array} */
export function encodeJpeg(canvas, exif) {
  const { width, height } = canvas
  const size = [height >> 8, height & 255, width >> 8, width & 255]
  const components = [1, 2, 3].flatMap((id) => [id, 0x11, 0])
  return Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    segment(0xe1, exif),
    segment(0xdb, [0, ...QUANTA]),
    segment(0xc0, [8, ...size, 3, ...components]),
    segment(0xc4, [0x00, ...hex(DC.counts), ...hex(DC.values)]),
    segment(0xc4, [0x10, ...hex(AC.counts), ...hex(AC.values)]),
    segment(0xda, [3, 1, 0, 2, 0, 3, 0, 0, 63, 0]),
    scan(canvas),
    Buffer.from([0xff, 0xd9]),
  ])
}

/** @param {import('./canvas.js').Canvas} canvas */
function scan({ width, height, points }) {
  const [dc, ac] = [codesOf(DC), codesOf(AC)]
  const bits = createBits()
  const before = [0, 0, 0]
  for (let top = 0; top < height; top += 8) {
    for (let left = 0; left < width; left += 8) {
      for (let component = 0; component < 3; component++) {
        const block = new Float64Array(64)
        for (let i = 0; i < 64; i++) {
          const x = Math.min(left + (i & 7), width - 1)
          const y = Math.min(top + (i >> 3), height - 1)
          block[i] = sample(points, (y * width + x) * 3, component)
        }
        const numbers = quantise(block)
        const level = numbers[0] ?? 0
        writeNumber(bits, dc, 0, level - (before[component] ?? 0))
        before[component] = level
        writeRest(bits, ac, numbers)
      }
    }
  }
  return bits.end()
}

/** JFIF's Y, Cb and Cr, around zero. @param {Uint8Array} points @param {number} at @param {number} component */
function sample(points, at, component) {
  const [red, green, blue] = [points[at] ?? 0, points[at + 1] ?? 0, points[at + 2] ?? 0]
  if (component === 0) return 0.299 * red + 0.587 * green + 0.114 * blue - 128
  if (component === 1) return -0.1687 * red - 0.3313 * green + 0.5 * blue
  return 0.5 * red - 0.4187 * green - 0.0813 * blue
}

/** The cosine transform of a block, rows and then columns. @param {Float64Array} block */
function quantise(block) {
  const half = transform(transform(block))
  return ZIGZAG.map((at, i) => Math.round((half[at] ?? 0) / (QUANTA[i] ?? 1)))
}

/** One direction, turned over, so that twice is both. @param {Float64Array} block */
function transform(block) {
  const out = new Float64Array(64)
  for (let row = 0; row < 8; row++) {
    for (let frequency = 0; frequency < 8; frequency++) {
      let sum = 0
      for (let at = 0; at < 8; at++)
        sum += (block[row * 8 + at] ?? 0) * (COSINES[frequency * 8 + at] ?? 0)
      out[frequency * 8 + row] = sum
    }
  }
  return out
}

/** @param {ReturnType<typeof createBits>} bits @param {Map<number, [number, number]>} codes @param {number[]} numbers */
function writeRest(bits, codes, numbers) {
  let zeros = 0
  for (let i = 1; i < 64; i++) {
    const value = numbers[i] ?? 0
    if (value === 0) {
      zeros++
      continue
    }
    for (; zeros > 15; zeros -= 16) bits.put(codes.get(0xf0))
    writeNumber(bits, codes, zeros, value)
    zeros = 0
  }
  if (zeros > 0) bits.put(codes.get(0))
}

/** @param {ReturnType<typeof createBits>} bits @param {Map<number, [number, number]>} codes @param {number} zeros @param {number} value */
function writeNumber(bits, codes, zeros, value) {
  const length = value === 0 ? 0 : 32 - Math.clz32(Math.abs(value))
  bits.put(codes.get(zeros * 16 + length))
  if (length > 0) bits.put([value < 0 ? value + (1 << length) - 1 : value, length])
}

/** By value: its code and its length. @param {{ counts: string, values: string }} table @returns {Map<number, [number, number]>} */
function codesOf({ counts, values }) {
  /** @type {Map<number, [number, number]>} */
  const codes = new Map()
  const all = hex(values)
  let code = 0
  for (const [i, count] of hex(counts).entries()) {
    for (const value of all.splice(0, count)) codes.set(value, [code++, i + 1])
    code <<= 1
  }
  return codes
}

function createBits() {
  /** @type {number[]} */
  const bytes = []
  let [held, count] = [0, 0]
  const flush = () => {
    const byte = (held >> (count - 8)) & 255
    bytes.push(byte)
    if (byte === 255) bytes.push(0)
    count -= 8
  }
  return {
    /** @param {[number, number] | undefined} code */
    put(code) {
      if (!code) throw new Error('a number without a code')
      held = ((held << code[1]) | code[0]) & 0xffffff
      for (count += code[1]; count >= 8;) flush()
    },
    end() {
      held = (held << 7) | 127
      for (count += 7; count >= 8;) flush()
      return Buffer.from(bytes)
    },
  }
}

/** @param {number} mark @param {ArrayLike<number>} content */
function segment(mark, content) {
  const length = content.length + 2
  return Buffer.concat([Buffer.from([0xff, mark, length >> 8, length & 255]), Buffer.from(content)])
}

/** @param {string} text */
function hex(text) {
  return [...Buffer.from(text, 'hex')]
}
