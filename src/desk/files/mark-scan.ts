/**
 * Looks for words in a file of any size as it passes, wherever they stand; only a short end of what was seen is kept, so
 * that a word may lie across two pieces.
 */

export interface Sought<Word extends string> {
  /** The patterns must be linear, and match no more than `LONGEST_MATCH` characters. */
  patterns: readonly (readonly [word: Word, pattern: RegExp])[]
  /**
   * Three ASCII characters each; without one of them no pattern matches. Films are long, and a search for bytes is many times
   * faster than making text of them. Null: all of it is made text.
   */
  leads: readonly string[] | null
}

export interface MarkScan<Word extends string> {
  push(bytes: Uint8Array): void
  found(): ReadonlySet<Word>
}

const LONGEST_MATCH = 512
const LEAD_BYTES = 3

export function createMarkScan<Word extends string>(
  { patterns, leads }: Sought<Word>,
  decoder: TextDecoder,
): MarkScan<Word> {
  const found = new Set<Word>()
  const mayHold = leads === null ? () => true : createFilter(leads)
  let end: string | null = null
  return {
    push(bytes) {
      const isPromising = mayHold(bytes)
      if (!isPromising && end === null) return
      const window = (end ?? '') + decoder.decode(bytes, { stream: true })
      for (const [word, pattern] of patterns) {
        if (!found.has(word) && pattern.test(window)) found.add(word)
      }
      end = isPromising ? window.slice(-LONGEST_MATCH) : null
    },
    found: () => found,
  }
}

function createFilter(leads: readonly string[]): (bytes: Uint8Array) => boolean {
  const byFirst = new Map<number, Set<number>>()
  for (const lead of leads) {
    const first = lead.charCodeAt(0)
    const rest = (lead.charCodeAt(1) << 8) | lead.charCodeAt(2)
    byFirst.set(first, (byFirst.get(first) ?? new Set()).add(rest))
  }
  return (bytes) => {
    for (const [first, rest] of byFirst) {
      for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
        // One that is cut off may be one.
        if (at + LEAD_BYTES > bytes.length) return true
        if (rest.has((bytes[at + 1]! << 8) | bytes[at + 2]!)) return true
      }
    }
    return false
  }
}
