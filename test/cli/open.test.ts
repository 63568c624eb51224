import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createMessage, encrypt, enums } from 'openpgp'
import { writeUstar } from '../../src/archive/write-ustar.js'
import { seal } from '../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from '../helpers/keys.js'
import { sigilo } from '../helpers/processes.js'
import { sealSomething } from '../helpers/running-intake.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { makeArchive } from '../helpers/tips.js'

let key: TestKey

describe('sigilo open', () => {
  const folder = tempFolder()
  const at = (name: string): string => join(folder, name)
  const open = (files: string[], out: string, ...more: string[]) =>
    sigilo(['open', ...files, '--key', at('key.asc'), '--out', at(out), ...more])

  beforeAll(async () => {
    key = await makeTestKey()
    writeFileSync(at('key.asc'), key.privateArmor)
    writeFileSync(at('good.tar.pgp'), await sealSomething(key))
    const locked = await makeTestKey({ passphrase: 'la llave de la casa' })
    writeFileSync(at('locked.asc'), locked.privateArmor)
    writeFileSync(at('for-locked.tar.pgp'), await sealSomething(locked))
    writeFileSync(at('right.txt'), 'la llave de la casa\n')
    writeFileSync(at('wrong.txt'), 'otra\n')
  })

  it('opens with a key that has a passphrase, from a file', () => {
    const args = ['open', at('for-locked.tar.pgp'), '--key', at('locked.asc'), '--out', at('o1')]
    expect(sigilo([...args, '--passphrase-file', at('right.txt')]).status).toBe(0)
    expect(sigilo([...args, '--passphrase-file', at('wrong.txt')])).toEqual({
      status: 65,
      stdout: '',
      stderr: 'sigilo: error: the passphrase does not open this key\n',
    })
    expect(sigilo(args).stderr).toBe(
      'sigilo: error: there is no terminal to ask for the passphrase\nsigilo: hint: give a file that holds it, with --passphrase-file FILE\n',
    )
  })

  it('writes for its owner alone, and never over what is there', () => {
    const first = open([at('good.tar.pgp')], 'o2')
    expect(first).toMatchObject({ status: 0, stderr: '' })
    const made = first.stdout.trim()
    expect(statSync(made).mode & 0o777).toBe(0o700)
    expect(statSync(join(made, 'tip.txt')).mode & 0o777).toBe(0o600)
    writeFileSync(join(made, 'tip.txt'), 'my notes')
    const second = open([at('good.tar.pgp')], 'o2')
    expect(second.status).toBe(73)
    expect(second.stderr).toContain('stands already; nothing was overwritten')
    expect(readFileSync(join(made, 'tip.txt'), 'utf8')).toBe('my notes')
  })

  it('says which do not open, and opens the rest', async () => {
    const stranger = await makeTestKey()
    const damaged = await sealSomething(key)
    damaged[damaged.length - 30]! ^= 1
    writeFileSync(at('damaged.tar.pgp'), damaged)
    writeFileSync(at('other.tar.pgp'), await sealSomething(stranger))
    writeFileSync(at('text.tar.pgp'), 'me quitaron el pasaporte')
    const names = ['damaged', 'other', 'text', 'good', 'nowhere'].map((name) =>
      at(`${name}.tar.pgp`),
    )
    const { status, stdout, stderr } = open(names, 'o3')
    expect(status).not.toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(1)
    expect(stderr).toBe(
      [
        `sigilo: error: ${at('damaged.tar.pgp')}: it does not open: it is damaged or was changed`,
        `sigilo: error: ${at('other.tar.pgp')}: it is sealed to other keys than these`,
        `sigilo: error: ${at('text.tar.pgp')}: it is not an envelope`,
        `sigilo: error: ${at('nowhere.tar.pgp')}: it cannot be read`,
        'sigilo: 4 of 5 did not open\n',
      ].join('\n'),
    )
  })

  const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)
  const hostile: [name: string, make: () => Promise<Uint8Array> | Uint8Array][] = [
    [
      'an absolute path',
      () => writeUstar([{ name: '/tmp/evil', bytes: text('x') }], (n) => n + 4096),
    ],
    [
      'a path that climbs',
      () => writeUstar([{ name: 'tip/../../evil', bytes: text('x') }], (n) => n + 4096),
    ],
    [
      '10,000 entries',
      () =>
        writeUstar(
          Array.from({ length: 10_000 }, (_, i) => ({
            name: `tip/${String(i)}`,
            bytes: text('x'),
          })),
          (n) => n,
        ),
    ],
    ['no archive at all', () => text('me quitaron el pasaporte '.repeat(300))],
  ]
  it.each(hostile)('takes nothing out of an archive with %s', async (name, make) => {
    const file = at(`${name.replaceAll(/\W/g, '-')}.tar.pgp`)
    writeFileSync(file, await seal(await make(), [key.key], new Date()))
    mkdirSync(at('o4'), { recursive: true })
    const { status, stdout, stderr } = open([file], 'o4')
    expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
    expect(stderr).toContain('the archive inside is not one of a tip')
    expect(readdirSync(at('o4'))).toEqual([])
    expect(existsSync(join(folder, 'evil'))).toBe(false)
  })

  it('stops at a bomb: 200 MB of zeros compressed to 200 kB', async () => {
    const bomb = await encrypt({
      message: await createMessage({ binary: new Uint8Array(200_000_000) }),
      encryptionKeys: key.key,
      format: 'binary',
      config: { preferredCompressionAlgorithm: enums.compression.zlib },
    })
    expect(bomb.length).toBeLessThan(1_000_000)
    writeFileSync(at('bomb.tar.pgp'), bomb)
    const { status, stderr } = open([at('bomb.tar.pgp')], 'o5')
    expect(status).toBe(65)
    expect(stderr).toContain('it opens into more than a tip can hold')
  }, 60_000)

  it('says what to beware of in a tip that no form makes', async () => {
    const tip = {
      version: 1,
      questionnaire: { id: 'missions', version: 1 },
      language: 'es',
      answers: { what_happened: 'a', role: 'king' },
    }
    const entries = (json: object, body: string) => [
      { name: 'tip/' } as const,
      { name: 'tip/tip.txt', bytes: text(body) },
      { name: 'tip/tip.json', bytes: text(JSON.stringify(json)) },
    ]
    const remarks: [object, string, string][] = [
      [tip, 'a', '1 of its answers could not have been given in the form'],
      [
        { ...tip, answers: { what_happened: 'No pagaron (CU)', country: 'CU' } },
        'missions 1 · es\n\n¿Qué pasó?\nTodo bien (CU)\n\nPaís de la misión\nCuba (CU)\n',
        'tip.txt does not say what tip.json says',
      ],
      [{ ...tip, answers: { what_happened: 'a' } }, 'b', 'tip.txt does not say what tip.json says'],
      [
        { ...tip, questionnaire: { id: 'x', version: 1 } },
        'a',
        'its questionnaire is not known here',
      ],
      [{ ...tip, version: 9 }, 'a', 'tip.json is of a version that this program does not know'],
    ]
    for (const [json, body, remark] of remarks) {
      const file = at('remark.tar.pgp')
      const archive = writeUstar(entries(json, body), () => 4096)
      writeFileSync(file, await seal(archive, [key.key], new Date()))
      const { status, stdout } = open([file], 'o6')
      expect(status).toBe(0)
      expect(stdout).toContain(`(beware: ${remark}`)
    }
  })

  it('takes control characters out of what it writes, so that no terminal is driven by it', async () => {
    const archive = writeUstar(
      [
        { name: 'tip/' },
        { name: 'tip/tip.txt', bytes: text('\u001b[2J\u001b]0;evil\u0007 hola\n') },
        { name: 'tip/tip.json', bytes: text('{}') },
      ],
      () => 4096,
    )
    writeFileSync(at('control.tar.pgp'), await seal(archive, [key.key], new Date()))
    const made = open([at('control.tar.pgp')], 'o7').stdout.replace(/ \(beware.*\n/, '')
    expect(readFileSync(join(made, 'tip.txt'), 'utf8')).toBe('\ufffd[2J\ufffd]0;evil\ufffd hola\n')
  })

  it('opens many at once', async () => {
    const files = await Promise.all(
      Array.from({ length: 20 }, async (_, i) => {
        const archive = makeArchive({ what_happened: `Uno de veinte: ${String(i)}.` })
        writeFileSync(at(`many-${String(i)}`), await seal(archive, [key.key], new Date()))
        return at(`many-${String(i)}`)
      }),
    )
    const { status, stdout } = open(files, 'o8')
    expect(status).toBe(0)
    expect(stdout.trim().split('\n')).toHaveLength(20)
    expect(readdirSync(at('o8'))).toHaveLength(20)
  })
})
