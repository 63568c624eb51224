import { scryptSync } from 'node:crypto'
import { describe, expect, it } from '@jest/globals'
import { createPassphrases } from '../../../../src/server/staff/sign-in/passphrases.js'

const PASSPHRASE = 'tres cocuyos bajo la lluvia'

describe('passphrases', () => {
  it('are kept as OWASP asks for, each with a salt of its own', async () => {
    const { hash } = createPassphrases()
    const [one, two] = await Promise.all([hash(PASSPHRASE), hash(PASSPHRASE)])
    expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w-]{22}\$[\w-]{43}$/)
    expect(one.split('$')[4]).not.toBe(two.split('$')[4])
    const [, , , , salt = '', kept] = one.split('$')
    const cost = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 }
    const bytes = scryptSync(PASSPHRASE, Buffer.from(salt, 'base64url'), 32, cost)
    expect(bytes.toString('base64url')).toBe(kept)
  })

  it('are right or wrong by the cost that stands beside the hash', async () => {
    const kept = await createPassphrases(16).hash(PASSPHRASE)
    const { isRight } = createPassphrases(32)
    expect(await isRight(PASSPHRASE, kept, true)).toBe(true)
    expect(await isRight(`${PASSPHRASE}.`, kept, true)).toBe(false)
    expect(await isRight(PASSPHRASE, null, true)).toBe(false)
  })

  it('are refused beyond one at once and ten waiting, when they are strangers', async () => {
    const { isRight } = createPassphrases(2 ** 12)
    const strangers = Array.from({ length: 20 }, () => isRight('x', null, false))
    const known = isRight('x', null, true)
    const ends = await Promise.allSettled(strangers)
    expect(ends.filter(({ status }) => status === 'rejected')).toHaveLength(9)
    expect(await known).toBe(false)
  })
})
