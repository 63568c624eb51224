import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { receiptOfId } from '../../src/domain/receipt.js'
import { seal } from '../../src/openpgp/seal.js'
import type { TestKey } from '../helpers/keys.js'
import { sigilo } from '../helpers/processes.js'
import {
  postEnvelope,
  sealSomething,
  startSimpleIntake,
  type TestIntake,
} from '../helpers/running-intake.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { makeArchive } from '../helpers/tips.js'

let intake: TestIntake
let key: TestKey
let settings: Record<string, string>

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake())
  settings = { SIGILO_DATA: intake.config.dataFolder }
  for (let i = 0; i < 3; i++) await postEnvelope(intake, await sealSomething(key))
})

const usage = (message: string): object => ({
  status: 64,
  stdout: '',
  stderr: `sigilo: error: ${message}\nsigilo: hint: sigilo help\n`,
})

describe('sigilo', () => {
  it.each([[[]], [['help']], [['--help']]])('explains itself with %j', (args) => {
    const { status, stdout, stderr } = sigilo(args)
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
    expect(stdout).toContain('sigilo envelopes export DIR')
  })

  it.each([
    [['frobnicate'], 'there is no command frobnicate'],
    [['envelopes'], 'which envelopes command'],
    [['envelopes', 'delete'], 'which envelopes command'],
    [['envelopes', 'list', 'more'], 'which envelopes command'],
    [['envelopes', 'export'], 'which envelopes command'],
    [['envelopes', 'export', '--out'], 'an option is not known or lacks its value'],
    [['open', '--passphrase', 'secret'], 'an option is not known or lacks its value'],
  ])('refuses %j with one plain sentence', (args, message) => {
    expect(sigilo(args, settings)).toEqual(usage(message))
  })

  it('says where it looked when there is no database, and makes none', () => {
    const folder = tempFolder()
    const { status, stderr } = sigilo(['envelopes', 'list'], { SIGILO_DATA: folder })
    expect(status).toBe(66)
    expect(stderr).toBe(
      `sigilo: error: there is no database at ${join(folder, 'sigilo.db')}\nsigilo: hint: SIGILO_DATA names the folder that the server uses\n`,
    )
    expect(readdirSync(folder)).toEqual([])
  })
})

describe('sigilo envelopes', () => {
  it('lists what came while the server runs', () => {
    const { status, stdout } = sigilo(['envelopes', 'list'], settings)
    const lines = stdout.trim().split('\n')
    expect(status).toBe(0)
    expect(lines).toHaveLength(4)
    expect(lines.at(-1)).toBe('3 envelopes')
    for (const line of lines.slice(0, 3)) {
      const [receipt, , size, id] = line.split(/ +/)
      expect(receipt).toBe(receiptOfId(id as never))
      expect(Number(size)).toBe(4096 + 96 + 53)
    }
  })

  it('exports each to a file of its own, once, and overwrites nothing', () => {
    const folder = join(tempFolder(), 'new')
    const first = sigilo(['envelopes', 'export', folder], settings)
    expect(first.stdout.trim().split('\n').at(-1)).toBe('3 written, 0 there already')
    const files = readdirSync(folder)
    expect(files).toHaveLength(3)
    expect(files.every((file) => /^[0-9a-f]{64}\.tar\.pgp$/.test(file))).toBe(true)
    expect(statSync(join(folder, files[0] ?? '')).mode & 0o777).toBe(0o600)
    writeFileSync(join(folder, files[0] ?? ''), 'mine')
    const second = sigilo(['envelopes', 'export', folder], settings)
    expect(second.stdout).toBe('0 written, 2 there already\n')
    expect(second.status).toBe(73)
    expect(second.stderr).toContain('not the envelope of its name, and left alone')
    expect(readFileSync(join(folder, files[0] ?? ''), 'utf8')).toBe('mine')
  })

  it('keeps no half of an envelope when the disk is full', async () => {
    const story = 'La libreta de pagos decía otra cosa. '.repeat(600)
    const archive = makeArchive({ what_happened: story })
    await postEnvelope(intake, await seal(archive, [key.key], new Date()))
    expect(sigilo(['envelopes', 'list'], settings).stdout).toContain('4 envelopes')
    const folder = join(tempFolder(), 'stick')
    // 40 KiB for each file that it writes, which stands for a disk with no more room.
    const script = `ulimit -f 40; trap '' XFSZ; exec "${process.execPath}" dist/bin/sigilo.js envelopes export "${folder}"`
    const { status, stderr } = spawnSync('bash', ['-c', script], {
      env: { ...process.env, ...settings },
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({
      status: 74,
      stderr: expect.stringContaining('could not be written whole, and was not kept'),
    })
    expect(readdirSync(folder).every((name) => name.endsWith('.tar.pgp'))).toBe(true)
    sigilo(['envelopes', 'export', folder], settings)
    expect(readdirSync(folder)).toHaveLength(4)
  })
})
