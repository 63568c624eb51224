/** The corpus is what it says: made of the real things, as tools that are not ours see them. */
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { makeHostileFiles, type HostileFile } from '../../helpers/hostile-files.js'
import { makeTestKey } from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'

const gnupg = new GnupgHome()
const itWithGpg = itWith('gpg')
let files: HostileFile[]

beforeAll(async () => {
  const key = await makeTestKey()
  const foreignKey = await makeTestKey()
  files = await makeHostileFiles(tempFolder(), { key, foreignKey })
  gnupg.importKey(key.privateArmor)
}, 60_000)

const find = (name: string): HostileFile => {
  const found = files.find((file) => file.name === name)
  if (!found) throw new Error(`no ${name}`)
  return found
}
const open = (file: HostileFile): ReturnType<GnupgHome['run']> =>
  gnupg.run(['--decrypt', file.path])

describe('the hostile files', () => {
  it('are at least sixty, and small', () => {
    expect(files.length).toBeGreaterThanOrEqual(60)
    expect(new Set(files.map(({ name }) => name)).size).toBe(files.length)
    expect(files.reduce((sum, { path }) => sum + statSync(path).size, 0)).toBeLessThan(20_000_000)
  })

  it('have each reason that there is for not opening, but for what the disk does', () => {
    const dues = JSON.stringify(files.map(({ due }) => due))
    for (const reason of [
      ...['empty', 'not_an_envelope', 'other_message', 'other_keys', 'damaged', 'wrong_sum'],
      ...['not_a_tip', 'too_much', 'not_known', 'zip', 'link', 'broken_tar'],
      ...['broken_lists', 'json_unreadable', 'future_version', 'unknown_questionnaire'],
      ...['other_files', 'invalid_answers', 'other_text', 'too_long'],
    ]) {
      expect(dues).toContain(`"${reason}"`)
    }
  })

  itWithGpg(
    'open for GnuPG where they are to open, into an archive that tar can list',
    () => {
      const opening = files.filter(({ due }) => 'opens' in due)
      for (const file of opening.filter((_, i) => i % 7 === 0)) {
        const { status, stdout } = open(file)
        expect([file.name, status]).toEqual([file.name, 0])
        const list = spawnSync('tar', ['-t'], { input: stdout, encoding: 'utf8' }).stdout
        expect(list.split('\n').slice(0, 3)).toEqual(['tip/', 'tip/tip.txt', 'tip/tip.json'])
      }
    },
    60_000,
  )

  itWithGpg(
    'do not open for GnuPG where they are damaged or for others',
    () => {
      const closed = files.filter(
        ({ due }) => 'reason' in due && ['damaged', 'other_keys', 'empty'].includes(due.reason),
      )
      const some = closed.filter((_, i) => i % 5 === 0)
      expect(some.map((file) => open(file).status === 0 && file.name)).toEqual(
        some.map(() => false),
      )
    },
    60_000,
  )

  itWithGpg(
    'are made of the packets that their names say',
    () => {
      const packetsOf = (name: string): string[] =>
        [
          ...gnupg
            .run(['--list-packets', find(`${name}.tar.pgp`).path])
            .stdout.toString()
            .matchAll(/^:([^:]+):/gm),
        ].map(([, packet]) => packet ?? '')
      expect(packetsOf('sin-cerrar')[0]).toBe('literal data packet')
      expect(packetsOf('comprimido').slice(0, 2)).toEqual([
        'compressed packet',
        'literal data packet',
      ])
      expect(packetsOf('firmado')[0]).toBe('onepass_sig packet')
      expect(packetsOf('con-frase')[0]).toBe('symkey enc packet')
      expect(packetsOf('para-los-dos').slice(0, 2)).toEqual([
        'pubkey enc packet',
        'pubkey enc packet',
      ])
      expect(packetsOf('firmado-y-cerrado')).toContain('signature packet')
      expect(
        packetsOf('treinta-veces-comprimido').filter((each) => each === 'compressed packet').length,
      ).toBeGreaterThan(15)
      expect(
        gnupg.run(['--list-packets', find('sin-comprobacion.tar.pgp').path]).stdout.toString(),
      ).toContain('encrypted data packet')
    },
    60_000,
  )

  itWithGpg(
    'have in the bomb what it says, as far as anybody unpacks it',
    () => {
      const limited = gnupg.run([
        '--max-output',
        '50000000',
        '--decrypt',
        find('bomba.tar.pgp').path,
      ])
      expect(limited.stderr.toString()).toMatch(/limit|exceeded/i)
    },
    60_000,
  )

  it('are tars for tar where they are tars', () => {
    const list = spawnSync('tar', ['-tvf', find('bajada-con-enlaces.tar').path], {
      encoding: 'utf8',
    })
    expect(list.stdout).toMatch(/^l.* a\.tar\.pgp -> \/etc\/passwd$/m)
    expect(list.stdout).toMatch(/^h.* b\.tar\.pgp link to x$/m)
    const cut = spawnSync('tar', ['-tf', find('bajada-cortada-en-el-segundo.tar').path])
    expect(cut.status).not.toBe(0)
  })

  it('run nothing but a mark', () => {
    const harmful =
      /alert\(|document\.cookie|fetch\(|XMLHttpRequest|https?:\/\/(?!127\.0\.0\.1|www\.w3\.org|schemas\.)/
    for (const { name, path } of files.filter(({ due }) => 'leftOut' in due)) {
      expect([name, harmful.test(readFileSync(path, 'latin1'))]).toEqual([name, false])
    }
  })
})
