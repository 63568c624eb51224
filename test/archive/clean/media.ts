/** The films and recordings that the cleaners are tried on, and what is needed to make others. */
import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cleanIsobmff } from '../../../src/archive/clean/boxes/clean-isobmff.js'
import { cleanMp3 } from '../../../src/archive/clean/sound/clean-mp3.js'
import { cleanOgg } from '../../../src/archive/clean/sound/clean-ogg.js'
import { cleanWebm } from '../../../src/archive/clean/matroska/clean-webm.js'
import type { Cleaner, Trace } from '../../../src/archive/clean/cleaned.js'
import { join8, type Bytes } from './pictures.js'
import * as films from './small-media.js'
import * as recordings from './small-recordings.js'

export interface Medium {
  name: string
  ending: string
  bytes: Bytes
  clean: Cleaner
  /** What is in it, in the order of the alphabet. */
  traces: Trace[]
}

const boxed = (name: string, ending: string, bytes: Bytes, traces: Trace[]): Medium => ({
  ...{ name, ending, bytes, traces },
  clean: cleanIsobmff,
})
const said: Trace[] = ['author', 'comment', 'device']
/** In Ogg ffmpeg calls a comment a description. */
const saidInOgg: Trace[] = ['author', 'device', 'place', 'time', 'title']

export const MEDIA: Medium[] = [
  boxed('an MP4', 'mp4', films.FILM_MP4, [...said, 'place', 'time', 'title']),
  boxed('a QuickTime film', 'mov', films.FILM_MOV, [...said, 'place', 'time', 'title']),
  boxed('a fragmented MP4', 'mp4', films.FRAGMENTED_MP4, [...said, 'time', 'title']),
  boxed('an M4A', 'm4a', recordings.VOICE_M4A, [...said, 'time', 'title']),
  {
    ...{ name: 'an Opus voice note', ending: 'opus', bytes: recordings.VOICE_OPUS },
    ...{ clean: cleanOgg, traces: saidInOgg },
  },
  {
    ...{ name: 'an Ogg Vorbis', ending: 'ogg', bytes: recordings.VOICE_VORBIS },
    ...{ clean: cleanOgg, traces: saidInOgg },
  },
  {
    ...{ name: 'a WebM', ending: 'webm', bytes: films.FILM_WEBM },
    ...{ clean: cleanWebm, traces: [...said, 'place', 'time', 'title'] },
  },
  {
    ...{ name: 'a live WebM', ending: 'webm', bytes: films.LIVE_WEBM },
    ...{ clean: cleanWebm, traces: [...said, 'time', 'title'] },
  },
  {
    ...{ name: 'an MP3', ending: 'mp3', bytes: recordings.VOICE_MP3 },
    ...{ clean: cleanMp3, traces: [...said, 'hidden', 'time', 'title'] },
  },
]

/** What must not be found in a cleaned file in any spelling that these formats use. */
export const WORDS = ['Rosa', 'Testimonio', 'Caracas', '+10.5', 'Phone9', 'Lavf', '2024', 'Handler']

export function uint32(...values: number[]): Bytes {
  return join8(
    ...values.map((value) => [
      value >>> 24,
      (value >>> 16) & 255,
      (value >>> 8) & 255,
      value & 255,
    ]),
  )
}

export function box(type: string, ...body: (Uint8Array | number[] | string)[]): Bytes {
  const bytes = join8(...body)
  return join8(uint32(bytes.length + 8), type, bytes)
}

/** What exiftool says about the file itself rather than about its content. */
const OF_FILE = /^(SourceFile|(ExifTool|System|File|Composite):.*)$/

export function readTags(folder: string, ending: string, bytes: Bytes): Record<string, unknown> {
  const path = join(folder, `medium.${ending}`)
  writeFileSync(path, bytes)
  const { stdout } = spawnSync('exiftool', ['-G1', '-a', '-s', '-ee3', '-json', '-n', path])
  const [tags] = JSON.parse(stdout.toString()) as Record<string, unknown>[]
  return Object.fromEntries(Object.entries(tags!).filter(([name]) => !OF_FILE.test(name)))
}

/** Writes tags into a file with exiftool. */
export function addTags(folder: string, ending: string, bytes: Bytes, tags: string[]): Bytes {
  const path = join(folder, `tagged.${ending}`)
  writeFileSync(path, bytes)
  const { stdout, status } = spawnSync('exiftool', ['-q', '-m', ...tags, '-o', '-', path], {
    maxBuffer: 1 << 26,
  })
  if (status !== 0) throw new Error('exiftool wrote nothing')
  return Uint8Array.from(stdout)
}
