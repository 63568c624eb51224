import { beforeAll, describe, expect, it } from '@jest/globals'
import { sendCanary } from '../../../src/admin/send-canary.js'
import { findCanaryWord } from '../../../src/desk/open/find-canary-word.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Tip } from '../../../src/domain/tip.js'
import { readTestKeyring } from '../../helpers/download.js'
import { makeSimpleKeyring, makeTestKey } from '../../helpers/keys.js'

let tip: Tip
let digest = ''

beforeAll(async () => {
  const key = await makeTestKey()
  let sent = new Uint8Array()
  await sendCanary({
    files: await readTestKeyring(await makeSimpleKeyring(key)),
    drills: { addCanary: (wordDigest) => void (digest = wordDigest) },
    questionnaire: MISSIONS_QUESTIONNAIRE,
    send: (envelope) => Promise.resolve(void (sent = new Uint8Array(envelope))),
    now: new Date(),
    say: () => undefined,
  })
  const { json } = await openEnvelope(sent, [key.privateKey])
  tip = JSON.parse(new TextDecoder().decode(json)) as Tip
})

describe('findCanaryWord', () => {
  it('finds the word of a canary as the command sends it', async () => {
    const { digestOf } = await import('../../../src/admin/send-canary.js')
    expect(digestOf(findCanaryWord(tip) ?? '')).toBe(digest)
  })

  const told = (): string => String(tip.answers['what_happened'])
  it.each([
    [
      'something more is told',
      () => ({ answers: { what_happened: `${told()}\nMe quitaron el pasaporte` } }),
    ],
    ['something is told before', () => ({ answers: { what_happened: `Hola\n${told()}` } })],
    ['another question is answered', () => ({ answers: { ...tip.answers, role: 'family' } })],
    [
      'there is a file',
      () => ({
        files: [
          {
            name: '01-a.jpg',
            givenName: 'a.jpg',
            sizeBytes: 1,
            cleaning: 'clean' as const,
            removed: [],
          },
        ],
      }),
    ],
    ['its words differ', () => ({ answers: { what_happened: told().replace(/.{3}$/, '000') } })],
    [
      'its word is none',
      () => ({
        answers: {
          what_happened: told().replaceAll(
            /[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/g,
            'UUUU-IIII-OOOO',
          ),
        },
      }),
    ],
    [
      'its words are not one',
      () => ({ answers: { what_happened: told().replace(/(?<=message\. Word: ).{4}/, '0000') } }),
    ],
    ['it is chosen from a list', () => ({ answers: { what_happened: [told()] } })],
    ['nothing is answered', () => ({ answers: {} })],
  ])('takes it for a tip when %s', (_name, change) => {
    expect(findCanaryWord({ ...tip, ...change() })).toBeNull()
  })
})
