import { describe, expect, it } from '@jest/globals'
import { cleanFile, type Format } from '../../../src/archive/clean/clean-file.js'
import { MEDIA } from './media.js'
import { join8, PICTURES, type Bytes } from './pictures.js'
import { PICTURE_AVIF, PICTURE_HEIC } from './small-media.js'
import { VOICE_AAC } from './small-recordings.js'

const format = async (...bytes: (Uint8Array | string | number[])[]): Promise<Format | null> =>
  (await cleanFile(new Blob([join8(...bytes)]))).format

const FORMATS: Record<string, Format> = {
  ...{ jpg: 'jpeg', png: 'png', webp: 'webp', gif: 'gif', mp4: 'mp4', mov: 'mp4', m4a: 'mp4' },
  ...{ opus: 'ogg', ogg: 'ogg', webm: 'webm', mp3: 'mp3' },
}

describe('a file', () => {
  it.each<[string, Format, Bytes]>([
    ...PICTURES.map(({ name, ending, bytes }) => [name, FORMATS[ending]!, bytes] as never),
    ...MEDIA.map(({ name, ending, bytes }) => [name, FORMATS[ending]!, bytes] as never),
    ['a HEIC', 'heif', PICTURE_HEIC],
    ['an AVIF', 'heif', PICTURE_AVIF],
    ['AAC', 'aac', VOICE_AAC],
    ['AAC with a tag', 'aac', join8('ID3\x04\0\0\0\0\0\x05', 'Rosa\0', VOICE_AAC)],
    ['AMR', 'amr', join8('#!AMR\n')],
  ])('is cleaned as what it is: %s', async (_name, expected, bytes) => {
    const result = await cleanFile(new Blob([bytes], { type: 'application/pdf' }))
    expect(result).toMatchObject({ format: expected, cleaned: { parts: expect.anything() } })
  })

  it.each<[string, Format | null, Bytes]>([
    ['a PDF', 'pdf', join8('%PDF-1.7')],
    ['a PDF with something before it', 'pdf', join8(new Uint8Array(900), '%PDF-1.7')],
    ['a zip archive', 'office', join8('PK\x03\x04', new Uint8Array(99))],
    ['a JPEG without a picture', 'jpeg', join8([0xff, 0xd8, 0xff])],
    ['a raw picture of Canon', null, join8('\0\0\0\x18ftypcrx ')],
    ['an old document of Word', null, join8([0xd0, 0xcf, 0x11, 0xe0])],
    ['text', null, join8('Lo que pasó')],
    ['text in UTF-16', null, join8([0xff, 0xfe], 'L\0o\0')],
    ['nothing', null, join8()],
  ])('is not cleaned when nothing is known of it: %s', async (_name, expected, bytes) => {
    expect(await cleanFile(new Blob([bytes]))).toEqual({ format: expected, cleaned: null })
  })

  it('is a picture only by its first brand', async () => {
    expect(await format('\0\0\0\x18ftypisom\0\0\0\0heic')).toBe('mp4')
    for (const brand of ['heic', 'heix', 'hevc', 'mif1', 'msf1', 'avif', 'avis']) {
      expect(await format('\0\0\0\x18ftyp', brand)).toBe('heif')
    }
  })

  it('that can no longer be read is an error, not an unknown format', async () => {
    const gone = new Blob(['x'])
    const failing = Object.assign(gone, {
      slice: () => ({ arrayBuffer: () => Promise.reject(new Error('it has changed')) }),
    })
    await expect(cleanFile(failing)).rejects.toThrow('it has changed')
  })
})
