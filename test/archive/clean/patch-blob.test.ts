import { describe, expect, it } from '@jest/globals'
import { patchBlob, type Patch } from '../../../src/archive/clean/patch-blob.js'

const patch = (offset: number, text: string): Patch => ({
  offset,
  lengthBytes: text.length,
  bytes: new TextEncoder().encode(text),
})
const zeros = (offset: number, lengthBytes: number): Patch => ({ offset, lengthBytes })
const apply = async (patches: Patch[], endBytes: number): Promise<string> => {
  const text = await new Blob(patchBlob(new Blob(['0123456789']), patches, endBytes)).text()
  return text.replaceAll('\0', '_')
}

describe('patches', () => {
  it.each<[string, Patch[], number]>([
    ['0123456789', [], 10],
    ['ab23456789', [patch(0, 'ab')], 10],
    ['01ab45__89', [zeros(6, 2), patch(2, 'ab')], 10],
    ['01abcd6789', [patch(4, 'cd'), patch(2, 'ab')], 10],
    ['01abcdz789', [patch(2, 'abcd'), patch(4, 'xyz')], 10],
    ['01____6789', [zeros(2, 4), patch(3, 'x')], 10],
    ['01234567ab', [patch(8, 'abcd')], 10],
    ['0123456789', [patch(10, 'abcd')], 10],
    ['0123a', [patch(4, 'abcd')], 5],
    ['01234', [], 5],
  ])('give %s', async (expected, patches, endBytes) => {
    expect(await apply(patches, endBytes)).toBe(expected)
  })

  it('read nothing of what they leave, and hold no long run of zeros', async () => {
    const file = new Blob([new Uint8Array(5_000_000).fill(1)])
    const parts = patchBlob(file, [zeros(1, 4_000_000)])
    expect(parts.filter((part) => part instanceof Blob)).toHaveLength(2)
    const buffers = new Set(parts.map((part) => (part instanceof Blob ? null : part.buffer)))
    expect(buffers.size).toBe(2)
    const bytes = new Uint8Array(await new Blob(parts).arrayBuffer())
    expect(bytes).toHaveLength(5_000_000)
    expect(bytes.filter((byte) => byte === 1)).toHaveLength(1_000_000)
  })
})
