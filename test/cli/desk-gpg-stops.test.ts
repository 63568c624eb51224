import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { sealFor } from '../helpers/desk-drop.js'
import { makeTestKey } from '../helpers/keys.js'
import { sigilo } from '../helpers/processes.js'
import { refuseToAnswer } from '../helpers/refusing-pinentry.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const itGpg = itWith('gpg')
const folder = tempFolder()
const at = (name: string): string => join(folder, name)

describe('sigilo desk without the help of GnuPG', () => {
  itGpg('stops when the person gives no passphrase, and asks no second time', async () => {
    const locked = await makeTestKey({ passphrase: 'secreto' })
    const home = new GnupgHome()
    try {
      refuseToAnswer(home, at('asked'))
      home.run(['--passphrase', 'secreto', '--import'], locked.privateArmor)
      rmSync(at('asked'), { force: true })
      const files = [at('locked-1.tar.pgp'), at('locked-2.tar.pgp')]
      for (const file of files)
        writeFileSync(file, await sealFor(locked, { what_happened: 'Bajo llave.' }))
      for (const args of [['list'], ['open', '--out', at('locked')]]) {
        const settings = { GNUPGHOME: home.folder }
        const { status, stdout, stderr } = sigilo(['desk', ...args, ...files, '--gnupg'], settings)
        expect({ status, stdout }).toEqual({ status: 65, stdout: '' })
        expect(stderr).toContain('GnuPG could not use its key')
      }
      expect(readFileSync(at('asked'), 'utf8')).toBe('asked\nasked\n')
    } finally {
      home.stop()
    }
  })

  it('says when GnuPG is not there, or is too old', async () => {
    const key = await makeTestKey()
    writeFileSync(at('one.tar.pgp'), await sealFor(key, { what_happened: 'Una.' }))
    const without = { PATH: at('nowhere') }
    const args = ['desk', 'list', at('one.tar.pgp'), '--gnupg']
    expect(sigilo(args, without)).toMatchObject({
      status: 66,
      stdout: '',
      stderr: expect.stringContaining('GnuPG (gpg) is not installed here') as unknown as string,
    })
    // As an old one does.
    mkdirSync(at('old'))
    writeFileSync(
      at('old/gpg'),
      '#!/bin/sh\necho "[GNUPG:] FAILURE option-parser 33554433" >&3\nexit 2\n',
    )
    chmodSync(at('old/gpg'), 0o700)
    expect(sigilo(args, { PATH: `${at('old')}:/bin` })).toMatchObject({ status: 78, stdout: '' })
  })
})
