import { describe, expect, it } from '@jest/globals'
import { createByteWindow } from '../../../src/desk/batch/byte-window.js'
import { slicedSource, type FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource, readBytes, readPieces } from '../../../src/desk/batch/read-bytes.js'

/** Gives pieces of ten bytes, whatever it is asked for. */
function givingTens(pieces: number, onCancel: () => void = () => undefined): FileSource {
  return {
    ...{ name: '', sizeBytes: 10 * pieces },
    read() {
      let left = pieces
      return new ReadableStream({
        pull(controller) {
          if (left-- > 0) controller.enqueue(new Uint8Array(10))
          else controller.close()
        },
        cancel: onCancel,
      })
    },
  }
}

describe('a part of a source', () => {
  it('is all that was asked for, and no more', async () => {
    expect(await readBytes(givingTens(2), 0, 20)).toHaveLength(20)
    for (const end of [19, 21]) {
      await expect(readBytes(givingTens(2), 0, end)).rejects.toMatchObject({ reason: 'unreadable' })
    }
  })

  it('leaves no file open behind who stops early', async () => {
    let cancels = 0
    for await (const piece of readPieces(
      givingTens(3, () => cancels++),
      0,
      30,
    )) {
      expect(piece).toHaveLength(10)
      break
    }
    expect(cancels).toBe(1)
  })

  it('that is an entry of a tar gives nothing of the next entry', async () => {
    const tar = heldSource('', new Uint8Array([1, 2, 3, 4, 5]))
    const entry = slicedSource(tar, '', 1, 2)
    const found: number[] = []
    for await (const piece of readPieces(entry, 1, 9)) found.push(...piece)
    expect(found).toEqual([3])
  })

  it('is seen through a window forwards and backwards, and nothing behind its end', async () => {
    const content = Uint8Array.from({ length: 40_000 }, (_, i) => i % 251)
    const lookAt = createByteWindow(heldSource('', content))
    for (const start of [39_990, 20_000, 5, 41_000]) {
      expect(await lookAt(start, start + 100)).toEqual(content.slice(start, start + 100))
    }
  })
})
