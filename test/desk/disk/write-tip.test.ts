import { mkdirSync, readdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { createTipWriter } from '../../../src/desk/disk/write-tip.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const RECEIPT = 'ABCD-ABCD-ABCD-ABCD' as Receipt
const TEXTS = {
  text: new TextEncoder().encode('a'),
  json: new TextEncoder().encode('{}'),
  files: [],
}

describe('a tip on its way to the disk', () => {
  it.each<[string, (path: string) => void]>([
    [
      'a folder',
      (path) => {
        mkdirSync(path)
      },
    ],
    [
      'a file',
      (path) => {
        writeFileSync(path, 'mine')
      },
    ],
    [
      'a link that leads nowhere',
      (path) => {
        symlinkSync('nowhere', path)
      },
    ],
    [
      'a link to a folder',
      (path) => {
        symlinkSync(tempFolder(), path)
      },
    ],
  ])('takes the place of nothing: not of %s', (_, make) => {
    const out = join(tempFolder(), 'out')
    mkdirSync(out)
    make(join(out, RECEIPT))
    const writer = createTipWriter(out)
    writer.begin('01-a.jpg', 3, null)
    writer.take(new Uint8Array(3))
    expect(() => writer.keep(RECEIPT, TEXTS)).toThrow(
      expect.objectContaining({
        code: 'exists',
        message: `${join(out, RECEIPT)} stands already; nothing was overwritten`,
      }),
    )
    writer.close()
    expect(readdirSync(out)).toEqual([RECEIPT])
  })

  it.each<[string, (path: string) => void]>([
    [
      'a file',
      (path) => {
        writeFileSync(path, 'mine')
      },
    ],
    [
      'a link that leads nowhere',
      (path) => {
        symlinkSync('/nowhere/at/all', path)
      },
    ],
  ])('is not written where the folder to write in is %s', (_, make) => {
    const out = join(tempFolder(), 'taken')
    make(out)
    expect(() => createTipWriter(out)).toThrow(
      expect.objectContaining({
        code: 'exists',
        message: `${out} is no folder that can be written in`,
      }),
    )
  })
})
