import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { FILE_TYPES } from '../../../src/desk/files/file-kind.js'
import { FILE_SHOWINGS, NOT_SHOWN_REASONS } from '../../../src/desk/files/file-showing.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import { CLEANINGS, TRACES } from '../../../src/domain/tip-file.js'

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'views', 'locales', 'desk')

describe('the texts on files', () => {
  it.each(DESK_LANGUAGES)('have a word or a sentence for each code: %s', (language) => {
    const texts = JSON.parse(
      readFileSync(join(FOLDER, `files.${language}.json`), 'utf8'),
    ) as Record<string, Record<string, string>>
    const keys = Object.fromEntries(
      Object.entries(texts).map(([part, words]) => [part, Object.keys(words)]),
    )
    expect(keys).toEqual({
      types: [...FILE_TYPES],
      cleanings: [...CLEANINGS],
      traces: [...TRACES],
      warnings: ['active', 'misnamed'],
      notShown: [...NOT_SHOWN_REASONS],
    })
    const all = Object.values(texts).flatMap((words) => Object.values(words))
    expect(all.filter((text) => text.trim() === '' || text !== text.trim())).toEqual([])
  })

  it('give a reason for every type that is not shown', () => {
    const reasons = Object.values(FILE_SHOWINGS).filter((how) => how !== 'pixels' && how !== 'text')
    for (const reason of reasons) expect(NOT_SHOWN_REASONS).toContain(reason)
  })

  it('show nothing that acts', () => {
    const shown = FILE_TYPES.filter((type) => ['pixels', 'text'].includes(FILE_SHOWINGS[type]))
    expect(shown).toEqual(['jpeg', 'png', 'gif', 'webp', 'bmp', 'text'])
  })
})
