/** AMR, the voice notes of older telephones (RFC 4867, 5): a mark and then nothing but sound. There is no room for more. */
import type { Cleaned } from '../cleaned.js'

export async function cleanAmr(file: Blob): Promise<Cleaned | null> {
  const head = await file.slice(0, 9).text()
  if (!/^#!AMR(-WB)?\n/.test(head)) return null
  return { parts: [file], removed: [], mayRemain: false }
}
