/**
 * Size classes: neither the length of a text nor whether there are small files may show in the length of what is sent.
 * 4, 8, 16, 32, 64 KiB, then Padmé, which costs 12 % at most and leaves a handful of lengths (DESIGN 5).
 */
import { MIN_ARCHIVE_BYTES } from '../domain/limits.js'

const LARGEST_FIXED_CLASS_BYTES = 65_536

/** The smallest class that holds so many bytes; every class is a multiple of the 512 bytes of a tar block. */
export function sizeClassOf(lengthBytes: number): number {
  let classBytes = MIN_ARCHIVE_BYTES
  while (classBytes < lengthBytes && classBytes < LARGEST_FIXED_CLASS_BYTES) classBytes *= 2
  return classBytes >= lengthBytes ? classBytes : padme(lengthBytes)
}

/** Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", 2019, section 4). */
function padme(lengthBytes: number): number {
  const exponent = Math.floor(Math.log2(lengthBytes))
  const keptBits = Math.floor(Math.log2(exponent)) + 1
  const step = 2 ** (exponent - keptBits)
  return Math.ceil(lengthBytes / step) * step
}
