import { describe, expect, it } from '@jest/globals'
import { cleanAmr } from '../../../src/archive/clean/sound/clean-amr.js'
import { cleanMp3 } from '../../../src/archive/clean/sound/clean-mp3.js'
import { cleanWav } from '../../../src/archive/clean/sound/clean-wav.js'
import type { Trace } from '../../../src/archive/clean/cleaned.js'
import { cleanBytes, expectClean, join8, repeat, type Bytes } from './pictures.js'
import { VOICE_AAC, VOICE_MP3 } from './small-recordings.js'

const little = (value: number): number[] => [0, 8, 16, 24].map((bits) => (value >>> bits) & 255)
const sevenBits = (value: number): number[] => [21, 14, 7, 0].map((bits) => (value >>> bits) & 127)
const padded = (text: string, lengthBytes: number): Bytes =>
  join8(text, new Uint8Array(lengthBytes - text.length))

const FRAMES = VOICE_MP3.slice(VOICE_MP3.length - 128 - 468, -128)
const frame = (id: string, text: string): Bytes => join8(id, sevenBits(text.length), [0, 0], text)
const id3 = (...frames: Bytes[]): Bytes => {
  const body = join8(...frames)
  return join8('ID3', [4, 0, 0], sevenBits(body.length), body)
}
/** At the end of a file the same header stands on both sides. */
const withFooter = ['ID3', 'ROSA', '3DI'].reduce(
  (all, text) => join8(all, text, text === 'ROSA' ? [] : join8([4, 0, 0x10], sevenBits(4))),
  new Uint8Array(0),
)
const id3v1 = (title: string, artist: string, year = ''): Bytes =>
  join8(
    'TAG',
    padded(title, 30),
    padded(artist, 30),
    padded('', 30),
    padded(year, 4),
    padded('', 31),
  )
const ape = (item: string, hasHeader: boolean): Bytes => {
  const flags = hasHeader ? [0, 0, 0, 0x80] : [0, 0, 0, 0]
  const mark = join8(
    'APETAGEX',
    little(2000),
    little(item.length + 32),
    little(1),
    flags,
    new Uint8Array(8),
  )
  return join8(hasHeader ? mark : [], item, mark)
}

describe.each([
  ['MP3', FRAMES],
  ['AAC', VOICE_AAC],
])('%s', (_name, sound) => {
  it.each<[string, Trace[], Bytes]>([
    ['a title', ['title'], join8(id3(frame('TIT2', 'x')), sound)],
    ['a name', ['author'], join8(id3(frame('TPE1', 'Rosa')), sound)],
    ['a time', ['time'], join8(id3(frame('TDRC', '2024')), sound)],
    ['a program', ['device'], join8(id3(frame('TSSE', 'x')), sound)],
    ['a comment', ['comment'], join8(id3(frame('COMM', 'x')), sound)],
    ['a picture', ['thumbnail'], join8(id3(frame('APIC', 'x')), sound)],
    ['a place', ['place'], join8(id3(frame('TXXX', '\0com.apple.Location')), sound)],
    ['what is not known', ['hidden'], join8(id3(frame('ROSA', 'x')), sound)],
    ['an old tag', ['author'], join8('ID3', [2, 0, 0], sevenBits(7), 'TP1', [0, 0, 1], 'R', sound)],
    [
      'two tags',
      ['author', 'title'],
      join8(id3(frame('TIT2', 'x')), id3(frame('TPE1', 'x')), sound),
    ],
    ['ID3v1', ['author', 'time', 'title'], join8(sound, id3v1('x', 'Rosa', '2024'))],
    [
      'ID3v1 with an extension',
      ['hidden', 'title'],
      join8(sound, padded('TAG+', 227), id3v1('', '')),
    ],
    ['APEv2', ['author'], join8(sound, ape('Artist\0Rosa', false))],
    [
      'APEv2 with a header, behind it ID3v1',
      ['author', 'hidden'],
      join8(sound, ape('Artist\0', true), id3v1('', '')),
    ],
    ['Lyrics3', ['comment', 'title'], join8(sound, 'LYRICSBEGINla la LYRICSEND', id3v1('x', ''))],
    ['Lyrics3 version 2', ['comment'], join8(sound, 'LYRICSBEGINla la000016LYRICS200')],
    ['a tag behind it all', ['hidden'], join8(sound, withFooter)],
    ['text', ['hidden'], join8(sound, 'Rosa was here')],
    ['a tag between the frames', ['author'], join8(sound, id3(frame('TPE1', 'Rosa')), sound)],
    ['zeros before it', ['hidden'], join8(new Uint8Array(99), sound)],
  ])('loses %s', async (_tag, traces, bytes) => {
    const cleaned = await cleanBytes(cleanMp3, bytes)
    const isTwice = bytes.length > 2 * sound.length
    expect(cleaned).toMatchObject({
      bytes: isTwice ? join8(sound, sound) : sound,
      removed: traces,
      mayRemain: false,
    })
  })

  it('stays as it is when there is nothing but frames', async () => {
    await expectClean(cleanMp3, sound)
  })

  it('says that something may remain when there is damage between the frames', async () => {
    const cleaned = await cleanBytes(cleanMp3, join8(sound, 'Rosa', sound))
    expect(cleaned).toMatchObject({
      bytes: join8(sound, sound),
      removed: ['hidden'],
      mayRemain: true,
    })
  })
})

