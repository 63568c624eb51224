import { describe, expect, it } from '@jest/globals'
import { makeTestKey, makeTestKeyring } from '../helpers/keys.js'
import { startTestIntake } from '../helpers/running-intake.js'

describe('the start in production', () => {
  it('wants to be told the anchor, and says which one it found', async () => {
    const userIDs = [{ name: 'Real', email: 'real@example.org' }]
    const [realAnchor, real] = [await makeTestKey({ userIDs }), await makeTestKey({ userIDs })]
    const keyring = await makeTestKeyring(
      [
        ['add', real],
        ['activate', real],
      ],
      realAnchor,
    )
    await expect(startTestIntake(keyring, { SIGILO_MODE: 'production' })).rejects.toMatchObject({
      code: 'configuration',
      message: 'SIGILO_ANCHOR does not say which anchor is yours',
      hint: expect.stringContaining(realAnchor.fingerprint),
    })
    const settings = { SIGILO_MODE: 'production', SIGILO_ANCHOR: realAnchor.fingerprint }
    const { address, startReports } = await startTestIntake(keyring, settings)
    expect(await (await fetch(`${address}/es/`)).text()).not.toContain('demostración')
    expect(startReports).toEqual([`key ${real.fingerprint} does not expire`])
  })

  it('says how many days each key has left, and warns under thirty', async () => {
    const [long, short] = [
      await makeTestKey({ keyExpirationTime: 400 * 86_400 + 3600 }),
      await makeTestKey({ keyExpirationTime: 20 * 86_400 + 3600 }),
    ]
    const keyring = await makeTestKeyring([
      ['add', long],
      ['activate', long],
      ['add', short],
      ['activate', short],
    ])
    expect((await startTestIntake(keyring)).startReports).toEqual([
      `key ${long.fingerprint} has 400 days left`,
      `warning: key ${short.fingerprint} has only 20 days left; change it now`,
    ])
  })
})
