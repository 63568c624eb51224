import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import { appendEntry } from '../../../src/admin/append-entry.js'
import { startIntake } from '../../../src/bin/start-intake.js'
import {
  makeTestKey,
  makeTestKeyring,
  signerOf,
  writeKeyringFolder,
  type TestKey,
  type TestKeyring,
} from '../../helpers/keys.js'
import {
  postEnvelope,
  sealSomething,
  startTestIntake,
  type TestIntake,
} from '../../helpers/running-intake.js'

let anchor: TestKey
let a: TestKey
let b: TestKey
let stranger: TestKey
let first: TestKeyring
let second: TestKeyring
let intake: TestIntake

beforeAll(async () => {
  ;[anchor, a, b, stranger] = await Promise.all([
    makeTestKey(),
    makeTestKey(),
    makeTestKey(),
    makeTestKey(),
  ])
  first = await makeTestKeyring(
    [
      ['add', a, '2026-01-02'],
      ['activate', a, '2026-01-02'],
    ],
    anchor,
  )
  second = await continueKeyring(first, b)
})

beforeEach(async () => {
  intake = await startTestIntake(first, { SIGILO_ANCHOR: anchor.fingerprint })
})

/** The same keyring with one more key, added and activated. */
async function continueKeyring(
  keyring: TestKeyring,
  key: TestKey,
  signer = anchor,
): Promise<TestKeyring> {
  const day = new Date().toISOString().slice(0, 10) as never
  const { fingerprint, binary } = key
  const sign = signerOf(signer)
  let entries = await appendEntry(
    keyring.entries,
    { day, action: 'add', fingerprint, binary },
    sign,
  )
  entries = await appendEntry(entries, { day, action: 'activate', fingerprint }, sign)
  return { anchor: keyring.anchor, entries, keys: [...keyring.keys, key] }
}

async function put(keyring: TestKeyring): Promise<void> {
  writeKeyringFolder(intake.config.keysFolder, keyring)
  await intake.lookAtKeys()
}

const statusOf = async (...keys: TestKey[]): Promise<number> =>
  (await postEnvelope(intake, await sealSomething(...keys))).status

const inForce = async (): Promise<number> => {
  const response = await fetch(`${intake.address}/keyring.json`)
  return ((await response.json()) as { entries: unknown[] }).entries.length
}

describe('a changed folder of keys', () => {
  it('is taken without a restart, and pages of before may still send', async () => {
    expect(await statusOf(a)).toBe(201)
    expect(await statusOf(a, b)).toBe(409)
    await put(second)
    expect(await inForce()).toBe(5)
    expect(await statusOf(a, b)).toBe(201)
    expect(await statusOf(a)).toBe(201)
    expect(await statusOf(b)).toBe(409)
    expect(intake.reports).toEqual([
      `key ${a.fingerprint} does not expire`,
      `key ${b.fingerprint} does not expire`,
    ])
  })

  it('is read once, and not again while it stays as it is', async () => {
    for (let i = 0; i < 3; i++) await intake.lookAtKeys()
    expect(intake.reports).toEqual([])
  })

  it('is seen by itself within seconds', async () => {
    writeKeyringFolder(intake.config.keysFolder, second)
    while ((await inForce()) !== 5) await new Promise((resolve) => setTimeout(resolve, 200))
  })

  const refusals: [name: string, reason: string, make: () => Promise<TestKeyring> | TestKeyring][] =
    [
      [
        'rolled back',
        'it is older than the one that was in force',
        () => ({ ...first, entries: first.entries.slice(0, 2) }),
      ],
      ['emptied', 'it has no entries', () => ({ ...first, entries: [] })],
      [
        'signed by another key',
        'is not signed by the anchor',
        () => continueKeyring(first, stranger, stranger),
      ],
      [
        'one of a foreign anchor',
        'its anchor is not the one expected',
        () =>
          makeTestKeyring([
            ['add', stranger],
            ['activate', stranger],
          ]),
      ],
      [
        'signed anew by the anchor, another history',
        'it does not go on from the one that was in force',
        () =>
          makeTestKeyring(
            [
              ['add', b, '2026-01-02'],
              ['activate', b, '2026-01-02'],
              ['add', a],
            ],
            anchor,
          ),
      ],
    ]
  it.each(refusals)(
    'that is %s is refused, and the one in force stays',
    async (_name, reason, make) => {
      await put(await make())
      await intake.lookAtKeys()
      expect(intake.reports).toHaveLength(1)
      expect(intake.reports[0]).toMatch(/^the keyring in force stays: /)
      expect(intake.reports[0]).toContain(reason)
      expect(await inForce()).toBe(3)
      expect(await statusOf(a)).toBe(201)
    },
  )

  it('that is no JSON, or lacks a key file, is refused until it is mended', async () => {
    writeFileSync(join(intake.config.keysFolder, 'keyring.json'), '{"version":1,')
    await intake.lookAtKeys()
    expect(intake.reports.at(-1)).toContain('keyring.json is not JSON')
    writeKeyringFolder(intake.config.keysFolder, second)
    rmSync(join(intake.config.keysFolder, `${b.fingerprint}.asc`))
    await intake.lookAtKeys()
    expect(intake.reports.at(-1)).toContain(`the key ${b.fingerprint} is missing`)
    expect(await statusOf(a)).toBe(201)
    // The file that was missing comes later, as copies do; the keyring itself is the same.
    writeFileSync(join(intake.config.keysFolder, `${b.fingerprint}.asc`), b.publicArmor)
    await intake.lookAtKeys()
    expect(await inForce()).toBe(5)
  })

  it('that cannot be read stops nothing', async () => {
    const path = join(intake.config.keysFolder, 'keyring.json')
    rmSync(path)
    mkdirSync(path)
    await intake.lookAtKeys()
    expect(intake.reports).toEqual([
      'the keyring in force stays: keyring.json cannot be read (EISDIR)',
    ])
    expect(await statusOf(a)).toBe(201)
  })

  it('that swaps the file of a key for another is refused', async () => {
    await put(second)
    intake.reports.length = 0
    writeFileSync(join(intake.config.keysFolder, `${a.fingerprint}.asc`), stranger.publicArmor)
    const path = join(intake.config.keysFolder, 'keyring.json')
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n`)
    await intake.lookAtKeys()
    expect(intake.reports[0]).toContain(`the key ${a.fingerprint} is not the one that was signed`)
    expect(await statusOf(a, b)).toBe(201)
  })

  it('that is older than the one seen last is refused after a restart too', async () => {
    await put(second)
    await intake.stop()
    writeKeyringFolder(intake.config.keysFolder, first)
    const reports: string[] = []
    const again = await startIntake(intake.config, (line) => reports.push(line))
    expect(reports[0]).toBe(
      'intake is closed: the keyring does not hold: it is older than the one that was in force: 3 entries, where 5 were seen',
    )
    expect((await fetch(`${again.address}/keyring.json`)).status).toBe(503)
    await again.stop()
  })

  it('drops no request while it is taken, again and again', async () => {
    let isDone = false
    const statuses = new Map<number, number>()
    const senders = Array.from({ length: 5 }, async () => {
      while (!isDone) {
        const status = await statusOf(a)
        statuses.set(status, (statuses.get(status) ?? 0) + 1)
      }
    })
    let keyring = first
    for (let i = 0; i < 8; i++) {
      keyring = await continueKeyring(keyring, await makeTestKey())
      await put(keyring)
    }
    isDone = true
    await Promise.all(senders)
    expect([...statuses.keys()]).toEqual([201])
  }, 60_000)
})
