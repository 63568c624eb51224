import { describe, expect, it } from '@jest/globals'
import {
  readTriage,
  readTriageFile,
  writeTriage,
  writeTriageFile,
  type Triage,
} from '../../src/domain/triage.js'

const entry = {
  receipt: '7ZKX-0V3M-A1QD-99TP',
  state: 'closed',
  labels: ['Wages', 'Pasaportes retenidos'],
  assignee: 'Ana O’Hara-Peña',
}
const triage = { format: 'sigilo triage', version: 1, made: '2026-11-25', entries: [entry] }
const file = { version: 1, signed: '{}', signature: 'x' }

const sentence = (read: (text: string) => unknown, text: string): string => {
  try {
    read(text)
  } catch (error) {
    const { code, message } = error as { code: string; message: string }
    return `${code}: ${message}`
  }
  return 'it was taken'
}
const refusal = (reason: string): string => `invalid: this triage file cannot be used: ${reason}`

describe('the wrapper of a triage file', () => {
  it('is read as it was written', () => {
    const written = { signed: 'tëxt\r\nof more "lines"', signature: '-----BEGIN' }
    expect(readTriageFile(writeTriageFile(written))).toEqual(written)
  })

  it.each([
    ['nothing', '', 'it is not JSON'],
    ['no JSON', '{', 'it is not JSON'],
    ['a list', '[]', 'it is not JSON'],
    ['null', 'null', 'it is not JSON'],
    ['no version', JSON.stringify({ ...file, version: undefined }), 'it is not of version 1'],
    ['a later version', JSON.stringify({ ...file, version: 2 }), 'it is not of version 1'],
    ['a version in quotes', JSON.stringify({ ...file, version: '1' }), 'it is not of version 1'],
    [
      'a member too many',
      JSON.stringify({ ...file, key: 'x' }),
      'it has a member that version 1 does not know',
    ],
    [
      'a member that is a trap',
      '{"version":1,"signed":"{}","signature":"x","__proto__":{}}',
      'it has a member that version 1 does not know',
    ],
    [
      'an object in place of text',
      JSON.stringify({ ...file, signed: {} }),
      'its signed text is missing',
    ],
    [
      'no signature',
      JSON.stringify({ ...file, signature: undefined }),
      'its signature is missing, or too long',
    ],
    [
      'a signature without end',
      JSON.stringify({ ...file, signature: 'x'.repeat(8193) }),
      'its signature is missing, or too long',
    ],
    [
      'more than 2 MiB, in two bytes each',
      JSON.stringify({ ...file, signed: 'ñ'.repeat(1_048_576) }),
      'it is larger than 2 MiB',
    ],
  ])('is refused with one sentence when it is %s', (_name, text, reason) => {
    expect(sentence(readTriageFile, text)).toBe(refusal(reason))
  })
})

describe('the signed text of a triage file', () => {
  const text = (change: object): string => JSON.stringify({ ...triage, ...change })
  const textOf = (change: object): string => text({ entries: [{ ...entry, ...change }] })

  it('is read as it was written', () => {
    const { made, entries } = triage
    const written = { made, entries: [...entries, { receipt: '0000-0000-0000-0000' }] }
    expect(readTriage(writeTriage(written as unknown as Triage))).toEqual(written)
  })

  it('may say that nobody has it, and that it has no labels', () => {
    const [read] = readTriage(textOf({ assignee: null, labels: [] })).entries
    expect(read).toEqual({ ...entry, assignee: null, labels: [] })
  })

  it('takes names in whatever form a keyboard writes them', () => {
    const [read] = readTriage(
      textOf({ assignee: 'Begon\u0303a', labels: ['Prisio\u0301n'] }),
    ).entries
    expect(read).toMatchObject({ assignee: 'Begoña', labels: ['Prisión'] })
  })

  const [state, labels, person] = [
    'entry 1 has a state that does not exist',
    'entry 1 has labels that are not in form',
    'entry 1 has a person whose name is not in form',
  ]
  it.each<[name: string, text: string, reason: string]>([
    ['no JSON', 'closed', 'its signed text is not JSON'],
    ['marked by a byte order', `\ufeff${text({})}`, 'its signed text is not JSON'],
    ['another format', text({ format: 'tip' }), 'what was signed is something else'],
    ['of a later version', text({ version: 2 }), 'its signed text is not of version 1'],
    [
      'a member too many',
      text({ x: 1 }),
      'its signed text has a member that version 1 does not know',
    ],
    ['without a day', text({ made: undefined }), 'the day on which it was made is not a day'],
    ['of no day', text({ made: '2026-02-30' }), 'the day on which it was made is not a day'],
    ['of a time', text({ made: '2026-11-25T10:00' }), 'the day on which it was made is not a day'],
    ['without entries', text({ entries: undefined }), 'it has no entries'],
    ['with an empty list', text({ entries: [] }), 'it has no entries'],
    ['with a list that is none', text({ entries: { length: 1 } }), 'it has no entries'],
    [
      'one entry too long',
      text({ entries: Array.from({ length: 5_001 }, () => 0) }),
      'it has over 5000 entries',
    ],
    ['with an entry that is text', text({ entries: ['x'] }), 'entry 1 is not in form'],
    ['with an entry that is null', text({ entries: [null] }), 'entry 1 is not in form'],
    ['with a note', textOf({ note: 'x' }), 'entry 1 has a member that version 1 does not know'],
    ['without a receipt', textOf({ receipt: undefined }), 'entry 1 has no receipt'],
    [
      'with a receipt in small letters',
      textOf({ receipt: '7zkx-0v3m-a1qd-99tp' }),
      'entry 1 has no receipt',
    ],
    [
      'with a letter that no receipt has',
      textOf({ receipt: '7ZKX-0V3M-A1QD-99TU' }),
      'entry 1 has no receipt',
    ],
    [
      'with one receipt twice',
      text({ entries: [entry, entry] }),
      'entry 2 has a receipt that came before',
    ],
    ['with a state nobody knows', textOf({ state: 'lost' }), state],
    ['with a state that is null', textOf({ state: null }), state],
    ['with the state new', textOf({ state: 'new' }), 'entry 1 would make an envelope new again'],
    ['with labels that are text', textOf({ labels: 'Wages' }), labels],
    ['with a label that is a number', textOf({ labels: [1] }), labels],
    ['with a label that turns the writing round', textOf({ labels: ['a\u202eb'] }), labels],
    ['with a label that is markup', textOf({ labels: ['<b>'] }), labels],
    ['with a label of 41 letters', textOf({ labels: ['a'.repeat(41)] }), labels],
    ['with a label that ends in a space', textOf({ labels: ['Wages '] }), labels],
    ['with 51 labels', textOf({ labels: Array.from({ length: 51 }, (_, i) => `L${i}`) }), labels],
    ['with a label twice', textOf({ labels: ['Ñ', 'N\u0303'] }), 'entry 1 has a label twice'],
    ['with a person that is empty', textOf({ assignee: '' }), person],
    ['with a person of two lines', textOf({ assignee: 'Ana\nEva' }), person],
    ['with a person that is a list', textOf({ assignee: ['Ana'] }), person],
  ])('is refused with one sentence when it is %s', (_name, signed, reason) => {
    expect(sentence(readTriage, signed)).toBe(refusal(reason))
  })

  it('is refused at once with a name of a hundred thousand accents', () => {
    const started = performance.now()
    const signed = textOf({ assignee: 'a' + '\u0301\u0316'.repeat(100_000) })
    expect(sentence(readTriage, signed)).toBe(refusal(person))
    expect(performance.now() - started).toBeLessThan(2000)
  })
})
