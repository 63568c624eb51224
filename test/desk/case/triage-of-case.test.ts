import { describe, expect, it } from '@jest/globals'
import type { KnownEnvelope, StaffLists } from '../../../src/desk/batch/batch.js'
import type { Case, Setting } from '../../../src/desk/case/case.js'
import { addChange, mergeCases, worksOf } from '../../../src/desk/case/changes.js'
import { signTriage, triageOfCase } from '../../../src/desk/case/triage-of-case.js'
import { dayOf, type Day } from '../../../src/domain/day.js'
import { readTriage, readTriageFile, writeTriage, type Triage } from '../../../src/domain/triage.js'
import { verifyTriage } from '../../../src/openpgp/verify-triage.js'
import { makeTestKey } from '../../helpers/keys.js'
import { EMPTY, author, caseOf, receiptNumber } from './edit-history.js'

const MADE = '2026-11-25' as Day
const [A, B] = [receiptNumber(1), receiptNumber(2)]
const lists: StaffLists = { labels: ['Pasaporte', 'Salario'], people: ['Ana', 'Begoña'] }
const knownOf = (more: Partial<KnownEnvelope> = {}): KnownEnvelope => ({
  ...{ receipt: A, receivedDay: '2026-11-01' as Day, state: 'fetched', labels: [], assignee: null },
  ...more,
})
const state = (value: string, receipt = A): Setting =>
  ({ what: 'state', receipt, value }) as Setting
const person = (value: string | null): Setting => ({ what: 'assignee', receipt: A, value })
const label = (name: string, value = true): Setting => ({
  what: 'label',
  receipt: A,
  label: name,
  value,
})

function triageOf(theCase: Case, known: KnownEnvelope[], names: StaffLists | null = lists) {
  const { triages, leftOut } = triageOfCase(worksOf(theCase), known, names, MADE)
  for (const triage of triages) expect(readTriage(writeTriage(triage))).toEqual(triage)
  return { entries: triages.flatMap(({ entries }) => entries), leftOut, triages }
}

