/**
 * A text as the set of what three words in a row come to, as 32-bit numbers. Two texts are as alike as these sets overlap,
 * which small edits, other accents and a greeting in front change little.
 */
import { foldText } from './fold-text.js'

/** In rising order, each once. */
export type Shingles = Uint32Array

const WORDS = 3
/** More than the form takes; what was made by hand to be longer is compared by its beginning. */
const MAX_WORDS = 5000

export function readShingles(texts: readonly string[]): Shingles {
  const found: number[] = []
  for (const text of texts) {
    const hashes = hashWords(foldText(text))
    for (let i = WORDS; i <= hashes.length && found.length < MAX_WORDS; i++) {
      let shingle = 0
      for (let word = i - WORDS; word < i; word++) shingle = mix(shingle ^ (hashes[word] ?? 0))
      found.push(shingle >>> 0)
    }
  }
  const sorted = Uint32Array.from(found).sort()
  return sorted.filter((shingle, i) => i === 0 || shingle !== sorted[i - 1])
}

/** How many of all that either has both have: 0 nothing, 1 the same. */
export function overlapOf(one: Shingles, other: Shingles): number {
  let both = 0
  for (let i = 0, j = 0; i < one.length && j < other.length;) {
    const [left, right] = [one[i]!, other[j]!]
    if (left === right) both++
    if (left <= right) i++
    if (right <= left) j++
  }
  const all = one.length + other.length - both
  return all === 0 ? 0 : both / all
}

/** FNV-1a of each word; whatever is neither letter, digit nor mark parts words. */
function hashWords(folded: string): number[] {
  const hashes: number[] = []
  let hash = FNV_START
  let isWord = false
  for (let i = 0; i <= folded.length; i++) {
    const code = i === folded.length ? 0 : folded.charCodeAt(i)
    if (isPartOfWord(code)) {
      hash = imul(hash ^ code, FNV_PRIME)
      isWord = true
    } else if (isWord) {
      hashes.push(hash)
      hash = FNV_START
      isWord = false
    }
  }
  return hashes
}

/** Taken once: it is used for every letter of every tip, and looking it up is not free everywhere. */
const { imul } = Math

const FNV_START = 0x811c9dc5
const FNV_PRIME = 0x01000193

/** ASCII letters and digits; beyond it everything, as letters of most scripts are. */
function isPartOfWord(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39) || code >= 0x80
}

/** The last steps of MurmurHash3: near numbers come far apart. */
function mix(value: number): number {
  let bits = imul(value ^ (value >>> 16), 0x85ebca6b)
  bits = imul(bits ^ (bits >>> 13), 0xc2b2ae35)
  return bits ^ (bits >>> 16)
}
