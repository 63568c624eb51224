import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { sizeClassOf } from '../../../src/archive/size-class.js'
import { createUstarHeader, fillOf, writeUstar } from '../../../src/archive/write-ustar.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { openBatch } from '../../../src/desk/batch/open-batch.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { filesOnDisk } from '../../../src/desk/disk/file-on-disk.js'
import { NotOpenedError } from '../../../src/desk/not-opened.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import { TAKES_NO_FILES } from '../../../src/desk/open/opener.js'
import { readTipStream } from '../../../src/desk/open/read-tip-stream.js'
import type { ByteSource } from '../../../src/domain/byte-source.js'
import { sealSource } from '../../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { makeTip } from '../../helpers/tips.js'

const FILE_BYTES = 60_000_000
const PIECE = new Uint8Array(100_000).map((_, i) => (i * 7) & 0xff)
const path = join(tempFolder(), 'grande.tar.pgp')
let key: TestKey

/** A tip with one file, made piece by piece. */
function createArchive(): ByteSource {
  const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)
  const texts = writeUstar(
    [
      { name: 'tip/' },
      { name: 'tip/tip.txt', bytes: text('a') },
      { name: 'tip/tip.json', bytes: text(JSON.stringify(makeTip())) },
      { name: 'tip/files/' },
    ],
    (n) => n - 1024,
  )
  const header = createUstarHeader('tip/files/01-v.mp4', FILE_BYTES)
  const end = new Uint8Array(fillOf(FILE_BYTES) + 1024)
  const bytes = texts.length + header.length + FILE_BYTES + end.length
  return {
    lengthBytes: sizeClassOf(bytes),
    async *read() {
      yield await Promise.resolve(texts)
      yield header
      for (let i = 0; i < FILE_BYTES / PIECE.length; i++) yield PIECE
      yield end
      yield new Uint8Array(sizeClassOf(bytes) - bytes)
    },
  }
}

beforeAll(async () => {
  key = await makeTestKey()
  const envelope = await sealSource(createArchive(), [key.key], new Date(), () =>
    createHash('sha1'),
  )
  const file = createWriteStream(path)
  for await (const piece of envelope.read()) {
    if (!file.write(Buffer.from(piece))) await once(file, 'drain')
  }
  file.end()
  await once(file, 'close')
}, 60_000)

describe('an envelope of 60 MB', () => {
  it('passes through: at no moment is more than 2 MB of it on its way', async () => {
    let read = 0
    let taken = 0
    let most = 0
    const [disk] = filesOnDisk(path)
    const counting: FileSource = {
      ...disk!,
      read: (start, end) =>
        disk!.read(start, end).pipeThrough(
          new TransformStream<Uint8Array, Uint8Array>({
            transform(piece, controller) {
              read += piece.length
              most = Math.max(most, read - taken)
              controller.enqueue(piece)
            },
          }),
        ),
    }
    const hash = createHash('sha256')
    const due = createHash('sha256')
    for (let i = 0; i < FILE_BYTES / PIECE.length; i++) due.update(PIECE)
    const { texts } = await createKeyOpener(() => [key.privateKey]).open(counting, {
      begin: () => undefined,
      take(piece) {
        taken += piece.length
        hash.update(piece)
      },
    })
    expect(texts.files).toEqual([{ name: '01-v.mp4', sizeBytes: FILE_BYTES }])
    expect(hash.digest('hex')).toBe(due.digest('hex'))
    expect(most).toBeLessThan(2_000_000)
  }, 60_000)

  it('is a tip of a batch like any other', async () => {
    const { tips } = await openBatch(await sortDrop(filesOnDisk(path)), {
      opener: createKeyOpener(() => [key.privateKey]),
      judgeKeySet: () => 'not_checked',
      questionnaires: [],
      createSha256: () => createHash('sha256'),
    })
    expect(tips).toMatchObject([{ files: [{ name: '01-v.mp4', sizeBytes: FILE_BYTES }] }])
  }, 60_000)
})

describe('readTipStream', () => {
  const explain = (): NotOpenedError => new NotOpenedError('damaged')
  const zeros = new Uint8Array(1_048_576)

  it('stops at 1 GiB, and lets go of who gives more', async () => {
    let given = 0
    let isCancelled = false
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        given++
        controller.enqueue(zeros)
      },
      cancel() {
        isCancelled = true
      },
    })
    await expect(readTipStream(endless, TAKES_NO_FILES, explain)).rejects.toMatchObject({
      reason: 'too_much',
    })
    expect(given).toBeGreaterThan(1024)
    expect(given).toBeLessThan(1030)
    expect(isCancelled).toBe(true)
  })

  it('gives the damage for the reason when what came before was no tip either', async () => {
    const stream = new ReadableStream<Uint8Array>({
      start(controller) {
        controller.enqueue(new Uint8Array(512).fill(1))
      },
      pull(controller) {
        controller.error(new Error('Modification detected'))
      },
    })
    await expect(readTipStream(stream, TAKES_NO_FILES, explain)).rejects.toMatchObject({
      reason: 'damaged',
    })
  })
})
