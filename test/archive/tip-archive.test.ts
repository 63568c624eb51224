import { spawnSync } from 'node:child_process'
import { describe, expect, it } from '@jest/globals'
import { readUstar } from '../../src/archive/read-ustar.js'
import { sizeClassOf } from '../../src/archive/size-class.js'
import { createTipArchive, readTipArchive } from '../../src/archive/tip-archive.js'
import { writeUstar, type ArchiveEntry } from '../../src/archive/write-ustar.js'
import { SPANISH_QUESTIONNAIRE, makeArchive, makeTip } from '../helpers/tips.js'

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes)
const asIs = (lengthBytes: number): number => lengthBytes
const file = (name: string, content = 'x'): ArchiveEntry => ({
  name,
  bytes: new TextEncoder().encode(content),
})

/** Changes a header and mends its checksum, as a hostile writer would. */
function forge(archive: Uint8Array, offset: number, field: string | number[]): Uint8Array {
  const forged = archive.slice()
  forged.set(typeof field === 'string' ? Buffer.from(field, 'latin1') : field, offset)
  const sum = forged
    .subarray(0, 512)
    .reduce((all, byte, i) => all + (i >= 148 && i < 156 ? 32 : byte), 0)
  forged.set(Buffer.from(sum.toString(8).padStart(6, '0') + '\0 '), 148)
  return forged
}

describe('size classes', () => {
  it.each([
    [1, 4096],
    [4096, 4096],
    [4097, 8192],
    [8193, 16_384],
    [16_385, 32_768],
    [32_769, 65_536],
    [65_536, 65_536],
    [65_537, 67_584],
    [100_000, 100_352],
    [1_000_000, 1_015_808],
    [52_428_800, 52_428_800],
  ])('puts %i bytes in the class of %i', (bytes, expected) => {
    expect(sizeClassOf(bytes)).toBe(expected)
  })

  it('adds at most 12 % above 64 KiB, in whole blocks', () => {
    for (let bytes = 65_537; bytes < 60_000_000; bytes = Math.ceil(bytes * 1.01)) {
      const padded = sizeClassOf(bytes)
      expect(padded / bytes).toBeLessThanOrEqual(1.12)
      expect(padded % 512).toBe(0)
    }
  })

  it('lets 10,000 Spanish texts of every length show in five lengths', () => {
    const lengths = new Set<number>()
    const sentence =
      'Nos quitaron el pasaporte en el aeropuerto y el jefe de la misión decidía quién salía. '
    const longest = sentence.repeat(300).slice(0, 25_000)
    for (let i = 0; i < 10_000; i++) {
      const what_happened = longest.slice(0, 1 + ((i * 7919) % 25_000))
      lengths.add(makeArchive({ what_happened }).length)
    }
    expect([...lengths].sort((a, b) => a - b)).toEqual([4096, 8192, 16_384, 32_768, 65_536])
  })
})

describe('the archive of a tip', () => {
  const archive = makeArchive({ seen: ['pay'], role: 'before', country: 'GT' })

  it('is read by tar, directory first, with no time, owner or name of its maker', () => {
    const { stdout, status } = spawnSync('tar', ['-tvf', '-', '--numeric-owner', '--full-time'], {
      input: archive,
      env: { ...process.env, TZ: 'UTC' },
    })
    expect(status).toBe(0)
    const lines = stdout
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.replace(/ +/g, ' '))
    expect(lines).toEqual([
      'drwx------ 0/0 0 1970-01-01 00:00:00 tip/',
      expect.stringMatching(/^-rw------- 0\/0 \d+ 1970-01-01 00:00:00 tip\/tip\.txt$/),
      expect.stringMatching(/^-rw------- 0\/0 \d+ 1970-01-01 00:00:00 tip\/tip\.json$/),
    ])
  })

  it('holds the answers for a person and for a program', () => {
    const files = readTipArchive(archive)
    expect(JSON.parse(text(files.json))).toEqual(
      makeTip({ seen: ['pay'], role: 'before', country: 'GT' }),
    )
    expect(text(files.text)).toBe(
      'missions 1 · es\n\n¿Qué pasó?\nNos quitaron el pasaporte al llegar. 🛂 ñ\n\n' +
        '¿Quién es usted?\nEstuve en una misión\n\nPaís de la misión\nGuatemala (GT)\n\n' +
        'Marque lo que reconozca\n- Se quedaban con la mayor parte del salario\n',
    )
  })

  it('is the same bytes for the same tip', () => {
    expect(createTipArchive(makeTip(), SPANISH_QUESTIONNAIRE)).toEqual(makeArchive())
  })
})

