import { describe, expect, it } from '@jest/globals'
import { look, ok, printPage, wrong } from '../../src/admin/doctor-finding.js'
import { checkClock, checkDisk, checkVersions } from '../../src/admin/doctor-machine.js'
import { checkDatabase } from '../../src/admin/doctor-store.js'
import type { Day } from '../../src/domain/day.js'

const day = (text: string): Day => text as Day

describe('the checks of the machine', () => {
  it.each([
    ['1970-01-01', null, 'wrong'],
    ['2026-10-31', null, 'wrong'],
    ['2100-01-02', null, 'wrong'],
    ['2026-11-25', '2026-11-26', 'wrong'],
    ['2026-11-25', '2026-11-25', 'ok'],
    ['2026-11-25', null, 'ok'],
  ])('finds of a clock that tells %s, with something of %s: %s', (today, newest, verdict) => {
    expect(checkClock(day(today), newest === null ? null : day(newest)).verdict).toBe(verdict)
  })

  it.each([
    [100, 100, 'wrong'],
    [101, 100, 'look'],
    [200, 100, 'ok'],
    [1, 0, 'ok'],
  ])('finds of a disk with %i bytes free and a floor of %i: %s', (free, floor, verdict) => {
    expect(checkDisk(free, floor).verdict).toBe(verdict)
  })

  it.each([
    ['18.20.0', 'wrong'],
    ['20.18.3', 'wrong'],
    ['20.19.0', 'look'],
    ['22.1.0', 'ok'],
    ['99.0.0', 'ok'],
  ])('finds of Node %s: %s', (node, verdict) => {
    expect(checkVersions(node, [['Sigilo', '1']], day('2026-11-25')).verdict).toBe(verdict)
  })

  it('holds Node 20 for good until its end', () => {
    expect(checkVersions('20.19.0', [], day('2026-04-30')).verdict).toBe('ok')
  })
})

it('a large database is not read through', () => {
  const neverAsked = (): string | null => {
    throw new Error('it was read through')
  }
  expect(checkDatabase(268_435_457, neverAsked).verdict).toBe('ok')
  expect(checkDatabase(268_435_456, () => 'page 7').verdict).toBe('wrong')
})

describe('the page', () => {
  it.each([
    [[ok('a')], 'ok', 'all is well: 1 checks'],
    [[ok('a'), look('b', 'do')], 'look', '0 wrong, 1 to look at, 1 ok'],
    [[wrong('a', 'do'), look('b', 'do')], 'wrong', '1 wrong, 1 to look at, 0 ok'],
  ])('%j has the verdict of the worst', (findings, verdict, last) => {
    const lines: string[] = []
    expect(printPage({ mail: findings }, (line) => lines.push(line))).toBe(verdict)
    expect(lines.at(-1)).toBe(last)
  })

  it('stands in a fixed order, whatever the order of the checks', () => {
    const lines: string[] = []
    printPage({ versions: [ok('v')], settings: [wrong('s', 'set it')] }, (line) => lines.push(line))
    expect(lines.slice(0, 3)).toEqual([
      'wrong  settings   s',
      '                  next: set it',
      'ok     versions   v',
    ])
  })
})
