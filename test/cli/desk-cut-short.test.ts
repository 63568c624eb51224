import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { pinParts } from '../../src/archive/parts.js'
import { createTipSource } from '../../src/archive/tip-archive.js'
import { joinSource } from '../../src/domain/byte-source.js'
import { sealSource } from '../../src/openpgp/seal.js'
import { sealFor } from '../helpers/desk-drop.js'
import { makeTestKey } from '../helpers/keys.js'
import { ROOT, sigilo } from '../helpers/processes.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { SPANISH_QUESTIONNAIRE, makeTip } from '../helpers/tips.js'

/** So many that there is time to stop in the middle. */
const FILE_BYTES = 80_000_000
const SIGILO = join(ROOT, 'dist', 'bin', 'sigilo.js')
const folder = tempFolder()
const at = (name: string): string => join(folder, name)

beforeAll(async () => {
  const key = await makeTestKey()
  writeFileSync(at('key.asc'), key.privateArmor)
  const file = { name: '01-v.mp4', givenName: 'v.mp4', sizeBytes: FILE_BYTES }
  const tip = { ...makeTip(), files: [{ ...file, cleaning: 'not_cleaned' as const, removed: [] }] }
  const parts = [await pinParts([new Blob([new Uint8Array(FILE_BYTES)])])]
  const source = createTipSource(tip, SPANISH_QUESTIONNAIRE, parts)
  const sealed = await sealSource(source, [key.key], new Date(), () => createHash('sha1'))
  writeFileSync(at('large.tar.pgp'), await joinSource(sealed))
  mkdirSync(at('small'))
  for (let i = 0; i < 20; i++) {
    const small = await sealFor(key, { what_happened: `Relato ${String(i)}.` })
    writeFileSync(join(at('small'), `${String(i)}.tar.pgp`), small)
  }
})

/** Where a file that was opened stands before its tip was checked to the end; null: it does not yet. */
function findFile(out: string): string | null {
  const [unfinished] = existsSync(out) ? readdirSync(out) : []
  const path = join(out, unfinished ?? 'none', 'files', '01-v.mp4')
  return existsSync(path) && statSync(path).size > 100_000 ? path : null
}

interface Stopped {
  out: string
  ended: unknown
  said: string
}

/** Stopped as soon as something stands there. A machine that is busy elsewhere may let it come to its end first: then once more. */
async function stopInTheMiddle(signal: NodeJS.Signals, tries = 5): Promise<Stopped> {
  const out = at(`${signal}-${String(tries)}`)
  const args = ['desk', 'open', at('large.tar.pgp'), '--key', at('key.asc'), '--out', out]
  const program = spawn(process.execPath, [SIGILO, ...args])
  let said = ''
  program.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
  const end = once(program, 'close')
  while (findFile(out) === null && program.exitCode === null) await wait(2)
  program.kill(signal)
  const ended: unknown = await end
  if (program.exitCode === 0 && tries > 1) return stopInTheMiddle(signal, tries - 1)
  return { out, ended, said }
}

describe('sigilo desk open, cut short', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves nothing that was not checked to its end, and ends by the signal: %s',
    async (signal) => {
      const { out, ended, said } = await stopInTheMiddle(signal)
      expect(ended).toEqual([null, signal])
      expect(readdirSync(out)).toEqual([])
      expect(said).toBe('sigilo: stopped; what was not yet checked to its end was removed\n')
    },
  )

  it('says nothing when whoever reads it has seen enough', async () => {
    const program = spawn(process.execPath, [
      SIGILO,
      'desk',
      'list',
      at('small'),
      '--key',
      at('key.asc'),
    ])
    program.stdout.destroy()
    let said = ''
    program.stderr.on('data', (piece: Buffer) => (said += piece.toString()))
    const [status] = (await once(program, 'close')) as [number | null]
    expect({ said, status }).toEqual({ said: '', status: 0 })
  })

  it('leaves nothing when a fault of ours ends it, wherever that comes from', () => {
    writeFileSync(at('unfinished'), 'x')
    const [removeAtEnd, run] = ['desk/remove-at-end', 'run'].map((name) =>
      pathToFileURL(join(ROOT, 'dist', 'bin', `${name}.js`)),
    )
    const script = `
      import { rmSync } from 'node:fs'
      import { removeAtEnd } from '${String(removeAtEnd)}'
      import { run } from '${String(run)}'
      await run(() => {
        removeAtEnd(new Set([() => rmSync('${at('unfinished')}')]))
        setImmediate(() => { throw new Error('nobody has thought of it') })
        return new Promise(() => setInterval(() => {}, 1000))
      })`
    const { status } = spawnSync(process.execPath, ['--input-type=module', '--eval', script])
    expect(status).toBe(70)
    expect(existsSync(at('unfinished'))).toBe(false)
  })

  it('names what a crash has left, and leaves it to a person', () => {
    const left = join(at('crashed'), 'unfinished-aBcDeF')
    mkdirSync(left, { recursive: true })
    writeFileSync(join(left, 'tip.txt'), 'mine')
    writeFileSync(at('empty.pgp'), '')
    const args = ['open', at('empty.pgp'), '--key', at('key.asc'), '--out', at('crashed')]
    expect(sigilo(args).stderr).toContain(
      `sigilo: ${left}: a run that was cut short left it; nobody has checked what is in it, so delete it unless that run still goes on\n`,
    )
    expect(readdirSync(at('crashed'))).toEqual(['unfinished-aBcDeF'])
  })
})
