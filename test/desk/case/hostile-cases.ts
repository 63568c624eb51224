/** Cases as anybody may have written them, with the reason for which each is refused; and what stands in them when it is in form. */
import { receiptNumber } from './edit-history.js'

export const A = receiptNumber(1)
export const B = receiptNumber(2)
export const state = {
  ...{ id: '00000000000000a1', by: 'Ana', day: '2026-11-25', after: [] as unknown[] },
  ...{ what: 'state', receipt: A, value: 'closed' },
}
export const note = { ...state, what: 'note', note: '00000000000000b1', value: 'Lo leí' }
export const label = { ...state, what: 'label', label: 'Salario', value: true }
export const pay = { ...state, what: 'pay', value: 10 }
export const link = { ...state, what: 'link', other: B, kind: 'place', value: true }
const head = { number: 3, statementSha256: 'ab'.repeat(32) }
export const anchor = { fingerprint: 'AB'.repeat(20), head }

export const textOf = (changes: unknown, more: object = {}): string =>
  JSON.stringify({ version: 1, anchor: null, changes, ...more })

export const HOSTILE: [name: string, reason: string, text: string][] = [
  ['nothing', 'it is not JSON', ''],
  ['a half', 'it is not JSON', textOf([state]).slice(0, -9)],
  ['two', 'it is not JSON', textOf([state]) + textOf([state])],
  ['a mark of byte order', 'it is not JSON', `\ufeff${textOf([])}`],
  ['a list', 'it is not JSON of a case', '[]'],
  ['null', 'it is not JSON of a case', 'null'],
  ['a text', 'it is not JSON of a case', '"case"'],
  ['no version', 'it is not of version 1', '{}'],
  ['version 2', 'it is not of version 1', textOf([], { version: 2 })],
  ['version "1"', 'it is not of version 1', textOf([], { version: '1' })],
  ['one more member', 'it has other members than version 1 has', textOf([], { colour: 'red' })],
  ['one member less', 'it has other members than version 1 has', '{"version":1,"changes":[]}'],
  [
    'a prototype',
    'it has other members than version 1 has',
    '{"version":1,"anchor":null,"changes":[],"__proto__":{"by":"Ana"}}',
  ],
  ['changes that are no list', 'it has no list of changes', textOf({ length: 1, 0: state })],
  ['a million changes', 'it has over 200000 changes', textOf(new Array(1_000_000).fill(0))],
  ['200,001 changes', 'it has over 200000 changes', textOf(new Array(200_001).fill({}))],
  ['21 MB of one note', 'it is larger than 20 MiB', textOf([{ ...note, value: 'x'.repeat(21e6) }])],
  ['11 million ñ', 'it is larger than 20 MiB', textOf([{ ...note, value: 'ñ'.repeat(11e6) }])],
  ['a million brackets', 'it is not JSON', '['.repeat(1e6)],
  ['a million brackets, closed', 'it is not JSON of a case', '['.repeat(1e6) + ']'.repeat(1e6)],
  [
    'a note of a million brackets',
    'change 1 has a note that is empty, or has over 10000 characters',
    textOf([note]).replace('"Lo leí"', '['.repeat(1e6) + ']'.repeat(1e6)),
  ],
  ['a change that is null', 'change 1 has no form', textOf([null])],
  ['a change that is a list', 'change 2 has no form', textOf([state, [state]])],
  [
    'a change of another kind',
    'change 1 has something that cannot be set',
    textOf([{ ...state, what: 'colour' }]),
  ],
  [
    'a change of the kind __proto__',
    'change 1 has something that cannot be set',
    textOf([{ ...state, what: '__proto__' }]),
  ],
  [
    'a change of no kind',
    'change 1 has something that cannot be set',
    textOf([{ ...state, what: ['state'] }]),
  ],
  [
    'a change with one more member',
    'change 1 has other members than version 1 has',
    textOf([{ ...state, time: 1 }]),
  ],
  [
    'a label’s name on a state',
    'change 1 has other members than version 1 has',
    textOf([{ ...state, label: 'x' }]),
  ],
  [
    'a change with a prototype',
    'change 1 has other members than version 1 has',
    textOf([state]).replace('"id"', '"__proto__":{},"id"'),
  ],
  [
    'a change whose value comes from a prototype',
    'change 1 has other members than version 1 has',
    textOf([state]).replace('"value"', '"__proto__"'),
  ],
  ['an id that is too short', 'change 1 has no id, or no day', textOf([{ ...state, id: 'a1' }])],
  [
    'an id in capitals',
    'change 1 has no id, or no day',
    textOf([{ ...state, id: '00000000000000A1' }]),
  ],
  [
    'a day that does not exist',
    'change 1 has no id, or no day',
    textOf([{ ...state, day: '2026-02-30' }]),
  ],
  ['a nameless author', 'change 1 has a name that is not in form', textOf([{ ...state, by: '' }])],
  [
    'an author who turns the page round',
    'change 1 has a name that is not in form',
    textOf([{ ...state, by: 'A\u202eB' }]),
  ],
  [
    'an author of a million accents',
    'change 1 has a name that is not in form',
    textOf([{ ...state, by: 'a' + '\u0301\u0316'.repeat(1e6) }]),
  ],
  [
    'after that is no list',
    'change 1 has no list of what it has seen',
    textOf([{ ...state, after: 'all' }]),
  ],
  [
    'after what is no id',
    'change 1 has seen something that is no change',
    textOf([{ ...state, after: [state.id, 1] }]),
  ],
  [
    'a receipt with a letter that none has',
    'change 1 has a receipt that is none',
    textOf([{ ...state, receipt: A.replace(/.$/, 'U') }]),
  ],
  [
    'a state that does not exist',
    'change 1 has a state that does not exist',
    textOf([{ ...state, value: 'constructor' }]),
  ],
  [
    'a person who is a number',
    'change 1 has a name that is not in form',
    textOf([{ ...state, what: 'assignee', value: 7 }]),
  ],
  [
    'a label of markup',
    'change 1 has a name that is not in form',
    textOf([{ ...label, label: '<img>' }]),
  ],
  [
    'a label that is neither on nor off',
    'change 1 has something that is neither on nor off',
    textOf([{ ...label, value: 1 }]),
  ],
  ['a note without its id', 'change 1 has a note without its id', textOf([{ ...note, note: {} }])],
  [
    'a note of 10,001 characters',
    'change 1 has a note that is empty, or has over 10000 characters',
    textOf([{ ...note, value: 'x'.repeat(10_001) }]),
  ],
  [
    'a note that drives a terminal',
    'change 1 has a note with control characters',
    textOf([{ ...note, value: '\u001b[2J' }]),
  ],
  [
    'a share of 101',
    'change 1 has a share of pay that is not between 0 and 100',
    textOf([{ ...pay, value: 101 }]),
  ],
  [
    'a share of 1e999',
    'change 1 has a share of pay that is not between 0 and 100',
    textOf([pay]).replace('10}', '1e999}'),
  ],
  [
    'a share as text',
    'change 1 has a share of pay that is not between 0 and 100',
    textOf([{ ...pay, value: '10' }]),
  ],
  ['a link to itself', 'change 1 has a link that leads nowhere', textOf([{ ...link, other: A }])],
  [
    'a link of another kind',
    'change 1 has a link of a kind that does not exist',
    textOf([{ ...link, kind: 'toString' }]),
  ],
  [
    'an anchor that is a text',
    'its anchor is not in form',
    textOf([], { anchor: anchor.fingerprint }),
  ],
  [
    'an anchor in small letters',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, fingerprint: 'ab'.repeat(20) } }),
  ],
  [
    'an anchor with one more member',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, name: 'x' } }),
  ],
  [
    'a head with one more member',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, head: { ...head, day: '' } } }),
  ],
  [
    'a head of half an entry',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, head: { ...head, number: 1.5 } } }),
  ],
  [
    'a head of entry 0',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, head: { ...head, number: 0 } } }),
  ],
  [
    'a head that no keyring has',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, head: { ...head, number: 501 } } }),
  ],
  [
    'a head without its hash',
    'its anchor is not in form',
    textOf([], { anchor: { ...anchor, head: { ...head, statementSha256: 'ab' } } }),
  ],
]
