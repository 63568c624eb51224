import { describe, expect, it } from '@jest/globals'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { findAlike, type AlikePair } from '../../../src/desk/search/find-alike.js'
import type { Receipt } from '../../../src/domain/receipt.js'
import { claim, makeDeskTip } from '../../helpers/desk-tip.js'
import { watchForRunaway } from '../../helpers/run-away.js'

/** 400 words, each another one. */
const WORDS = Array.from({ length: 400 }, (_, i) => `palabra${String((i * 7919) % 1009)}ó`)
const STORY = WORDS.join(' ')
const others = (count: number, first = 0): string =>
  Array.from({ length: count }, (_, i) => `otra${String(first + i)}`).join(' ')
/** Every so many words are another one. */
const edited = (every: number): string =>
  WORDS.map((word, i) => (i % every === 0 ? `nueva${String(i)}` : word)).join(' ')

const alike = (...texts: string[]): string[] =>
  findAlike(texts.map((text, i) => makeDeskTip('ABCDEFGH'.charAt(i), { what_happened: text }))).map(
    describePair,
  )
const describePair = ({ a, b, likeness }: AlikePair): string =>
  `${a.charAt(0)}${b.charAt(0)} ${likeness.toFixed(2)}`

describe('tips that say nearly the same', () => {
  it.each([
    ['the same text', STORY, '1.00'],
    ['other accents and capitals', STORY.toUpperCase().replaceAll('Ó', 'o'), '1.00'],
    ['other points and lines', STORY.replaceAll(' ', ',\n'), '1.00'],
    ['every 100th word changed', edited(100), '0.95'],
    ['every 40th word changed', edited(40), '0.87'],
    ['every 20th word changed', edited(20), '0.75'],
    ['every 12th word changed', edited(12), '0.60'],
    ['a greeting before it', `${others(20)} ${STORY}`, '0.95'],
    ['a postscript as long as a quarter', `${STORY} ${others(100)}`, '0.80'],
    ['something before and behind', `${others(60)} ${STORY} ${others(60, 100)}`, '0.77'],
    ['the first three quarters', WORDS.slice(0, 300).join(' '), '0.75'],
    [
      'the halves the other way round',
      `${WORDS.slice(200).join(' ')} ${WORDS.slice(0, 200).join(' ')}`,
      '0.99',
    ],
  ])('are found: %s', (_name, text, likeness) => {
    expect(alike(STORY, text)).toEqual([`AB ${likeness}`])
  })

  it.each([
    ['another text', others(400)],
    ['every fifth word changed', edited(5)],
    ['the same words in another order', WORDS.toReversed().join(' ')],
    ['a third of it', WORDS.slice(0, 133).join(' ')],
    ['half of it, and as much again', `${WORDS.slice(0, 200).join(' ')} ${others(200)}`],
    ['nothing', ''],
  ])('are not: %s', (_name, text) => {
    expect(alike(STORY, text)).toEqual([])
  })

  it.each([
    [
      'a sentence that many write',
      'Me quitaron el pasaporte al llegar y no me lo devolvieron nunca.',
    ],
    ['one word over and over', 'no '.repeat(500)],
    ['signs', '. , ; '.repeat(500)],
  ])('are not told by a text too short to judge: %s', (_name, text) => {
    expect(alike(text, text)).toEqual([])
  })

  it('are told by their texts, not by what staff wrote of them', () => {
    const notes = [{ note: 'n', claims: claim(STORY) }]
    const tips = ['A', 'B'].map((letter) =>
      makeDeskTip(letter, { what_happened: letter }, { work: { notes, labels: [STORY] } }),
    )
    expect(findAlike(tips)).toEqual([])
  })

  it('are told by every text of theirs, and by tip.txt where that is all there is', () => {
    const one = makeDeskTip('A', {
      what_happened: WORDS.slice(0, 200).join(' '),
      contact: WORDS.slice(200).join(' '),
    })
    const two = makeDeskTip('B', {}, { tip: null, text: STORY })
    expect(findAlike([one, two]).map(describePair)).toEqual(['AB 0.99'])
  })

  it('are no canaries', () => {
    const tips = ['A', 'B'].map((letter) =>
      makeDeskTip(letter, { what_happened: STORY }, { canaryWord: letter === 'A' ? 'pez' : null }),
    )
    expect(findAlike(tips)).toEqual([])
  })

  it('come with the most alike first, whatever the order of the tips', () => {
    const due = ['AC 0.95', 'AB 0.75', 'BC 0.78'].sort()
    expect(alike(STORY, edited(20), edited(100)).sort()).toEqual(due)
    const tips = [STORY, edited(20), edited(100)].map((text, i) =>
      makeDeskTip('ABC'.charAt(i), { what_happened: text }),
    )
    expect(findAlike(tips)[0]?.likeness).toBeGreaterThan(0.9)
    expect(findAlike(tips.toReversed())).toEqual(findAlike(tips))
  })

  it('are found among thousands that share its phrases', () => {
    const phrases = Array.from({ length: 30 }, (_, i) => others(5, 1000 * i))
    const tips = Array.from({ length: 1000 }, (_, i) =>
      numbered(
        i,
        phrases
          .map((phrase, k) => `${phrase} x${String(i)}y${String(k)} z${String(i)}w${String(k)}`)
          .join(' '),
      ),
    )
    const copy = numbered(1001, String(tips[3]?.tip?.answers['what_happened']).replace('x3y7', 'x'))
    const [nearest] = findAlike([...tips, copy])
    expect([nearest?.a, nearest?.b]).toEqual(['0003', '1001'])
  })
})

describe('a flood', () => {
  it.each([
    ['of the same text', () => STORY],
    ['of one text with a word of its own', (i: number) => `${STORY} ${String(i)}`],
  ])('%s leads to a few pairs for each, and leaves none out', (_name, textOf) => {
    const tips = Array.from({ length: 600 }, (_, i) => numbered(i, textOf(i)))
    const pairs = findAlike(tips)
    expect(pairs.length).toBeLessThanOrEqual(5 * 600)
    expect(new Set(pairs.flatMap(({ a, b }) => [a, b])).size).toBe(600)
  })

  it('is compared fast', () => {
    const text = WORDS.slice(0, 60).join(' ')
    const tips = Array.from({ length: 4000 }, (_, i) => numbered(i, text))
    const hasRunAway = watchForRunaway()
    findAlike(tips)
    expect(hasRunAway()).toBe(false)
  })

  it('of words in one tip is compared by its beginning', () => {
    const [first, second] = [1, 2].map((i) => `${others(5000)} ${others(5000, 10_000 * i)}`)
    expect(alike(first!, second!)).toEqual(['AB 1.00'])
  })

  it('of words in one tip is read as far as a form would go', () => {
    const hasRunAway = watchForRunaway()
    findAlike([numbered(1, others(200_000)), numbered(2, others(200_000))])
    expect(hasRunAway()).toBe(false)
  })
})

function numbered(number: number, text: string): DeskTip {
  const tip = makeDeskTip('A', { what_happened: text })
  return { ...tip, receipt: String(number).padStart(4, '0') as Receipt }
}
