/** What the first packets of a stream inside of Ogg are, by its codec, and what becomes of them. */
import { blankComments } from './blank-comments.js'
import type { Trace } from '../cleaned.js'

export interface BlankedPacket {
  /** As long as it was. */
  packet: Uint8Array<ArrayBuffer>
  traces: Trace[]
  /** Whether another packet of this kind follows. */
  hasMore: boolean
}

/** Blanks one packet after the first; null when it is not in form. */
export type BlankPacket = (packet: Uint8Array) => BlankedPacket | null

const CODECS: [mark: string, BlankPacket | null][] = [
  ['\x01vorbis', commentsBehind('\x03vorbis', true)],
  ['OpusHead', commentsBehind('OpusTags', false)],
  ['Speex   ', commentsBehind('', false)],
  ['\x80theora', commentsBehind('\x81theora', false)],
  ['\x7fFLAC', blankFlacBlock],
]

/** How to blank the packets that follow the first; null when the codec is not known. */
export function findBlankPacket(firstPacket: Uint8Array): BlankPacket | null {
  const latin1 = String.fromCharCode(...firstPacket.subarray(0, 8))
  return CODECS.find(([mark]) => latin1.startsWith(mark))?.[1] ?? null
}

function commentsBehind(mark: string, hasFrame: boolean): BlankPacket {
  return (packet) => {
    if (String.fromCharCode(...packet.subarray(0, mark.length)) !== mark) return null
    const blank = blankComments(packet, mark.length, hasFrame)
    return blank && { packet: blank.header, traces: blank.traces, hasMore: false }
  }
}

/** A block of FLAC's metadata: one byte with a flag for the last one and the type, three of length (RFC 9639, 8 and 10.1). */
function blankFlacBlock(packet: Uint8Array): BlankedPacket | null {
  const PADDING = 1
  const SEEK_TABLE = 3
  const COMMENTS = 4
  const PICTURE = 6
  if (packet.length < 4) return null
  const hasMore = (packet[0]! & 0x80) === 0
  const type = packet[0]! & 0x7f
  if (type === COMMENTS) {
    const blank = blankComments(packet, 4, false)
    return blank && { packet: blank.header, traces: blank.traces, hasMore }
  }
  if (type === SEEK_TABLE) return { packet: packet.slice(), traces: [], hasMore }
  const padding = new Uint8Array(packet.length)
  padding.set(packet.subarray(1, 4), 1)
  padding[0] = (hasMore ? 0 : 0x80) | PADDING
  const isBlankAlready = packet.every((byte, i) => byte === padding[i])
  const trace: Trace = type === PICTURE ? 'thumbnail' : 'hidden'
  return { packet: padding, traces: isBlankAlready ? [] : [trace], hasMore }
}
