import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser } from 'playwright-core'
import { textWidth, wrapText } from '../../../src/desk/charts/text-width.js'
import { countryName } from '../../../src/domain/country.js'
import { LANGUAGES } from '../../../src/domain/language.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { questionsOf } from '../../../src/domain/questionnaire.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import { launchBrowser } from '../../helpers/browser.js'
import { readTexts } from '../export/sample-evidence.js'
import { watchForRunaway } from '../../helpers/run-away.js'

/** All that stands in pictures. */
function labels(): string[] {
  const questions = questionsOf(MISSIONS_QUESTIONNAIRE)
  const choices = questions.flatMap((question) => question.choices ?? [])
  const codes = questions.flatMap((question) => question.codes ?? [])
  return [
    ...DESK_LANGUAGES.flatMap((language) => Object.values(readTexts(language).indicators)),
    ...LANGUAGES.flatMap((language) => choices.map(({ label }) => label[language])),
    ...LANGUAGES.flatMap((language) => codes.map((code) => countryName(code, language))),
    ...['2026', '1234567890', '20–48', 'De 10 % a menos de 25 %'],
  ]
}

describe('the width of a text', () => {
  let browser: Browser

  beforeAll(async () => {
    browser = await launchBrowser()
  })
  afterAll(() => browser.close())

  it.each(['system-ui', 'DejaVu Sans', 'Liberation Sans', 'sans-serif'])(
    'is never guessed too small for %s, nor far too large',
    async (font) => {
      const page = await browser.newPage()
      const texts = labels()
      const measured = await page.evaluate(
        ([all, family]) => {
          const context = document.createElement('canvas').getContext('2d')!
          context.font = `13px ${family}`
          return all.map((text) => context.measureText(text).width)
        },
        [texts, font.includes(' ') ? `"${font}"` : font] as const,
      )
      const ratios = texts.map((text, i) => textWidth(text, 13) / (measured[i] ?? 0))
      // A long label may be a hair over in one font, never by what can be seen.
      expect(texts.filter((_, i) => (ratios[i] ?? 0) < 0.99)).toEqual([])
      expect(Math.max(...ratios)).toBeLessThan(1.5)
      await page.close()
    },
  )
})

describe('a text in lines', () => {
  it('loses no word, and each line fits', () => {
    for (const text of labels()) {
      const lines = wrapText(text, 200, 13, 9)
      expect(lines.join(' ')).toBe(text.split(/\s+/).join(' '))
      for (const line of lines) expect(textWidth(line, 13)).toBeLessThanOrEqual(200)
    }
  })

  it('breaks a word that no line can hold', () => {
    const lines = wrapText('x'.repeat(100), 100, 13, 99)
    expect(lines.length).toBeGreaterThan(5)
    expect(lines.join('')).toBe('x'.repeat(100))
  })

  it('says with an ellipsis that something is not shown', () => {
    const lines = wrapText('uno dos tres cuatro cinco seis siete ocho', 60, 13, 2)
    expect(lines).toHaveLength(2)
    expect(lines[1]).toMatch(/…$/)
    expect(textWidth(lines[1] ?? '', 13)).toBeLessThanOrEqual(60)
  })

  it('leaves no single short word alone where the lines can be even', () => {
    expect(wrapText('Nos mandaron a zonas peligrosas sin protección', 300, 13, 3)).toEqual([
      'Nos mandaron a zonas',
      'peligrosas sin protección',
    ])
  })

  it.each(['', ' ', 'a'])('is one line for %j', (text) => {
    expect(wrapText(text, 50, 13, 3)).toHaveLength(1)
  })

  it('is done at once with a text of a million characters', () => {
    const hasRunAway = watchForRunaway()
    wrapText('word '.repeat(200_000), 200, 13, 3)
    wrapText('w'.repeat(1_000_000), 200, 13, 3)
    expect(hasRunAway()).toBe(false)
  })
})
