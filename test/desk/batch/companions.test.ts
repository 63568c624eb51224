/** What a hostile server may write beside a download. */
import { describe, expect, it } from '@jest/globals'
import { readKnownEnvelopes, readLists, readSums } from '../../../src/desk/batch/read-companions.js'
import { receiptOfId, type EnvelopeId } from '../../../src/domain/receipt.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const ID = 'ab'.repeat(32)
const RECEIPT = receiptOfId(ID as EnvelopeId)

describe('SHA256SUMS', () => {
  it('is read as sha256sum writes it, on any system', () => {
    const other = 'CD'.repeat(32)
    const sums = readSums(
      `${ID}  ${RECEIPT}.tar.pgp\r\n${other} *./x/y z.pgp\n\n${ID}  ${RECEIPT}.tar.pgp`,
    )
    expect(sums).toEqual(
      new Map([
        [`${RECEIPT}.tar.pgp`, ID],
        ['y z.pgp', other.toLowerCase()],
      ]),
    )
    expect(readSums('')).toEqual(new Map())
  })

  it.each([
    ['text', 'hola'],
    ['a short digest', `${'a'.repeat(63)}  x.pgp`],
    ['a long digest', `${'a'.repeat(65)}  x.pgp`],
    ['text before a digest', `x${ID}  x.pgp`],
    ['no name', `${ID}  `],
    ['one space', `${ID} x.pgp`],
    ['a name that is none', `${ID}  /`],
    ['a name twice, with other digests', `${ID}  x.pgp\n${'cd'.repeat(32)}  x.pgp`],
    ['the receipt of another digest', `${'cd'.repeat(32)}  ${RECEIPT}.tar.pgp`],
    ['a name of 500 letters', `${ID}  ${'x'.repeat(500)}`],
    ['21,001 lines', `${ID}  x.pgp\n`.repeat(21_001)],
  ])('is not in form with %s', (_name, text) => {
    expect(readSums(text)).toBeNull()
  })

  it('is read with 21,000 lines, and a name of 400 letters', () => {
    expect(readSums(`${ID}  ${'x'.repeat(400)}\n`.repeat(20_999))?.size).toBe(1)
  })

  it('is read in no time, whatever stands in it', () => {
    const hasRunAway = watchForRunaway()
    expect(readSums(`${ID} ${' '.repeat(4_000_000)}`)).toBeNull()
    expect(readSums('a'.repeat(4_000_000))).toBeNull()
    expect(hasRunAway()).toBe(false)
  })
})

describe('lists.json', () => {
  it('is read', () => {
    const text = '{"version":1,"labels":["Pasaporte retenido"],"people":["Ana María O’Neil"]}'
    expect(readLists(text)).toEqual({
      labels: ['Pasaporte retenido'],
      people: ['Ana María O’Neil'],
    })
  })

  it.each([
    '',
    'null',
    '[]',
    '{"version":2,"labels":[],"people":[]}',
    '{"version":1,"labels":[]}',
    '{"version":1,"labels":[1],"people":[]}',
    '{"version":1,"labels":["=1+1"],"people":[]}',
    '{"version":1,"labels":["a\\u202eb"],"people":[]}',
    '{"version":1,"labels":{"length":1},"people":[]}',
    '{"__proto__":{"version":1},"labels":[],"people":[]}',
    JSON.stringify({ version: 1, labels: Array(1001).fill('a'), people: [] }),
    JSON.stringify({ version: 1, labels: ['a'.repeat(41)], people: [] }),
    JSON.stringify({ version: 1, labels: [], people: Array(1001).fill('a') }),
    '['.repeat(100_000),
  ])('is not in form: %.60s', (text) => {
    expect(readLists(text)).toBeNull()
  })

  it('is read with 1,000 of each', () => {
    const names = Array<string>(1000).fill('a')
    expect(readLists(JSON.stringify({ version: 1, labels: names, people: names }))).toEqual({
      ...{ labels: names, people: names },
    })
  })
})

describe('envelopes.json', () => {
  const known = {
    receipt: RECEIPT,
    receivedDay: '2026-10-01',
    state: 'reading',
    labels: ['Wages'],
    assignee: 'Ana',
  }
  const file = (...envelopes: object[]): string => JSON.stringify({ version: 1, envelopes })

  it('is read, and what a later version adds is passed over', () => {
    expect(readKnownEnvelopes(file(known, { ...known, assignee: null, more: 1 }))).toEqual([
      known,
      { ...known, assignee: null },
    ])
  })

  it.each([
    [{ receipt: 'x' }],
    [{ receivedDay: '2026-13-01' }],
    [{ state: 'lost' }],
    [{ labels: 'Wages' }],
    [{ labels: ['<i>'] }],
    [{ labels: Array(51).fill('a') }],
    [{ assignee: '' }],
    [{ assignee: 7 }],
    [{ receipt: { toString: () => RECEIPT } }],
  ])('is not in form with %j', (change) => {
    expect(readKnownEnvelopes(file(known, { ...known, ...change }))).toBeNull()
  })

  it('is read with 21,000 envelopes, and 50 labels', () => {
    const labels = Array<string>(50).fill('a')
    expect(readKnownEnvelopes(file({ ...known, labels }))).toEqual([{ ...known, labels }])
    expect(readKnownEnvelopes(file(...Array<object>(21_000).fill(known)))).toHaveLength(21_000)
  })

  it('is not in form without its version, or with too many', () => {
    expect(readKnownEnvelopes(JSON.stringify({ envelopes: [] }))).toBeNull()
    expect(readKnownEnvelopes(file(...Array<object>(21_001).fill(known)))).toBeNull()
  })
})
