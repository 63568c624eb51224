/**
 * A colour profile is needed to show the right colours, and is the same in every picture of one kind of device; but its
 * header says when it was made, by whom and for what device, which for the profile of a screen is a mark of one desk.
 * Layout: ICC.1:2022, 7.2: the date may be anything, and zero in the other fields means "not used".
 */
import { readText } from '../byte-text.js'

export const ICC_HEADER_BYTES = 128

const FIELDS = [
  { from: 24, to: 36 }, // when it was made
  { from: 48, to: 56 }, // manufacturer and model of the device
  { from: 80, to: 100 }, // who made it, and the MD5 sum of the profile, which no longer fits
]

export function isIccHeader(header: Uint8Array): boolean {
  return header.length >= ICC_HEADER_BYTES && readText(header, 36, 4) === 'acsp'
}

/** The header without these fields, or null when they are empty already. */
export function emptyIccHeader(header: Uint8Array): Uint8Array<ArrayBuffer> | null {
  const emptied = header.slice(0, ICC_HEADER_BYTES)
  for (const { from, to } of FIELDS) emptied.fill(0, from, to)
  return emptied.every((byte, i) => byte === header[i]) ? null : emptied
}