describe('the triage of a case', () => {
  it('says what the server does not know, and nothing else', () => {
    const theCase = caseOf([state('closed')], [person('Ana')], [label('Salario')])
    const due = { receipt: A, state: 'closed', labels: ['Salario'], assignee: 'Ana' }
    expect(triageOf(theCase, [knownOf()])).toMatchObject({ entries: [due], leftOut: [] })
    expect(triageOf(theCase, [knownOf({ state: 'closed' })]).entries).toEqual([
      { receipt: A, labels: ['Salario'], assignee: 'Ana' },
    ])
    expect(triageOf(theCase, [knownOf({ labels: ['Salario'] })]).entries).toEqual([
      { receipt: A, state: 'closed', assignee: 'Ana' },
    ])
    const all = knownOf({ state: 'closed', labels: ['Salario'], assignee: 'Ana' })
    expect(triageOf(theCase, [all])).toEqual({ entries: [], triages: [], leftOut: [] })
  })

  it('says nothing of notes, links and pay, nor of a tip that nobody touched', () => {
    const theCase = caseOf(
      [{ what: 'note', receipt: A, note: '0'.repeat(16), value: 'secreto' }],
      [{ what: 'link', receipt: A, other: B, kind: 'person', value: true }],
      [{ what: 'pay', receipt: A, value: 10 }],
    )
    expect(triageOf(theCase, [knownOf({ labels: ['Salario'], assignee: 'Ana' })])).toEqual({
      ...{ entries: [], triages: [], leftOut: [] },
    })
  })

  it('takes away a person, and no label but those that somebody took away', () => {
    const known = [knownOf({ labels: ['Salario', 'Antigua'], assignee: 'Ana' })]
    expect(triageOf(caseOf([person(null)], [label('Salario', false)]), known).entries).toEqual([
      { receipt: A, labels: ['Antigua'], assignee: null },
    ])
    expect(triageOf(caseOf([label('Pasaporte')]), known).entries).toEqual([
      { receipt: A, labels: ['Antigua', 'Pasaporte', 'Salario'] },
    ])
    const turned = [knownOf({ labels: ['Pasaporte', 'Antigua'] })]
    expect(triageOf(caseOf([label('Pasaporte')], [label('Antigua')]), turned).entries).toEqual([])
    const last = [knownOf({ labels: ['Salario'] })]
    expect(triageOf(caseOf([label('Salario', false)]), last).entries).toEqual([
      { receipt: A, labels: [] },
    ])
  })

  it('says all of an envelope that the download did not describe', () => {
    const theCase = caseOf([state('closed')], [person(null)], [label('Salario')])
    expect(triageOf(theCase, []).entries).toEqual([
      { receipt: A, state: 'closed', labels: ['Salario'], assignee: null },
    ])
    expect(triageOf(caseOf([label('Salario', false)]), []).entries).toEqual([])
  })

  it('leaves out what two disagree about, and says the rest', () => {
    const base = caseOf([label('Salario')])
    const one = addChange(addChange(base, state('closed'), author()), person('Ana'), author())
    const two = addChange(base, state('reading'), author('Begoña'))
    expect(triageOf(mergeCases(one, two), [knownOf()])).toMatchObject({
      entries: [{ receipt: A, labels: ['Salario'], assignee: 'Ana' }],
      leftOut: [{ receipt: A, reason: 'disputed' }],
    })
    const persons = mergeCases(
      addChange(base, person('Ana'), author()),
      addChange(base, person('Begoña'), author('Begoña')),
    )
    expect(triageOf(persons, [knownOf()])).toMatchObject({
      entries: [{ receipt: A, labels: ['Salario'] }],
      leftOut: [{ receipt: A, reason: 'disputed' }],
    })
    expect(triageOf(persons, [knownOf()]).entries[0]).not.toHaveProperty('assignee')
  })

  it.each([lists, null])('tells the server no name that it does not have', (names) => {
    const theCase = caseOf([state('closed')], [label('El ministro X')], [person('Carla')])
    const due = {
      entries: [{ receipt: A, state: 'closed' }],
      leftOut: [
        { receipt: A, reason: 'unknown_label' },
        { receipt: A, reason: 'unknown_person' },
      ],
    }
    for (const known of [[knownOf()], []]) {
      const made = triageOf(theCase, known, names)
      expect(made).toMatchObject(due)
      expect(JSON.stringify(made.triages)).not.toMatch(/ministro|Carla/)
    }
  })

  it('keeps the labels that it may name, beside one that it may not', () => {
    const theCase = caseOf([label('Salario')], [label('El ministro X')])
    expect(triageOf(theCase, [knownOf({ labels: ['Antigua'] })])).toMatchObject({
      entries: [{ receipt: A, labels: ['Antigua', 'Salario'] }],
      leftOut: [{ receipt: A, reason: 'unknown_label' }],
    })
  })

  it('keeps what an envelope had already, though it can be chosen no more', () => {
    const known = [knownOf({ labels: ['Antigua'], assignee: 'Dora' })]
    const theCase = caseOf([label('Antigua')], [person('Dora')], [state('closed')])
    expect(triageOf(theCase, known, null)).toMatchObject({
      entries: [{ receipt: A, state: 'closed' }],
      leftOut: [],
    })
    expect(triageOf(theCase, known, null).entries[0]).toEqual({ receipt: A, state: 'closed' })
  })

  it('makes nothing new again', () => {
    const theCase = caseOf([state('closed')], [state('new')], [person('Ana')])
    expect(triageOf(theCase, [knownOf()])).toMatchObject({
      entries: [{ receipt: A, assignee: 'Ana' }],
      leftOut: [{ receipt: A, reason: 'still_new' }],
    })
    expect(triageOf(theCase, [knownOf({ state: 'new' })]).leftOut).toEqual([])
  })

  it('names no more labels than the server takes of one envelope', () => {
    const labels = Array.from({ length: 51 }, (_, i) => `L${String(i)}`)
    const theCase = caseOf([state('closed')], ...labels.map((name): [Setting] => [label(name)]))
    expect(triageOf(theCase, [knownOf()], { labels, people: [] })).toMatchObject({
      entries: [{ receipt: A, state: 'closed' }],
      leftOut: [{ receipt: A, reason: 'too_many_labels' }],
    })
    const fifty = { labels: labels.slice(1), people: [] }
    expect(triageOf(theCase, [knownOf()], fifty).entries[0]?.labels).toHaveLength(50)
  })

  it('goes into as many files as it takes, in order of the receipts, each receipt once', () => {
    const receipts = Array.from({ length: 10_001 }, (_, i) => receiptNumber(i * 7))
    const work = worksOf(caseOf([state('closed')])).get(A)
    if (!work) throw new Error('no work')
    const works = new Map(receipts.toReversed().map((receipt) => [receipt, work]))
    const { triages } = triageOfCase(works, [], lists, MADE)
    expect(triages.map(({ made, entries }) => [made, entries.length])).toEqual([
      [MADE, 5_000],
      [MADE, 5_000],
      [MADE, 1],
    ])
    const found = triages.flatMap(({ entries }) => entries.map(({ receipt }) => receipt))
    expect(found).toEqual(receipts.toSorted())
    for (const triage of triages) expect(readTriage(writeTriage(triage))).toEqual(triage)
  })
})

describe('a signed triage file', () => {
  it('is accepted by the server, however large, and by the key that signed it', async () => {
    const key = await makeTestKey()
    const now = new Date()
    const labels = Array.from(
      { length: 50 },
      (_, i) => `${'ñ’'.repeat(19)}${String(i).padStart(2, '0')}`,
    )
    const work = worksOf(caseOf(...labels.map((name): [Setting] => [label(name)]))).get(A)
    if (!work) throw new Error('no work')
    const works = new Map(
      Array.from({ length: 2_000 }, (_, i) => [receiptNumber(i), work] as const),
    )
    const { triages } = triageOfCase(works, [], { labels, people: [] }, dayOf(now.getTime()))
    expect(triages.length).toBeGreaterThan(3)
    let count = 0
    for (const triage of triages) {
      const text = await signTriage(triage, key.privateKey, now)
      const verified = await verifyTriage(readTriageFile(text), [key.key], now)
      expect(verified).toMatchObject({ fingerprint: key.fingerprint })
      expect(verified.triage).toEqual(triage)
      count += triage.entries.length
    }
    expect(count).toBe(2_000)
  })

  it('is not made with a key that cannot sign', async () => {
    const { privateKey } = await makeTestKey({ passphrase: 'x' })
    const triage: Triage = { made: MADE, entries: [{ receipt: A, state: 'closed' }] }
    await expect(signTriage(triage, privateKey, new Date())).rejects.toMatchObject({
      code: 'bad_key',
      message: 'this key cannot sign: it is locked, expired or for sealing only',
    })
  })
})

it('is empty for an empty case', () => {
  expect(triageOf(EMPTY, [knownOf()])).toEqual({ entries: [], triages: [], leftOut: [] })
})
