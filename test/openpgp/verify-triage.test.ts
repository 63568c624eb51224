import { beforeAll, describe, expect, it } from '@jest/globals'
import { createCleartextMessage, createMessage, revokeKey, sign, type Key } from 'openpgp'
import { DAY_MS, dayOf } from '../../src/domain/day.js'
import { writeTriage, type Triage } from '../../src/domain/triage.js'
import { readPublicKey, unarmorKey } from '../../src/openpgp/read-key.js'
import { verifyKeyring } from '../../src/openpgp/verify-keyring.js'
import { verifyTriage } from '../../src/openpgp/verify-triage.js'
import { makeTestKey, makeTestKeyring, type TestKey } from '../helpers/keys.js'

const NOW = new Date()
const inDays = (days: number): Date => new Date(NOW.getTime() + days * DAY_MS)
const today = dayOf(NOW.getTime())

let anchor: TestKey
let a: TestKey
let b: TestKey
let retired: TestKey
let revoked: TestKey
let added: TestKey
let stranger: TestKey
let activeKeys: Key[]

beforeAll(async () => {
  // Old enough to have signed something days ago.
  const make = (): Promise<TestKey> => makeTestKey({ date: inDays(-30) })
  ;[anchor, a, b] = await Promise.all([make(), make(), make()])
  ;[retired, revoked, added, stranger] = await Promise.all([make(), make(), make(), make()])
  const { entries, keys } = await makeTestKeyring(
    [
      ['add', a],
      ['add', b],
      ['add', retired],
      ['add', revoked],
      ['add', added],
      ['activate', a],
      ['activate', b],
      ['activate', retired],
      ['activate', revoked],
      ['retire', retired],
      ['revoke', revoked],
    ],
    anchor,
  )
  const findBytes = (id: string) =>
    [anchor, ...keys].find(({ fingerprint }) => fingerprint === id)?.binary ?? null
  ;({ activeKeys } = await verifyKeyring(
    { version: 1, entries },
    anchor.fingerprint,
    findBytes,
    NOW,
  ))
})

const triage = {
  made: today,
  entries: [{ receipt: '7ZKX-0V3M-A1QD-99TP', state: 'closed', labels: ['Días'] }],
} as unknown as Triage
const SIGNED = writeTriage(triage)

async function signText(
  text: string,
  signers: TestKey[],
  { date = NOW, isText = false } = {},
): Promise<string> {
  const signingKeys = signers.map(({ privateKey }) => privateKey)
  const options = { signingKeys, detached: true, date } as const
  if (isText) return sign({ ...options, message: await createMessage({ text }) })
  const binary = new TextEncoder().encode(text)
  return sign({ ...options, message: await createMessage({ binary }), format: 'armored' })
}

const verify = (signed: string, signature: string, keys = activeKeys, now = NOW) =>
  verifyTriage({ signed, signature }, keys, now)

const refused = (reason: string): object => ({
  code: 'bad_key',
  message: `the signature of this file does not count: ${reason}`,
})
const NOT_IN_FORCE = refused('it is of no key in force, or the file was changed since')

