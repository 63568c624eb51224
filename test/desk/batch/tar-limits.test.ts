/** Tars at the limits of what is taken, and entries that few tools write. */
import { describe, expect, it } from '@jest/globals'
import { createByteWindow } from '../../../src/desk/batch/byte-window.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { scanTar } from '../../../src/desk/batch/scan-tar.js'
import { tarBlock } from './tar-blocks.js'

/** In its order: a name with its size, or a fault. */
async function scan(...blocks: Uint8Array[]): Promise<string[]> {
  const tar = Buffer.concat(blocks)
  const found: string[] = []
  for await (const entry of scanTar(createByteWindow(heldSource('', tar)), tar.length)) {
    if ('reason' in entry) found.push(`! ${entry.entry ?? '(tar)'} ${entry.reason}`)
    else found.push(`${entry.name}: ${String(entry.sizeBytes)}`)
  }
  return found
}

const END = new Uint8Array(1024)
const after = tarBlock({ name: 'luego.pgp', content: 'luego' })
const FOUND = ['luego.pgp: 5']

describe('a tar', () => {
  it('may end with an entry, which is taken all the same', async () => {
    const last = tarBlock({ name: 'a.pgp', content: 'x'.repeat(512) })
    expect(await scan(...last)).toEqual(['a.pgp: 512', '! (tar) broken_tar'])
  })

  it('may have a header of 64 KiB about an entry, and no more', async () => {
    const about = (sizeBytes: number) =>
      tarBlock({
        ...{ name: 'p', type: 'x' },
        content: `${String(sizeBytes)} comment=${'x'.repeat(sizeBytes - 15)}\n`,
      })
    expect(await scan(...about(65_536), ...after, END)).toEqual(FOUND)
    expect(await scan(...about(65_537), ...after, END)).toEqual(['! (tar) broken_tar'])
  })

  it('may have three headers about each of its entries', async () => {
    const about = Buffer.concat(tarBlock({ name: 'x', type: 'L', content: 'a.pgp' }))
    const entry = Buffer.concat([about, about, about, ...after])
    expect(await scan(Buffer.alloc(15_000 * entry.length, entry), END)).toHaveLength(15_000)
  })

  it('may say of an entry twice, its size and its name, and neither counts for the other', async () => {
    const size = tarBlock({ name: 'p', type: 'x', content: '10 size=5\n' })
    const name = tarBlock({ name: 'l', type: 'L', content: 'un-nombre.pgp' })
    const entry = tarBlock({ name: 'x', content: 'luego', size: '00000000000' })
    for (const about of [
      [...size, ...name],
      [...name, ...size],
    ]) {
      expect(await scan(...about, ...entry, END)).toEqual(['un-nombre.pgp: 5'])
    }
  })

  it.each([
    ['a name of nothing', { name: '\u202e', content: 'x' }, ['?: 1', ...FOUND]],
    ['settings of Solaris', { name: 'p', type: 'X', content: '16 path=dos.pgp\n' }, ['dos.pgp: 5']],
    ['its own name', { name: 'v', type: 'V' }, FOUND],
    ['the listing of a folder', { name: 'd', type: 'D', content: 'Yluego.pgp\0\0' }, FOUND],
    ['a folder with a size', { name: 'd', type: '5', size: '00000000777' }, FOUND],
  ])('may hold %s', async (_name, options, due) => {
    expect(await scan(...tarBlock(options), ...after, END)).toEqual(due)
  })
})
