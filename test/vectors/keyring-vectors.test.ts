import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createStatement, type Fingerprint, type KeyringEntry } from '../../src/domain/keyring.js'
import { readKeyringFiles } from '../../src/openpgp/keyring-files.js'
import { readKeyFilesOf } from '../../src/bin/key-files.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const folder = join(import.meta.dirname, 'keyring-v1')
const read = (name: string): string => readFileSync(join(folder, name), 'utf8')
const { entries } = JSON.parse(read('keyring.json')) as { entries: KeyringEntry[] }
const expected = JSON.parse(read('expected.json')) as { anchor: Fingerprint }
const broken = JSON.parse(read('broken.json')) as Record<string, unknown>
const now = new Date('2026-03-01')

describe('the frozen keyring', () => {
  it('still holds, and says what it said', async () => {
    const files = await readKeyringFiles(readKeyFilesOf(folder), expected.anchor, now)
    expect({
      anchor: files.history.anchor,
      states: Object.fromEntries(
        [...files.history.keys].map(([id, { state, since }]) => [id, { state, since }]),
      ),
      activeSets: files.history.activeSets,
      statementHashes: files.statementHashes,
    }).toEqual(expected)
  })

  it.each(entries.map((entry): [number, KeyringEntry] => [entry.number, entry]))(
    'still has the statement of entry %i',
    (number, entry) => {
      expect(createStatement(entry)).toBe(read(`statement-${String(number)}.txt`))
    },
  )

  itWith('gpg')('is signed so that gpg alone can tell', () => {
    const home = new GnupgHome()
    home.importKey(read(`${expected.anchor}.asc`))
    const signature = join(tempFolder(), 'signature')
    for (const entry of entries) {
      writeFileSync(signature, Buffer.from(entry.signature, 'base64'))
      const statement = join(folder, `statement-${String(entry.number)}.txt`)
      expect(home.run(['--verify', signature, statement]).status).toBe(0)
      expect(home.run(['--verify', signature, join(folder, 'keyring.json')]).status).not.toBe(0)
    }
    home.stop()
  })

  it.each(Object.keys(broken))('does not hold with %s', async (name) => {
    const files = (file: string): string | null =>
      file === 'keyring.json'
        ? JSON.stringify({ version: 1, entries: broken[name] })
        : readKeyFilesOf(folder)(file)
    await expect(readKeyringFiles(files, expected.anchor, now)).rejects.toMatchObject({
      code: 'bad_key',
    })
  })
})
