/** The elements of EBML, of which Matroska and WebM are made (RFC 8794). */
import type { BlobReader } from '../blob-reader.js'
import { NotInForm } from '../not-in-form.js'
import type { Cleaning } from '../zero-range.js'
import { zeroRange } from '../zero-range.js'
import type { Trace } from '../cleaned.js'

export interface Element {
  /** With its length marker, as the tables of RFC 9559 write it. */
  id: number
  start: number
  bodyStart: number
  /** As it claims; null when it does not say, as recordings under way do not. */
  end: number | null
}

/** An element that has an end, and has it inside of the one that it stands in. */
export type WholeElement = Element & { end: number }

export interface ElementBudget {
  elementsLeft: number
}

export const VOID = 0xec
export const CRC_32 = 0xbf

/** The element that begins there; null where there is none. */
export async function readElement(
  reader: BlobReader,
  start: number,
  budget: ElementBudget,
): Promise<Element | null> {
  const bytes = await reader.read(start, 12)
  const idBytes = Math.clz32(bytes[0] ?? 0) - 23
  const sizeBytes = Math.clz32(bytes[idBytes] ?? 0) - 23
  if (idBytes > 4 || sizeBytes > 8 || bytes.length < idBytes + sizeBytes) return null
  if (--budget.elementsLeft < 0) throw new NotInForm('too many elements')
  let id = 0
  for (let i = 0; i < idBytes; i++) id = id * 256 + bytes[i]!
  const first = bytes[idBytes]! & (0xff >> sizeBytes)
  let size = first
  let isUnknown = first === 0xff >> sizeBytes
  for (let i = idBytes + 1; i < idBytes + sizeBytes; i++) {
    size = size * 256 + bytes[i]!
    isUnknown &&= bytes[i] === 0xff
  }
  const bodyStart = start + idBytes + sizeBytes
  return { id, start, bodyStart, end: isUnknown ? null : bodyStart + size }
}

/** The elements in one that is whole; only segments and clusters may have children without an end. */
export async function readElements(
  reader: BlobReader,
  range: { bodyStart: number; end: number },
  budget: ElementBudget,
): Promise<WholeElement[]> {
  const elements: WholeElement[] = []
  for (let at = range.bodyStart; at < range.end;) {
    const element = await readElement(reader, at, budget)
    if (!element || !isWhole(element, range.end)) throw new NotInForm('an element is not whole')
    elements.push(element)
    at = element.end
  }
  return elements
}

export function isWhole(element: Element, rangeEnd: number): element is WholeElement {
  return element.end !== null && element.end <= rangeEnd
}

/** Makes an element empty space of the same length (RFC 8794, 11.3.2). */
export async function voidElement(
  cleaning: Cleaning,
  element: WholeElement,
  traces: Iterable<Trace>,
): Promise<void> {
  if (element.id === VOID) return zeroRange(cleaning, element.bodyStart, element.end, traces)
  const header = createVoidHeader(element.end - element.start)
  cleaning.patches.push({ offset: element.start, lengthBytes: header.length, bytes: header })
  const rest = element.start + header.length
  cleaning.patches.push({ offset: rest, lengthBytes: element.end - rest })
  for (const trace of traces) cleaning.removed.add(trace)
}

/** Of one or eight bytes of length; whatever has an identifier and a length of its own has room for one of them. */
function createVoidHeader(totalBytes: number): Uint8Array<ArrayBuffer> {
  if (totalBytes <= 128) return new Uint8Array([VOID, 0x80 | (totalBytes - 2)])
  const header = new Uint8Array(9)
  const view = new DataView(header.buffer)
  view.setUint8(0, VOID)
  view.setBigUint64(1, (1n << 56n) | BigInt(totalBytes - 9))
  return header
}
