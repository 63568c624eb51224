/** Tars as tools make them, and as nobody should. */
import { spawnSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import { createByteWindow } from '../../../src/desk/batch/byte-window.js'
import { heldSource, readBytes } from '../../../src/desk/batch/read-bytes.js'
import { scanTar } from '../../../src/desk/batch/scan-tar.js'
import { slicedSource } from '../../../src/desk/batch/file-source.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { tarBlock } from './tar-blocks.js'

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)

/** In its order: a name with its content, or a fault. */
async function scan(tar: Uint8Array): Promise<string[]> {
  const source = heldSource('x.tar', tar)
  const found: string[] = []
  for await (const entry of scanTar(createByteWindow(source), tar.length)) {
    if ('reason' in entry) {
      found.push(`! ${entry.entry ?? '(tar)'} ${entry.reason}`)
      continue
    }
    const { name, start, sizeBytes } = entry
    const bytes = await readBytes(slicedSource(source, name, start, sizeBytes), 0, sizeBytes)
    found.push(`${name}: ${sizeBytes > 20 ? String(sizeBytes) : Buffer.from(bytes).toString()}`)
  }
  return found
}

function tarWith(options: string[], make: (folder: string) => void): Uint8Array {
  const folder = mkdtempSync(join(tempFolder(), 'tar-'))
  make(folder)
  const { stdout, stderr, status } = spawnSync(
    'tar',
    ['-c', '--sort=name', ...options, '-f', '-', '-C', folder, '.'],
    { maxBuffer: 1 << 26 },
  )
  if (status !== 0) throw new Error(stderr.toString())
  return stdout
}

