import { spawnSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { envelopeIdOf } from '../../../src/domain/receipt.js'
import { createEnvelopeTar, fileNameOf } from '../../../src/server/staff/envelope-tar.js'
import { fileOfLines, wholeFile } from '../../../src/server/staff/tar-file.js'
import { tempFolder } from '../../helpers/temp-folder.js'

const SIZES = [1, 511, 512, 513, 4333, 262_144, 700_001]

function makeBodies() {
  const bodies = SIZES.map((size) => randomBytes(size))
  const ids = bodies.map((bytes) => envelopeIdOf(createHash('sha256').update(bytes).digest()))
  const envelopes = ids.map((id, i) => ({ id, sizeBytes: SIZES[i]! }))
  const read = (id: string): Uint8Array[] => {
    const bytes = bodies[ids.indexOf(id as (typeof ids)[number])]!
    return [bytes.subarray(0, 100), bytes.subarray(100)]
  }
  return { bodies, ids, envelopes, read }
}

describe('a tar of envelopes', () => {
  it('has the length that was announced, and is unpacked and checked by tar and sha256sum', () => {
    const { bodies, ids, envelopes, read } = makeBodies()
    const lines = ['ñ\n', '', `${'–'.repeat(600)}\n`]
    const files = [
      wholeFile('keyring/keyring.json', Buffer.from('{}\n')),
      fileOfLines('envelopes.json', () => lines),
    ]
    const tar = createEnvelopeTar(envelopes, files, read)
    const whole = Buffer.concat([...tar.read()])
    expect(whole.length).toBe(tar.lengthBytes)
    const folder = tempFolder()
    writeFileSync(join(folder, 'a.tar'), whole)
    const run = (command: string, ...args: string[]) =>
      spawnSync(command, args, { cwd: folder, encoding: 'utf8' })
    expect(run('tar', 'xf', 'a.tar').status).toBe(0)
    expect(run('sha256sum', '--strict', '-c', 'SHA256SUMS').status).toBe(0)
    ids.forEach((id, i) => {
      expect(readFileSync(join(folder, fileNameOf(id)))).toEqual(bodies[i])
    })
    expect(readFileSync(join(folder, 'keyring', 'keyring.json'), 'utf8')).toBe('{}\n')
    expect(readFileSync(join(folder, 'envelopes.json'), 'utf8')).toBe(lines.join(''))
  })

  it('ends aloud when an envelope is gone meanwhile', () => {
    const { envelopes } = makeBodies()
    const tar = createEnvelopeTar(envelopes, [], () => [])
    expect(() => [...tar.read()]).toThrow('not there any more')
  })

  it('reads one piece at a time, whatever it holds', () => {
    const { envelopes, read } = makeBodies()
    let open = 0
    const tar = createEnvelopeTar(envelopes, [], function* (id) {
      open++
      yield* read(id)
    })
    const pieces = tar.read()[Symbol.iterator]()
    // SHA256SUMS, which is a header, a line for each and the fill; and the header of the first one.
    for (let i = 0; i < 1 + SIZES.length + 1 + 1; i++) pieces.next()
    expect(open).toBe(0)
    pieces.next()
    expect(open).toBe(1)
  })
})
