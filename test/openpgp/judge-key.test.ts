import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { judgeNewKey } from '../../src/openpgp/judge-key.js'
import { readPublicKey, unarmorKey } from '../../src/openpgp/read-key.js'
import { OPENPGP_KINDS, gnupgKinds, type KeyKind } from '../helpers/key-kinds.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

let home: GnupgHome

beforeAll(() => {
  home = new GnupgHome()
})
afterAll(() => {
  home.stop()
})

async function verdictOn({ make }: KeyKind): Promise<string> {
  const armored = await make()
  try {
    await judgeNewKey(await readPublicKey(await unarmorKey(armored)), new Date())
    return 'usable'
  } catch (error) {
    return (error as Error).message.replace('this key cannot be used: ', '')
  }
}

const byGnupg = gnupgKinds(() => home)

describe('the verdict on a key', () => {
  it.each(OPENPGP_KINDS)(
    'that is $name',
    async (kind) => {
      expect(await verdictOn(kind)).toBe(kind.verdict)
    },
    60_000,
  )

  itWith('gpg').each(byGnupg)(
    'that is $name',
    async (kind) => {
      expect(await verdictOn(kind)).toBe(kind.verdict)
    },
    60_000,
  )

  it('is known for at least forty kinds', () => {
    expect(OPENPGP_KINDS.length + byGnupg.length).toBeGreaterThanOrEqual(40)
  })
})
