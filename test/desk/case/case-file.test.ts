import { describe, expect, it } from '@jest/globals'
import { sealCase } from '../../../src/desk/case/case-file.js'
import { writeCase } from '../../../src/desk/case/read-case.js'
import { makeTestKey } from '../../helpers/keys.js'
import type { Setting } from '../../../src/desk/case/case.js'
import { EMPTY, caseOf, receiptNumber, simulate } from './edit-history.js'
import { NOW, ana, begoña, inDays, open, stranger, theCase } from './sealed-cases.js'

describe('a case file', () => {
  it('is opened by each key that it is sealed to, and says who signed it', async () => {
    const bytes = await sealCase(theCase, {
      sealTo: [ana.key, begoña.key],
      signer: begoña.privateKey,
      now: NOW,
    })
    for (const opener of [ana, begoña]) {
      expect(await open(bytes, opener)).toEqual({ theCase, signedBy: begoña.fingerprint })
    }
  })

  it('comes back in the same bytes, whatever stands in it', async () => {
    for (const made of [EMPTY, ...simulate(77).cases]) {
      const bytes = await sealCase(made, { sealTo: [ana.key], signer: ana.privateKey, now: NOW })
      expect(writeCase((await open(bytes)).theCase)).toBe(writeCase(made))
    }
  })

  it('has the length of a size class, and shows nothing of how much work is in it', async () => {
    const notes = Array.from({ length: 30 }, (_, i): [Setting] => [
      {
        what: 'note',
        receipt: receiptNumber(i),
        note: String(i).padStart(16, '0'),
        value: 'x',
      },
    ])
    const [small, larger] = await Promise.all(
      [EMPTY, caseOf(...notes)].map((made) =>
        sealCase(made, { sealTo: [ana.key], signer: ana.privateKey, now: NOW }),
      ),
    )
    expect([small?.length, larger?.length]).toEqual([4096 + 149, 8192 + 149])
  })

  it('is without a name where no key could sign, or where nobody knows the key that did, and hands out no anchor', async () => {
    const unsigned = await sealCase(theCase, { sealTo: [ana.key], signer: null, now: NOW })
    const byStranger = await sealCase(theCase, {
      sealTo: [ana.key],
      signer: stranger.privateKey,
      now: NOW,
    })
    for (const bytes of [unsigned, byStranger]) {
      expect(await open(bytes)).toEqual({ theCase: { ...theCase, anchor: null }, signedBy: null })
    }
  })

  it('is not sealed when there is no key to seal to, or the signer cannot sign', async () => {
    const locked = await makeTestKey({ passphrase: 'x' })
    await expect(sealCase(theCase, { sealTo: [], signer: null, now: NOW })).rejects.toMatchObject({
      code: 'closed',
    })
    await expect(
      sealCase(theCase, { sealTo: [ana.key], signer: locked.privateKey, now: NOW }),
    ).rejects.toMatchObject({ code: 'bad_key' })
    await expect(
      sealCase(theCase, { sealTo: [ana.key], signer: ana.privateKey, now: inDays(-500) }),
    ).rejects.toMatchObject({ code: 'bad_key' })
  })
})
