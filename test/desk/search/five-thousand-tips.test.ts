/** 5,000 tips that are made up, as the bench counts and compares them. */
import { describe, expect, it } from '@jest/globals'
import { findAlike } from '../../../src/desk/search/find-alike.js'
import { suggestLinks } from '../../../src/desk/search/suggest-links.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { makeManyTips } from '../../helpers/many-tips.js'

const COUNT = 5000
const tips = makeManyTips(COUNT)
const questionnaires = [MISSIONS_QUESTIONNAIRE]

describe('5,000 tips', () => {
  it('are the same each time they are made, and fair', () => {
    const receipts = (all: typeof tips): string[] => all.map(({ receipt }) => receipt)
    expect(receipts(makeManyTips(40))).toEqual(receipts(tips).slice(0, 40))
    expect(new Set(receipts(tips)).size).toBe(COUNT)
    const sizes = tips.map(({ folded }) => folded.length)
    expect(sizes.reduce((sum, size) => sum + size) / COUNT).toBeGreaterThan(2500)
    expect(new Set(tips.flatMap(({ folded }) => folded.split(/\W+/))).size).toBeGreaterThan(8000)
  })

  it('are compared, and those that were sent twice are found', () => {
    expect(findAlike(tips).length).toBeGreaterThan(80)
  })

  it('are searched for links, ten for each at most', () => {
    const found = suggestLinks(tips, questionnaires)
    expect(found.length).toBeLessThanOrEqual(10 * COUNT)
    expect(new Set(found.map(({ kind }) => kind))).toEqual(new Set(['person', 'place', 'mission']))
  })
})