describe('a tar', () => {
  const LONG = `${'a'.repeat(120)}.pgp`
  it.each([['gnu'], ['pax'], ['posix'], ['oldgnu'], ['ustar'], ['v7']])(
    'of GNU tar (%s) is read as it is',
    async (format) => {
      const hasLongNames = format !== 'v7' && format !== 'ustar'
      const tar = tarWith([`--format=${format}`], (folder) => {
        writeFileSync(join(folder, 'uno.pgp'), 'uno')
        writeFileSync(join(folder, 'vacío.pgp'), '')
        mkdirSync(join(folder, 'dentro', 'más'), { recursive: true })
        writeFileSync(join(folder, 'dentro', 'más', 'dos.pgp'), new Uint8Array(70_000))
        if (hasLongNames) writeFileSync(join(folder, LONG), 'largo')
      })
      expect(await scan(tar)).toEqual([
        ...(hasLongNames ? [`${LONG}: largo`] : []),
        ...['dos.pgp: 70000', 'uno.pgp: uno', 'vacío.pgp: '],
      ])
    },
  )

  it('of GNU tar with links and a pipe says so, and follows none', async () => {
    const tar = tarWith(['--format=gnu'], (folder) => {
      writeFileSync(join(folder, 'a.pgp'), 'uno')
      symlinkSync('/etc/passwd', join(folder, 'b.pgp'))
      linkSync(join(folder, 'a.pgp'), join(folder, 'c.pgp'))
      symlinkSync(`/${'x'.repeat(150)}`, join(folder, 'd.pgp'))
      spawnSync('mkfifo', [join(folder, 'e.pgp')])
      writeFileSync(join(folder, 'f.pgp'), 'dos')
    })
    expect(await scan(tar)).toEqual([
      ...[
        'a.pgp: uno',
        '! b.pgp link',
        '! c.pgp link',
        '! d.pgp link',
        '! e.pgp link',
        'f.pgp: dos',
      ],
    ])
  })

  it('reduces names to their last part', async () => {
    const names = [
      '/etc/passwd',
      '../../x.pgp',
      'a/../b.pgp',
      'C:\\users\\c.pgp',
      'a/..',
      '.',
      'd\u202e.pgp',
      'e\u0007.pgp',
    ]
    const tar = Buffer.concat([
      ...names.flatMap((name) => tarBlock({ name, content: 'x' })),
      new Uint8Array(1024),
    ])
    expect(await scan(tar)).toEqual(
      ['passwd', 'x.pgp', 'b.pgp', 'c.pgp', '?', '?', 'd.pgp', 'e.pgp'].map((name) => `${name}: x`),
    )
  })

  const good = tarBlock({ name: 'antes.pgp', content: 'antes' })
  const end = [new Uint8Array(1024)]
  const after = tarBlock({ name: 'luego.pgp', content: 'luego' })
  const BROKEN = ['antes.pgp: antes', '! (tar) broken_tar']
  it.each<[string, Uint8Array[], string[]]>([
    ['is cut in a header', [...good, after[0]!.subarray(0, 300)], BROKEN],
    ['is cut in an entry', [...good, after[0]!, text('lu')], BROKEN],
    ['is cut between entries', good, BROKEN],
    ['is cut in what fills a block', good.slice(0, 2), BROKEN],
    [
      'has a damaged header',
      [...good, after[0]!.map((byte, i) => (i === 3 ? byte ^ 1 : byte)), ...after.slice(1), ...end],
      BROKEN,
    ],
    [
      'has an entry that goes over its end',
      [...good, ...tarBlock({ name: 'x', content: 'x', size: '00077777777' }), ...end],
      BROKEN,
    ],
    [
      'has a negative size',
      [...good, ...tarBlock({ name: 'x', content: 'x', size: '-0000000001' }), ...end],
      BROKEN,
    ],
    [
      'has a size in base 256',
      [
        ...good,
        ...tarBlock({ name: 'x', content: 'x', size: '\x80\0\0\0\0\0\0\0\0\0\0\x01' }),
        ...end,
      ],
      BROKEN,
    ],
    [
      'has a size that is no number',
      [...good, ...tarBlock({ name: 'x', content: 'x', size: 'hola' }), ...end],
      BROKEN,
    ],
    ['has no end mark but text', [...good, text('me quitaron el pasaporte '.repeat(30))], BROKEN],
    ['ends and goes on', [...good, ...end, ...after, ...end], ['antes.pgp: antes']],
    [
      'has a pax size that is none',
      [...good, ...tarBlock({ name: 'p', type: 'x', content: '12 size=-1\n\n' }), ...after, ...end],
      BROKEN,
    ],
    [
      'has a pax header without an end',
      [...good, ...tarBlock({ name: 'p', type: 'x', content: '99 path=x\n' }), ...after, ...end],
      BROKEN,
    ],
    [
      'has a pax header of 70 kB',
      [
        ...good,
        ...tarBlock({ name: 'p', type: 'x', content: `70016 comment=${'x'.repeat(70_001)}\n` }),
        ...after,
        ...end,
      ],
      BROKEN,
    ],
    [
      'has a pax header with text',
      [...good, ...tarBlock({ name: 'p', type: 'x', content: 'hola\n' }), ...after, ...end],
      BROKEN,
    ],
    [
      'has a size in its pax header',
      [...tarBlock({ name: 'p', type: 'x', content: '10 size=5\n' }), ...after, ...end],
      ['luego.pgp: luego'],
    ],
    [
      'has a pax size over its end',
      [...good, ...tarBlock({ name: 'p', type: 'x', content: '13 size=9999\n' }), ...after, ...end],
      BROKEN,
    ],
    [
      'has settings for all',
      [...tarBlock({ name: 'g', type: 'g', content: '9 path=x\n' }), ...after, ...end],
      ['luego.pgp: luego'],
    ],
    [
      'has a sparse file',
      [...tarBlock({ name: 's', type: 'S', content: 'x' }), ...after, ...end],
      ['! s not_known', 'luego.pgp: luego'],
    ],
    [
      'has a device with a size',
      [...tarBlock({ name: 'd', type: '3', size: '00000000777' }), ...after, ...end],
      ['! d link', 'luego.pgp: luego'],
    ],
    ['is empty', end, []],
    ['is nothing', [], ['! (tar) broken_tar']],
  ])('that %s is read so far', async (_name, blocks, due) => {
    expect(await scan(Buffer.concat(blocks))).toEqual(due)
  })

  it('of 21,001 entries stops at its limit, and of names without end too', async () => {
    const many = Buffer.concat([...Array.from({ length: 21_001 }, () => good).flat(), ...end])
    const found = await scan(many)
    expect([found.length, found.at(-1)]).toEqual([21_001, '! (tar) too_many'])
    const names = tarBlock({ name: 'l', type: 'L', content: 'x' })
    expect(
      await scan(Buffer.concat([...Array.from({ length: 85_000 }, () => names).flat(), ...end])),
    ).toEqual(['! (tar) too_many'])
  })

  it('of ours is read by few and small readings', async () => {
    const entries = Array.from({ length: 500 }, (_, i) => ({
      name: `${String(i)}.pgp`,
      bytes: new Uint8Array(4096),
    }))
    const tar = writeUstar(entries, (n) => n)
    const source = heldSource('', tar)
    let readings = 0
    let bytes = 0
    const counting = {
      ...source,
      read: (start: number, until: number) => (
        readings++,
        (bytes += until - start),
        source.read(start, until)
      ),
    }
    let found = 0
    for await (const entry of scanTar(createByteWindow(counting), tar.length)) {
      found += Number('name' in entry)
    }
    expect(found).toBe(500)
    expect(readings).toBeLessThan(200)
    expect(bytes).toBeLessThan(1.1 * tar.length)
  })

  it('that cannot be read says so', async () => {
    const lookAt = createByteWindow({
      ...heldSource('', new Uint8Array(9000)),
      read: () => heldSource('', new Uint8Array(9)).read(0, 9),
    })
    await expect(scanTar(lookAt, 9000).next()).rejects.toMatchObject({ reason: 'unreadable' })
  })
})
