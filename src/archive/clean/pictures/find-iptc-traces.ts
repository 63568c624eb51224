/**
 * What a Photoshop block (APP13 of a JPEG) says about a person. Layout: Adobe Photoshop File Formats, "Image Resource
 * Blocks"; within it IPTC records: IPTC-NAA Information Interchange Model 4.2, 1.5 and 6.
 */
import { readText, startsWithText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'

const MARK = 'Photoshop 3.0\0'
const IPTC = 0x0404
const THUMBNAILS = [0x0409, 0x040c]

/** Datasets of record 2. */
const TRACE_OF = new Map<number, Trace>([
  ...[5, 25, 105, 120].map((dataset) => [dataset, 'title'] as const),
  ...[55, 60, 62, 63].map((dataset) => [dataset, 'time'] as const),
  ...[26, 27, 90, 92, 95, 100, 101].map((dataset) => [dataset, 'place'] as const),
  ...[80, 85, 110, 115, 116, 118, 122].map((dataset) => [dataset, 'author'] as const),
  ...[65, 70].map((dataset) => [dataset, 'device'] as const),
])

/** @param block from "Photoshop 3.0" on */
export function findIptcTraces(block: Uint8Array): Trace[] {
  const traces = new Set<Trace>()
  let at = startsWithText(block, MARK) ? MARK.length : block.length
  while (at + 12 <= block.length && readText(block, at, 4) === '8BIM') {
    const id = (block[at + 4]! << 8) | block[at + 5]!
    // A name, with its length before it, filled up to an even length as a whole.
    const sizeAt = at + 6 + evenBytes(1 + block[at + 6]!)
    if (sizeAt + 4 > block.length) break
    const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
    const lengthBytes = view.getUint32(sizeAt)
    const body = block.subarray(sizeAt + 4, sizeAt + 4 + lengthBytes)
    if (id === IPTC) for (const trace of findInRecords(body)) traces.add(trace)
    if (THUMBNAILS.includes(id)) traces.add('thumbnail')
    at = sizeAt + 4 + evenBytes(lengthBytes)
  }
  return traces.size > 0 ? [...traces] : ['hidden']
}

function findInRecords(records: Uint8Array): Trace[] {
  const traces: Trace[] = []
  let at = 0
  while (at + 5 <= records.length && records[at] === 0x1c) {
    const lengthBytes = (records[at + 3]! << 8) | records[at + 4]!
    const trace = records[at + 1] === 2 ? TRACE_OF.get(records[at + 2]!) : undefined
    if (trace) traces.push(trace)
    // The high bit tells of a longer length field (1.5.3); there is no more to learn then than there is already.
    if (lengthBytes & 0x8000) break
    at += 5 + lengthBytes
  }
  return traces
}

function evenBytes(lengthBytes: number): number {
  return lengthBytes + (lengthBytes % 2)
}
