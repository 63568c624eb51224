import { readFileSync } from 'node:fs'
import { describe, expect, it } from '@jest/globals'
import { LEFT_OUT } from '../../../src/desk/batch/batch.js'
import { NOT_OPENED } from '../../../src/desk/not-opened.js'
import { KEY_SETS, REMARKS } from '../../../src/desk/opened-tip.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'

describe.each(DESK_LANGUAGES)('the texts of opening in %s', (language) => {
  const texts = JSON.parse(
    readFileSync(`views/locales/desk/opening.${language}.json`, 'utf8'),
  ) as Record<string, Record<string, string>>

  it.each([
    ['reasons', Object.keys(NOT_OPENED)],
    ['leftOut', LEFT_OUT],
    ['remarks', REMARKS],
    ['keySets', KEY_SETS],
  ])('have a sentence for each of %s, and no other', (part, codes) => {
    expect(Object.keys(texts[part] ?? {}).sort()).toEqual([...codes].sort())
    for (const sentence of Object.values(texts[part] ?? {}))
      expect(sentence).toMatch(/^\p{Lu}.*\.$/u)
    expect(new Set(Object.values(texts[part] ?? {})).size).toBe(codes.length)
  })

  it('have no other parts', () => {
    expect(Object.keys(texts).sort()).toEqual(['keySets', 'leftOut', 'reasons', 'remarks'])
  })
})