describe('a hostile MP3', () => {
  it.each<[string, Bytes]>([
    ['nothing', new Uint8Array(0)],
    ['a tag alone', id3(frame('TPE1', 'Rosa'))],
    ['a tag of 256 MiB', join8('ID3', [4, 0, 0], sevenBits(0xfffffff), FRAMES)],
    ['2,000 tags', join8(repeat(2000, id3()), FRAMES)],
    ['one frame', FRAMES.slice(0, 72)],
  ])('is null: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanMp3, bytes)).toBeNull()
  })

  it.each<[string, Bytes]>([
    ['2,000 ID3v1', join8(FRAMES, repeat(2000, id3v1('', '')))],
    ['an APEv2 of 4 GiB', join8(FRAMES, 'APETAGEX', little(2000), little(-1), new Uint8Array(16))],
    ['a frame of 4 GiB', join8(id3(join8('TPE1', [255, 255, 255, 255, 0, 0])), FRAMES)],
  ])('is no trouble: %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanMp3, bytes)).not.toBeNull()
  })
})

describe('WAV', () => {
  const chunk = (type: string, body: string): Bytes =>
    join8(type, little(body.length), body, body.length % 2 ? '\0' : '')
  const riff = (...chunks: Bytes[]): Bytes => {
    const body = join8('WAVE', ...chunks)
    return join8('RIFF', little(body.length), body)
  }
  const fmt = chunk('fmt ', '\x01\0\x01\0\x40\x1f\0\0\x80\x3e\0\0\x02\0\x10\0')
  const data = chunk('data', 'sound!')

  it.each<[Trace[], Bytes]>([
    [['author'], chunk('LIST', 'INFOIART\x05\0\0\0Rosa\0')],
    [['device'], chunk('LIST', 'INFOISFT\x02\0\0\0x\0')],
    [['author', 'device', 'time'], chunk('bext', 'Rosa')],
    [['author'], chunk('id3 ', Buffer.from(id3(frame('TPE1', 'Rosa!'))).toString('latin1'))],
    [['hidden'], chunk('iXML', '<x/>')],
    [['hidden'], chunk('rosa', 'x')],
    [['hidden'], chunk('data', 'again')],
    [[], chunk('JUNK', '\0\0\0\0')],
    [['hidden'], chunk('JUNK', 'Rosa')],
  ])('loses what says %j', async (traces, unwanted) => {
    const sound = riff(fmt, chunk('fact', '\x03\0\0\0'), data)
    const cleaned = await cleanBytes(
      cleanWav,
      riff(fmt, chunk('fact', '\x03\0\0\0'), data, unwanted),
    )
    expect(cleaned).toMatchObject({ bytes: sound, mayRemain: false })
    expect(cleaned?.removed).toEqual(traces.length > 0 ? traces : ['hidden'])
    await expectClean(cleanWav, sound)
  })

  it('keeps the sound of a recording that broke off, with its true length', async () => {
    const broken = join8(riff(fmt, data).slice(0, -6), 'sou').map((byte, i) =>
      i > 3 && i < 8 ? 255 : byte,
    )
    const cleaned = await cleanBytes(cleanWav, broken)
    expect(cleaned?.bytes).toEqual(
      join8(
        riff(fmt, chunk('data', 'sou'))
          .map((byte, i) => (i === 4 ? byte - 1 : byte))
          .slice(0, -1),
      ),
    )
    await expectClean(cleanWav, cleaned!.bytes)
  })

  it.each<[string, Bytes]>([
    ['no sound', riff(fmt)],
    ['no format', riff(data)],
    ['a format of 5,000 bytes', riff(chunk('fmt ', ' '.repeat(5000)), data)],
    ['a format that is cut off', riff(join8('fmt ', little(99), 'x'))],
    ['200,000 chunks', riff(fmt, repeat(200_000, chunk('x   ', '')), data)],
    ['something else', join8('RIFF', little(4), 'AVI ')],
  ])('is null with %s', async (_name, bytes) => {
    expect(await cleanBytes(cleanWav, bytes)).toBeNull()
  })
})

describe('AMR', () => {
  it.each(['#!AMR\n', '#!AMR-WB\n'])('stays as it is: %j', async (mark) => {
    await expectClean(cleanAmr, join8(mark, 'sound'))
  })

  it('is null when it is something else', async () => {
    expect(await cleanBytes(cleanAmr, join8('#!AMR_MC1.0\n'))).toBeNull()
  })
})