describe('hostile archives', () => {
  /** Whole but for one flaw, so that no other refusal stands before the one that is due. */
  const parts = [{ name: 'tip/' } as const, file('tip/tip.txt'), file('tip/tip.json', '{}')]
  const good = writeUstar(parts, asIs)
  const and = (...more: ArchiveEntry[]): Uint8Array => writeUstar([...parts, ...more], asIs)
  /** The header of tip.txt, which is the second one. */
  const inText = (offset: number, field: string | number[]): Uint8Array =>
    new Uint8Array([...good.subarray(0, 512), ...forge(good.subarray(512), offset, field)])

  const foreign = 'it has an entry that no tip has'
  const notPlain = 'an entry is neither a plain file nor a directory'
  const damaged = 'a header is damaged'
  const table: [reason: string, name: string, archive: Uint8Array][] = [
    [foreign, 'an absolute path', and(file('/etc/passwd'))],
    [foreign, 'a path with ..', and(file('tip/../../evil'))],
    [foreign, 'a foreign name', and(file('tip/autorun.inf'))],
    [foreign, 'a program among the files', and(file('tip/files/01-photo.jpg.exe'))],
    [foreign, 'a file that climbs out', and(file('tip/files/../../01-a.jpg'))],
    [foreign, 'a folder among the files', and({ name: 'tip/files/a/' })],
    [foreign, 'a foreign directory', and({ name: 'etc/' })],
    [notPlain, 'a symbolic link', inText(156, '2')],
    [notPlain, 'a hard link', inText(156, '1')],
    [notPlain, 'a character device', inText(156, '3')],
    [notPlain, 'a block device', inText(156, '4')],
    [notPlain, 'a FIFO', inText(156, '6')],
    [notPlain, 'a pax header', inText(156, 'x')],
    [notPlain, 'a GNU long name', inText(156, 'L')],
    [notPlain, 'a GNU sparse file', inText(156, 'S')],
    [notPlain, 'a directory with content', forge(good, 124, '00000001000')],
    ['an entry has a long name', 'a prefix that makes the name longer', inText(345, '../..')],
    [damaged, 'a size in base 256', inText(124, [0x80, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])],
    [damaged, 'a negative size', inText(124, '-0000000001')],
    [damaged, 'a wrong checksum', Uint8Array.from(good, (byte, i) => (i === 100 ? 0x31 : byte))],
    ['it is cut off', 'a size beyond the end', inText(124, '00000100000')],
    ['its text is too long', 'a text of 8 GB', inText(124, '77777777777')],
    ['it is not a ustar archive', 'an old tar without a magic', inText(257, '\0\0\0\0\0\0')],
    [
      'it has too many entries',
      '10,000 entries',
      and(...Array.from({ length: 10_000 }, (_, i) => file(`tip/files/10-${String(i)}.jpg`))),
    ],
    ['a name stands twice', 'the same name twice', and(file('tip/tip.txt'))],
    [
      'something stands behind its end',
      'something behind its end',
      writeUstar(parts, (bytes) => bytes + 512).map((byte, i, all) =>
        i === all.length - 1 ? 1 : byte,
      ),
    ],
    ['it ends without an end mark', 'no end mark', good.subarray(0, 2560)],
    ['it ends without an end mark', 'half a header', good.subarray(0, 300)],
    ['it ends without an end mark', 'nothing', new Uint8Array(0)],
    ['a part is missing', 'only zeros', new Uint8Array(4096)],
    ['a part is missing', 'no tip.json', writeUstar(parts.slice(0, 2), asIs)],
    ['it is not a ustar archive', 'text', new TextEncoder().encode('me quitaron '.repeat(200))],
  ]

  it('has a whole archive to begin with', () => {
    expect(text(readTipArchive(good).json)).toBe('{}')
  })

  it.each(table)('says "%s" to %s', (reason, _name, archive) => {
    expect(() => readTipArchive(archive)).toThrow(
      expect.objectContaining({
        code: 'not_opened',
        message: `the archive inside is not one of a tip: ${reason}`,
      }),
    )
  })

  it('takes back what it wrote', () => {
    const entries = [
      { name: 'tip/' } as const,
      file('tip/tip.txt', 'a'.repeat(512)),
      file('tip/tip.json', ''),
    ]
    expect(readUstar(writeUstar(entries, sizeClassOf))).toEqual(entries)
  })

  it('will not write a name that is not plain', () => {
    for (const name of ['tip/ñ', 'tip/a b', 'x'.repeat(101), 'tip/\n', '']) {
      expect(() => writeUstar([file(name)], asIs)).toThrow('not plain')
    }
  })
})
