/**
 * What an EXIF block says about a person, told by the numbers of its tags; values are not decoded.
 * Layout: TIFF 6.0, section 2; tags: CIPA DC-008 (Exif 3.0), 4.6, and Microsoft's XP tags (0x9C9B to 0x9C9F).
 *
 * Never throws. A block that leads nowhere, in circles or on and on gives what was found until there, and 'hidden'.
 */
import { startsWithText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'

/** A phone's block has about 70 entries, one with everything in it about 200. Directories that lead in circles end here. */
const MAX_ENTRIES = 1000
const ENTRY_BYTES = 12
/** No more than this is looked through for something that is not blank; what is longer is taken to say something. */
const MAX_BLANK_BYTES = 1024

const ORIENTATION = 0x0112
const USER_COMMENT = 0x9286
const EXIF_DIRECTORY = 0x8769
const GPS_DIRECTORY = 0x8825
const INTEROP_DIRECTORY = 0xa005
const SUB_DIRECTORIES = 0x014a

const TAGS: readonly (readonly [Trace, readonly number[]])[] = [
  // Dates, their fractions of a second and their time zones.
  ['time', [0x0132, 0x9003, 0x9004, 0x9010, 0x9011, 0x9012, 0x9290, 0x9291, 0x9292, 0x882a]],
  // Maker, model, program, host; the maker's note; serial numbers, lens; firmware and editing programs (Exif 3.0).
  ['device', [0x000b, 0x010f, 0x0110, 0x0131, 0x013c, 0x927c, 0xa420, 0xa431, 0xa432, 0xa433]],
  ['device', [0xa434, 0xa435, 0xa439, 0xa43a, 0xa43b, 0xa43c, 0xc614, 0xc62f]],
  ['author', [0x013b, 0x8298, 0x9c9d, 0xa430, 0xa437, 0xa438]],
  ['title', [0x010d, 0x010e, 0x9c9b, 0x9c9e, 0x9c9f, 0xa436]],
  ['comment', [USER_COMMENT, 0x9c9c]],
  ['thumbnail', [0x0201, SUB_DIRECTORIES]],
]
const TRACE_OF = new Map(TAGS.flatMap(([trace, tags]) => tags.map((tag) => [tag, trace] as const)))

const GPS_TIMES = [0x07, 0x1d]

/** The bytes of one value, by type 1 to 13: BYTE, ASCII, SHORT, LONG, RATIONAL and so on. */
const TYPE_BYTES = [0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4]

interface Directory {
  kind: 'image' | 'thumbnail' | 'exif' | 'gps' | 'other'
  at: number
}

interface Entry {
  tag: number
  type: number
  count: number
  /** Where its four bytes of value stand. */
  at: number
}

/**
 * @param tiff from its byte order mark on; a leading "Exif" mark, which some writers add where none belongs, is skipped
 * @returns orientation 1 to 8, of the main image; 1 (upright) when there is none
 */
export function findExifTraces(tiff: Uint8Array): { traces: Trace[]; orientation: number } {
  const bytes = startsWithText(tiff, 'Exif\0') ? tiff.subarray(6) : tiff
  const isLittle = startsWithText(bytes, 'II*\0')
  if (bytes.length < 8 || !(isLittle || startsWithText(bytes, 'MM\0*'))) {
    return { traces: ['hidden'], orientation: 1 }
  }
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const traces = new Set<Trace>()
  let orientation = 1
  let entriesLeft = MAX_ENTRIES
  const others = new Set<number>()
  const waiting: Directory[] = [{ kind: 'image', at: view.getUint32(4, isLittle) }]

  const take = (directory: Directory, entry: Entry): void => {
    const value = (): number =>
      entry.type === 3 ? view.getUint16(entry.at, isLittle) : view.getUint32(entry.at, isLittle)
    const trace = TRACE_OF.get(entry.tag)
    if (directory.kind === 'gps') {
      traces.add('place')
      if (GPS_TIMES.includes(entry.tag)) traces.add('time')
    } else if (entry.tag === ORIENTATION && directory.kind === 'image') {
      if (value() >= 1 && value() <= 8) orientation = value()
    } else if (entry.tag === EXIF_DIRECTORY) waiting.push({ kind: 'exif', at: value() })
    else if (entry.tag === GPS_DIRECTORY) waiting.push({ kind: 'gps', at: value() })
    else if (entry.tag === INTEROP_DIRECTORY) waiting.push({ kind: 'other', at: value() })
    else if (trace === undefined) others.add(entry.tag)
    else if (saysSomething(bytes, view, isLittle, entry)) traces.add(trace)
  }

  for (let directory = waiting.pop(); directory; directory = waiting.pop()) {
    const { at } = directory
    if (at < 8 || at + 2 > bytes.length) {
      traces.add('hidden')
      continue
    }
    const count = view.getUint16(at, isLittle)
    const end = at + 2 + count * ENTRY_BYTES
    const fits = Math.floor((bytes.length - at - 2) / ENTRY_BYTES)
    if (count > fits || count > entriesLeft) traces.add('hidden')
    for (let i = 0; i < Math.min(count, fits) && entriesLeft > 0; i++, entriesLeft--) {
      const entryAt = at + 2 + i * ENTRY_BYTES
      take(directory, {
        tag: view.getUint16(entryAt, isLittle),
        type: view.getUint16(entryAt + 2, isLittle),
        count: view.getUint32(entryAt + 4, isLittle),
        at: entryAt + 8,
      })
    }
    const next = end + 4 <= bytes.length ? view.getUint32(end, isLittle) : 0
    // Only the first directory has a successor that means something: the small copy of the picture.
    if (next === 0 || directory.kind !== 'image') continue
    traces.add('thumbnail')
    waiting.push({ kind: 'thumbnail', at: next })
  }
  if (others.size > 0 && traces.size === 0) traces.add('hidden')
  return { traces: [...traces], orientation }
}

/** Cameras write fields that wait for an owner's name, filled with blanks: there is nothing to be told of them. */
function saysSomething(
  bytes: Uint8Array,
  view: DataView,
  isLittle: boolean,
  entry: Entry,
): boolean {
  const lengthBytes = (TYPE_BYTES[entry.type] ?? 1) * entry.count
  const at = lengthBytes <= 4 ? entry.at : view.getUint32(entry.at, isLittle)
  if (at + lengthBytes > bytes.length) return true
  // A comment begins with eight bytes that name its encoding (Exif, 4.6.5, UserComment).
  const from = entry.tag === USER_COMMENT ? at + 8 : at
  return (
    lengthBytes > MAX_BLANK_BYTES ||
    bytes.subarray(from, at + lengthBytes).some((byte) => byte !== 0 && byte !== 0x20)
  )
}
