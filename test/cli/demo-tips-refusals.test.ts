/** Where the drill goes, and where it never does: over what stands, or to the keys of those who receive real tips. */
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { makeDrill } from '../helpers/drill.js'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const keys = join(folder, 'keys')

beforeAll(async () => {
  writeKeyringFolder(keys, await makeSimpleKeyring(await makeTestKey()))
})

describe('npm run demo:tips, before it writes', () => {
  it('makes the demonstration where there is none, and says where everything is', () => {
    const demo = join(folder, 'fresh', 'demo')
    const { status, stdout } = makeDrill(
      folder,
      '--keys',
      join(demo, 'keys'),
      '--out',
      join(demo, 'tips'),
      '--count',
      '20',
    )
    expect(status).toBe(0)
    for (const path of [
      'desk-key.asc',
      'passphrase.txt',
      'tips/sobres-demo.tar',
      'tips/envelopes',
      'tips/teacher.txt',
    ]) {
      expect(existsSync(join(demo, path))).toBe(true)
      expect(stdout).toContain(join('fresh', 'demo', path))
    }
    expect(stdout).toContain('dist/desk.html')
    expect(stdout).toContain(
      `npx sigilo envelopes import ${join('fresh', 'demo', 'tips', 'envelopes')}/*.tar.pgp`,
    )
  }, 60_000)

  it('overwrites nothing', () => {
    const taken = join(folder, 'taken')
    mkdirSync(taken)
    writeFileSync(join(taken, 'mine'), '')
    expect(makeDrill(folder, '--keys', keys, '--out', taken)).toEqual({
      ...{ status: 73, stdout: '' },
      stderr:
        'make-demo-tips: error: taken stands already; nothing was overwritten\n' +
        'make-demo-tips: hint: give another folder with --out, or remove this one first\n',
    })
    expect(readdirSync(taken)).toEqual(['mine'])
  })

  it('seals no invented tip to real keys', async () => {
    const userIDs = [{ name: 'Oficina', email: 'casos@example.org' }]
    const real = join(folder, 'real')
    writeKeyringFolder(real, await makeSimpleKeyring(await makeTestKey({ userIDs })))
    const { status, stderr } = makeDrill(folder, '--keys', real, '--out', join(folder, 'never'))
    expect(status).not.toBe(0)
    expect(stderr).toContain('error: the keys in real are not those of a demonstration')
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it.each([
    [['--count', '3'], '--count is a whole number from 20 to 5000'],
    [['--count', 'many'], '--count is a whole number from 20 to 5000'],
    [['--seed', '-1'], 'there is no such option'],
    [['--seed=x'], '--seed is a whole number from 0 to 2147483648'],
    [['--passphrase', 'x'], 'there is no such option'],
  ])('refuses %j with a sentence', (args, sentence) => {
    const { status, stdout, stderr } = makeDrill(
      folder,
      '--keys',
      keys,
      '--out',
      join(folder, 'never'),
      ...args,
    )
    expect([status, stdout]).toEqual([64, ''])
    expect(stderr).toContain(`make-demo-tips: error: ${sentence}`)
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  it('says in plain words when there are no keys', () => {
    const { status, stderr } = makeDrill(
      folder,
      '--keys',
      join(folder, 'nowhere'),
      '--out',
      join(folder, 'never'),
    )
    expect(status).not.toBe(0)
    expect(stderr).toMatch(/^make-demo-tips: error: .*there is no keyring\.json/)
    expect(stderr).not.toContain('    at ')
  })
})