describe('a triage file', () => {
  it('is taken from any key in force, and says which', async () => {
    for (const signer of [a, b]) {
      const verified = await verify(SIGNED, await signText(SIGNED, [signer]))
      expect(verified).toMatchObject({ fingerprint: signer.fingerprint, triage })
      expect(verified.signedSha256).toMatch(/^[0-9a-f]{64}$/)
    }
  })

  it('is named by what was signed, whoever signed it and however often', async () => {
    const names = await Promise.all(
      [a, a, b].map(
        async (key) => (await verify(SIGNED, await signText(SIGNED, [key]))).signedSha256,
      ),
    )
    expect(new Set(names).size).toBe(1)
  })

  it.each<[string, () => TestKey]>([
    ['the anchor', () => anchor],
    ['a key that is added and not active', () => added],
    ['a retired key', () => retired],
    ['a revoked key', () => revoked],
    ['a stranger', () => stranger],
  ])('is refused when it is signed by %s', async (_name, signer) => {
    await expect(verify(SIGNED, await signText(SIGNED, [signer()]))).rejects.toMatchObject(
      NOT_IN_FORCE,
    )
  })

  it('is refused where no key is in force', async () => {
    await expect(verify(SIGNED, await signText(SIGNED, [a]), [])).rejects.toMatchObject(
      NOT_IN_FORCE,
    )
  })

  it('is refused whichever of its characters is changed', async () => {
    const signature = await signText(SIGNED, [a])
    for (let i = 0; i < SIGNED.length; i++) {
      const other = SIGNED.charAt(i) === '0' ? '1' : '0'
      const changed = SIGNED.slice(0, i) + other + SIGNED.slice(i + 1)
      await expect(verify(changed, signature)).rejects.toMatchObject(NOT_IN_FORCE)
    }
  })

  it.each([
    ['an end of line', `${SIGNED}\n`],
    ['a space', `${SIGNED} `],
    ['a mark of byte order', `\ufeff${SIGNED}`],
    ['other ends of lines', SIGNED.replaceAll(',', ',\r\n')],
  ])('is refused when %s is added', async (_name, changed) => {
    const signature = await signText(SIGNED.replaceAll(',', ',\n'), [a])
    await expect(verify(changed, signature)).rejects.toMatchObject(NOT_IN_FORCE)
  })

  it.each<[name: string, reason: string, make: () => Promise<string>]>([
    ['nothing', 'it is not an armored detached signature', () => Promise.resolve('')],
    ['any text', 'it is not an armored detached signature', () => Promise.resolve('signed, Ana')],
    [
      'a message that holds its own text',
      'it is not an armored detached signature',
      async () => {
        const message = await createMessage({ text: SIGNED })
        return sign({ message, signingKeys: a.privateKey })
      },
    ],
    [
      'a text with its signature below',
      'it is not an armored detached signature',
      async () => {
        const message = await createCleartextMessage({ text: SIGNED })
        return sign({ message, signingKeys: a.privateKey })
      },
    ],
    ['two signatures', 'there is not exactly one', () => signText(SIGNED, [a, b])],
    ['one over text', 'it is of another kind', () => signText(SIGNED, [a], { isText: true })],
    [
      'one from the day after tomorrow',
      'it was made in the future',
      () => signText(SIGNED, [a], { date: inDays(1.1) }),
    ],
    [
      'one from long before the day of the file',
      'it is older than the file',
      () => signText(SIGNED, [a], { date: inDays(-2.1) }),
    ],
    [
      'one over a file from the future',
      'the file is from the future',
      () => signText(writeTriage({ ...triage, made: dayOf(inDays(2).getTime()) }), [a]),
    ],
  ])('is refused when its signature is %s', async (name, reason, make) => {
    const made = name.includes('a file from the future') ? dayOf(inDays(2).getTime()) : today
    await expect(verify(writeTriage({ ...triage, made }), await make())).rejects.toMatchObject(
      refused(reason),
    )
  })

  it('is taken from a desk whose clock is a day off', async () => {
    for (const days of [-0.9, 0.9]) {
      const made = dayOf(inDays(days).getTime())
      const signed = writeTriage({ ...triage, made })
      const signature = await signText(signed, [a], { date: inDays(days) })
      expect((await verify(signed, signature)).triage.made).toBe(made)
    }
  })

  it('is read only when its signature counts', async () => {
    for (const nonsense of ['{"format":', `\ufeff${SIGNED}`]) {
      await expect(verify(nonsense, await signText(SIGNED, [a]))).rejects.toMatchObject(
        NOT_IN_FORCE,
      )
      await expect(verify(nonsense, await signText(nonsense, [a]))).rejects.toMatchObject({
        code: 'invalid',
        message: 'this triage file cannot be used: its signed text is not JSON',
      })
    }
  })
})

describe('a key that is active in the keyring', () => {
  const madeThen = (signer: TestKey, date = inDays(-5)): Promise<string> =>
    signText(then, [signer], { date })
  const then = writeTriage({ ...triage, made: dayOf(inDays(-5).getTime()) })

  it('signs nothing once it has expired, whatever day the signature claims', async () => {
    const expired = await makeTestKey({ date: inDays(-9), keyExpirationTime: 8 * 86_400 })
    await expect(
      verify(then, await madeThen(expired), [expired.key], inDays(-5)),
    ).resolves.toBeDefined()
    await expect(verify(then, await madeThen(expired), [expired.key])).rejects.toMatchObject(
      NOT_IN_FORCE,
    )
  })

  it('signs nothing once its owner has revoked it', async () => {
    const mine = await makeTestKey({ date: inDays(-9) })
    const { publicKey } = await revokeKey({ key: mine.privateKey, format: 'armored' })
    const dead = await readPublicKey(await unarmorKey(publicKey))
    await expect(verify(then, await madeThen(mine), [mine.key])).resolves.toBeDefined()
    await expect(verify(then, await madeThen(mine), [dead])).rejects.toMatchObject(NOT_IN_FORCE)
  })

  it('is not told from itself when it stands there twice', async () => {
    await expect(verify(SIGNED, await signText(SIGNED, [a]), [a.key, a.key])).rejects.toMatchObject(
      NOT_IN_FORCE,
    )
  })
})
