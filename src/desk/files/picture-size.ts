/**
 * How large a picture becomes when it is drawn, read from its headers before any decoder sees it: a few kilobytes can stand
 * for gigabytes of pixels. The page draws with `createImageBitmap`, which takes the first picture of several (of a GIF, an
 * APNG, an animated WebP: HTML, 8.11.2) and so holds no more than one, but sizes it by itself: what is not known to
 * be small is not given to it.
 */
import type { FileType } from './file-kind.js'

export interface PictureSize {
  width: number
  height: number
}

/** Four bytes a pixel make 200 MB of it, which an old laptop can hold; phones take 12 to 50. */
const MAX_PIXELS = 50_000_000
/** Longer sides are no photos, and some canvases do not go further. */
const MAX_SIDE = 20_000

export function mayBeDrawn(size: PictureSize | null): boolean {
  if (size === null) return false
  const { width, height } = size
  return (
    width > 0 &&
    height > 0 &&
    width <= MAX_SIDE &&
    height <= MAX_SIDE &&
    width * height <= MAX_PIXELS
  )
}

/**
 * Null when what is given does not say; then more of the file may: a JPEG has its size behind its metadata.
 * @param head as much of the file from its beginning as there is
 */
export function readPictureSize(head: Uint8Array, type: FileType): PictureSize | null {
  const view = new DataView(head.buffer, head.byteOffset, head.length)
  try {
    switch (type) {
      case 'png':
        return readPng(view)
      case 'jpeg':
        return readJpeg(view)
      case 'gif':
        return readGif(view)
      case 'webp':
        return readWebp(view)
      case 'bmp':
        return readBmp(view)
      default:
        return null
    }
  } catch (error) {
    // It ends before it has said so.
    if (error instanceof RangeError) return null
    throw error
  }
}

/** W3C, PNG, 11.2.1: IHDR is the first chunk. */
function readPng(view: DataView): PictureSize | null {
  if (view.getUint32(12) !== 0x49484452) return null
  return { width: view.getUint32(16), height: view.getUint32(20) }
}

/** ITU-T T.81, B.2.2. The height may be 0, to be said at the end of the picture: such a one is not drawn. */
function readJpeg(view: DataView): PictureSize | null {
  for (let at = 2; ;) {
    if (view.getUint8(at) !== 0xff) return null
    const marker = view.getUint8(at + 1)
    if (marker === 0xff) {
      at++ // filled up
      continue
    }
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return { width: view.getUint16(at + 7), height: view.getUint16(at + 5) }
    // The scan, or the end: no frame has come before it.
    if (marker === 0xda || marker === 0xd9) return null
    at += 2 + view.getUint16(at + 2)
  }
}

/**
 * GIF 89a, 18 and 20. A first picture that is larger than the screen makes the screen larger in some browsers, so the
 * largest counts, as far as the head goes.
 */
function readGif(view: DataView): PictureSize {
  const size = { width: view.getUint16(6, true), height: view.getUint16(8, true) }
  try {
    let at = 13 + tableBytes(view.getUint8(10))
    for (;;) {
      const mark = view.getUint8(at)
      if (mark === 0x2c) {
        const [left = 0, top = 0, width = 0, height = 0] = [1, 3, 5, 7].map((offset) =>
          view.getUint16(at + offset, true),
        )
        size.width = Math.max(size.width, left + width)
        size.height = Math.max(size.height, top + height)
        at = behindBlocks(view, at + 11 + tableBytes(view.getUint8(at + 9)))
      } else if (mark === 0x21) {
        at = behindBlocks(view, at + 2)
      } else {
        return size
      }
    }
  } catch (error) {
    if (error instanceof RangeError) return size
    throw error
  }
}

function tableBytes(flags: number): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

function behindBlocks(view: DataView, start: number): number {
  let at = start
  while (view.getUint8(at) !== 0) at += 1 + view.getUint8(at)
  return at + 1
}

/** RFC 9649, 2.5 to 2.7. */
function readWebp(view: DataView): PictureSize | null {
  switch (view.getUint32(12)) {
    case 0x56503858: // VP8X
      return { width: 1 + readUint24(view, 24), height: 1 + readUint24(view, 27) }
    case 0x5650384c: {
      // VP8L: 14 bits each, behind a signature of one byte.
      const bits = view.getUint32(21, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    case 0x56503820: // VP8, whose upper two bits are a scale
      return {
        width: view.getUint16(26, true) & 0x3fff,
        height: view.getUint16(28, true) & 0x3fff,
      }
    default:
      return null
  }
}

function readUint24(view: DataView, at: number): number {
  return view.getUint16(at, true) | (view.getUint8(at + 2) << 16)
}

/** The height is negative where the first row is the topmost. */
function readBmp(view: DataView): PictureSize {
  if (view.getUint32(14, true) === 12) {
    return { width: view.getUint16(18, true), height: view.getUint16(20, true) }
  }
  return { width: view.getInt32(18, true), height: Math.abs(view.getInt32(22, true)) }
}
