/** What systems leave on sticks is passed over in silence; nothing that begins as a message is, whatever it is called. */
import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeTestKey } from '../../helpers/keys.js'
import { makeArchive } from '../../helpers/tips.js'
import { describeDrop, dropOf } from './describe-drop.js'

const NAMES = ['._x.pgp', '._x.case.pgp', '.DS_Store', 'Thumbs.db', 'desktop.ini', '._nota.txt']
/** As systems write them: AppleDouble, the store of macOS, an OLE file, text in UTF-8 and in UTF-16, nothing. */
const LITTER: [name: string, content: Uint8Array][] = [
  ['._x.pgp', Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0)],
  ['._x.tar', Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0)],
  ['._x.case.pgp', Uint8Array.of(0, 5, 0x16, 7, 0, 2, 0, 0)],
  ['._nota.asc', Buffer.from('\0\x05\x16\x07 of -----BEGIN PGP MESSAGE-----')],
  ['.DS_Store', Buffer.from('\0\0\0\x01Bud1')],
  ['Thumbs.db', Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)],
  ['desktop.ini', Buffer.from('[.ShellClassInfo]\r\n')],
  ['desktop.ini', Buffer.from('\ufeff[.ShellClassInfo]\r\n', 'utf16le')],
  ['._nada.pgp', new Uint8Array()],
]
let envelope: Uint8Array

beforeAll(async () => {
  const { key } = await makeTestKey()
  envelope = await seal(makeArchive(), [key], new Date())
})

const tarOf = (name: string, content: Uint8Array): Uint8Array =>
  writeUstar([{ name, bytes: new Uint8Array(content) }], (n) => n)

describe('a file with the name of litter', () => {
  it.each(NAMES)('is an envelope when it begins as one, loose and in a tar: %s', async (name) => {
    const due = { [name]: 'envelope' }
    const armored = Buffer.from(`\n${armorEnvelope(envelope)}`)
    for (const content of [envelope, armored]) {
      expect(describeDrop(await dropOf({ [name]: content }))).toEqual(due)
      expect(describeDrop(await dropOf({ 'x.tar': tarOf(name, content) }))).toEqual(due)
    }
  })

  it.each(LITTER)('is passed over in silence when it is litter: %s', async (name, content) => {
    expect(describeDrop(await dropOf({ [name]: content }))).toEqual({})
    expect(describeDrop(await dropOf({ 'x.tar': tarOf(name, content) }))).toEqual({})
  })
})
