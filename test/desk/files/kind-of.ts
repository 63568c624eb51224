import type { FileKind } from '../../../src/desk/files/file-kind.js'
import { createKindReader } from '../../../src/desk/files/sniff-kind.js'
import { bytes } from '../../helpers/packets.js'

/** What a file is found to be that comes in pieces of a size. */
export function kindOf(
  name: string,
  content: Uint8Array | string,
  pieceBytes = Infinity,
): FileKind {
  const reader = createKindReader(name)
  const whole = bytes(content)
  for (let at = 0; at < whole.length; at += pieceBytes) {
    // A copy that is overwritten: what was pushed may be reused.
    const piece = whole.slice(at, Math.min(whole.length, at + pieceBytes))
    reader.push(piece)
    piece.fill(0)
  }
  return reader.finish()
}
