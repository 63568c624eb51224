import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { readConfig } from '../../src/bin/config.js'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../helpers/keys.js'
import { startTestIntake } from '../helpers/running-intake.js'
import { tempFolder } from '../helpers/temp-folder.js'

const folder = tempFolder()
const with_ = (settings: Record<string, string>) =>
  readConfig({ SIGILO_DATA: join(folder, 'data'), SIGILO_KEYS: join(folder, 'none'), ...settings })

describe('the configuration', () => {
  it('stands without a single setting', () => {
    expect(readConfig({})).toMatchObject({
      mode: 'demo',
      intake: { host: '127.0.0.1', port: 8080 },
      isHttps: false,
      maxTipBytes: 52_428_800,
      diskFloorBytes: 1_073_741_824,
      keyGraceDays: 7,
      organisation: { name: 'Global Liberty Alliance' },
      questionnaire: { id: 'missions', version: 1 },
    })
  })

  it.each([
    [{ SIGILO_PORT: '70000' }, /^SIGILO_PORT does not hold/],
    [{ SIGILO_PORT: 'http' }, /^SIGILO_PORT does not hold/],
    [{ SIGILO_MODE: 'test' }, /^SIGILO_MODE does not hold/],
    [{ SIGILO_PUBLIC_URL: 'ftp://example.org' }, /^SIGILO_PUBLIC_URL does not hold/],
    [{ SIGILO_KEY_GRACE_DAYS: '-1' }, /^SIGILO_KEY_GRACE_DAYS does not hold/],
    [{ SIGILO_MAX_TIP_BYTES: '10' }, /^SIGILO_MAX_TIP_BYTES does not hold/],
    [{ SIGILO_ANCHOR: 'ABCD' }, /^SIGILO_ANCHOR does not hold/],
    [{ SIGILO_PROT: '8080' }, /^SIGILO_PROT is not a setting that is known$/],
    [
      { SIGILO_QUESTIONNAIRE: '/nowhere' },
      /^SIGILO_QUESTIONNAIRE names a file that cannot be read/,
    ],
    [{ SIGILO_ORGANISATION: '/nowhere' }, /^SIGILO_ORGANISATION names a file that cannot be read/],
    [
      { SIGILO_PORT: 'x', SIGILO_MODE: 'y' },
      /^SIGILO_MODE does not hold.*\nSIGILO_PORT does not hold/,
    ],
  ])('refuses %j with a sentence for each fault', (settings, message) => {
    expect(() => with_(settings as Record<string, string>)).toThrow(
      expect.objectContaining({
        code: 'configuration',
        message: expect.stringMatching(message),
      }),
    )
  })

  it('takes a variable that is set to nothing for one that is not set', () => {
    const empty = { SIGILO_DISK_FLOOR_BYTES: '', SIGILO_PORT: '', SIGILO_KEY_GRACE_DAYS: '' }
    expect(with_(empty)).toEqual(with_({}))
  })

  it('takes a questionnaire and an organisation from files', () => {
    const label = { es: 'a', en: 'a', pt: 'a', fr: 'a' }
    const question = { id: 'q', kind: 'text', required: true, maxLength: 9, label }
    const questionnaire = {
      id: 'own',
      version: 3,
      sections: [{ title: null, questions: [question] }],
    }
    const organisation = {
      name: 'Otra',
      contact: 'otra@example.org',
      exitAddress: 'https://example.org/',
      about: label,
    }
    writeFileSync(join(folder, 'q.json'), JSON.stringify(questionnaire))
    writeFileSync(join(folder, 'o.json'), JSON.stringify(organisation))
    const config = with_({
      SIGILO_QUESTIONNAIRE: join(folder, 'q.json'),
      SIGILO_ORGANISATION: join(folder, 'o.json'),
    })
    expect(config.questionnaire).toEqual(questionnaire)
    expect(config.organisation).toEqual(organisation)
  })
})

describe('the mode', () => {
  it('is production as soon as there is a keyring, which refuses the keys of a demonstration', async () => {
    const keys = join(folder, 'keys')
    const keyring = await makeSimpleKeyring(await makeTestKey())
    writeKeyringFolder(keys, keyring)
    expect(with_({ SIGILO_KEYS: keys }).mode).toBe('production')
    await expect(startTestIntake(keyring, { SIGILO_MODE: 'production' })).rejects.toThrow(
      'production refuses the keys of a demonstration',
    )
  })

  it('of a demonstration refuses keys that are real', async () => {
    const userIDs = [{ name: 'A real one', email: 'desk@example.org' }]
    const keyring = await makeSimpleKeyring(await makeTestKey({ userIDs }))
    await expect(startTestIntake(keyring, { SIGILO_MODE: 'demo' })).rejects.toThrow(
      'a demonstration refuses keys that are real',
    )
  })

  it('of a demonstration is said on every page', async () => {
    const keyring = await makeSimpleKeyring(await makeTestKey())
    const { address } = await startTestIntake(keyring)
    expect(await (await fetch(`${address}/es/`)).text()).toContain('Esto es una demostración')
  })
})

describe('the address', () => {
  it('may be a unix socket, also one that a crash has left behind', async () => {
    const keyring = await makeSimpleKeyring(await makeTestKey())
    const socket = join(folder, 's')
    const first = await startTestIntake(keyring, { SIGILO_SOCKET: socket })
    expect(first.address).toBe(socket)
    await expect(startTestIntake(keyring, { SIGILO_SOCKET: socket })).rejects.toThrow(
      'intake cannot listen at its address',
    )
    await first.stop()
  })

  it('that is taken is said in one sentence', async () => {
    const keyring = await makeSimpleKeyring(await makeTestKey())
    const { address } = await startTestIntake(keyring)
    const port = new URL(address).port
    await expect(startTestIntake(keyring, { SIGILO_PORT: port })).rejects.toMatchObject({
      code: 'configuration',
      hint: expect.stringContaining('SIGILO_PORT'),
    })
  })
})
