import { describe, expect, it } from '@jest/globals'
import { firstWordsOf } from '../../src/desk/first-words.js'
import { MISSIONS_QUESTIONNAIRE } from '../../src/domain/missions-questionnaire.js'
import { watchForRunaway } from '../helpers/run-away.js'
import { makeTip } from '../helpers/tips.js'

const of = (text: string, what_happened?: string): string =>
  firstWordsOf(
    { text, tip: what_happened === undefined ? null : makeTip({ what_happened }) },
    MISSIONS_QUESTIONNAIRE,
  )

describe('the first words of a tip', () => {
  it.each([
    ['of what it must say', 'x', ' Nos quitaron\n\n el  pasaporte ', 'Nos quitaron el pasaporte'],
    [
      'of its text, behind its two first lines',
      'missions 1 · es\n\nHola\nAna',
      undefined,
      'Hola Ana',
    ],
    ['none where the text has no third line', 'missions 1 · es\n', undefined, ''],
    ['none where it says nothing', 'x', ' \n ', ''],
    ['no mark that turns them round', 'x', 'a\u202eb', 'a⟨U+202E⟩b'],
    ['140 and no more, counted as people do', 'x', '💥'.repeat(300), '💥'.repeat(140)],
    ['up to where blanks go on and on', 'x', `Hola${' '.repeat(2000)}Ana`, 'Hola'],
  ])('are %s', (_name, text, answer, due) => {
    expect(of(text, answer)).toBe(due)
  })

  it('cost the same of a long tip as of a short one', () => {
    const hasRunAway = watchForRunaway()
    const long = '\u202e'.repeat(340_000)
    for (let i = 0; i < 4000; i++) of(`x\ny\n${long}`, i % 2 ? long : undefined)
    expect(hasRunAway()).toBe(false)
  })
})
