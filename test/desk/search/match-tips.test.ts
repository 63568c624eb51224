import { describe, expect, it } from '@jest/globals'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import type { TipFilter } from '../../../src/desk/search/filter.js'
import { findPlaces, matchTips, parseWords } from '../../../src/desk/search/match-tips.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { claim, makeDeskTip, receiptOfLetter } from '../../helpers/desk-tip.js'
import { makeTip } from '../../helpers/tips.js'

const unknown = { id: 'missions', version: 7 }
const file = {
  name: '01-foto.jpg',
  givenName: 'Foto.jpg',
  sizeBytes: 1,
  cleaning: 'clean' as const,
  removed: [],
  kind: { type: 'jpeg' as const, isActive: false, isMisnamed: false },
}
const TIPS: DeskTip[] = [
  makeDeskTip('A', {
    what_happened: 'Nos quitaron el pasaporte en la misión.',
    country: 'GT',
    year_from: '2013',
    year_to: '2016',
    seen: ['passport', 'hours'],
    lawyers: 'yes',
  }),
  makeDeskTip(
    'B',
    { what_happened: 'La misión nos quitó todo; el pasaporte no.', country: 'BR', lawyers: 'no' },
    {
      files: [file],
      work: { state: claim('reading'), assignee: claim('Ana'), labels: ['urgente'] },
    },
  ),
  makeDeskTip(
    'C',
    { what_happened: 'Horas y horas.', year_from: '2015', seen: ['hours'] },
    { remarks: ['other_text'], work: { isDisputed: true, assignee: claim(null) } },
  ),
  makeDeskTip(
    'D',
    {},
    {
      tip: { ...makeTip({ country: 'GT', seen: ['pay'], lawyers: 'yes' }), questionnaire: unknown },
    },
  ),
  makeDeskTip('E', {}, { tip: null, text: 'País de la misión\nGuatemala (GT)' }),
  makeDeskTip('F', {
    seen: 'pay',
    country: ['GT'],
    lawyers: 'perhaps',
    year_from: '99999',
  }),
]
const find = (filter: TipFilter): string =>
  matchTips(TIPS, filter, [MISSIONS_QUESTIONNAIRE])
    .map(({ receipt }) => receipt.charAt(0))
    .join('')

describe('a search', () => {
  it.each<[TipFilter, string]>([
    [{}, 'ABCDEF'],
    [{ words: '' }, 'ABCDEF'],
    [{ words: 'PASAPORTE mision' }, 'AB'],
    [{ words: 'misión quitó' }, 'B'],
    [{ words: '"el pasaporte en"' }, 'A'],
    [{ words: '«el pasaporte en» misión' }, 'A'],
    [{ words: 'sapor' }, 'ABDF'],
    [{ words: 'pasaporte nada' }, ''],
    [{ words: 'bbbb-bbbb' }, 'B'],
    [{ words: 'foto.jpg' }, 'B'],
    [{ state: 'new' }, 'ACDEF'],
    [{ state: 'reading' }, 'B'],
    [{ assignee: 'Ana' }, 'B'],
    [{ assignee: '' }, 'ACDEF'],
    [{ label: 'urgente' }, 'B'],
    [{ country: 'GT' }, 'AD'],
    [{ country: '' }, 'CF'],
    [{ year: 2013 }, 'A'],
    [{ year: 2015 }, 'AC'],
    [{ year: 2016 }, 'A'],
    [{ year: 2017 }, ''],
    [{ practice: 'hours' }, 'AC'],
    [{ practice: 'pay' }, ''],
    [{ indicator: 'retention_of_documents' }, 'A'],
    [{ indicator: 'withholding_of_wages' }, ''],
    [{ lawyers: 'yes' }, 'A'],
    [{ lawyers: '' }, 'CDF'],
    [{ language: 'es' }, 'ABCDF'],
    [{ language: 'pt' }, ''],
    [{ hasFiles: true }, 'B'],
    [{ hasFiles: false }, 'ACDEF'],
    [{ hasRemarks: true }, 'C'],
    [{ isDisputed: true }, 'C'],
    [{ isDisputed: false }, 'ABDEF'],
    [{ receipts: [receiptOfLetter('C'), receiptOfLetter('A')] }, 'AC'],
    [{ receipts: [] }, ''],
    [{ words: 'mision', country: 'BR', hasFiles: true }, 'B'],
    [{ words: 'mision', country: 'BR', hasFiles: false }, ''],
  ])('for %j finds %s', (filter, found) => {
    expect(find(filter)).toBe(found)
  })

  it.each([
    ['uno  Dós uno', ['uno', 'dos']],
    ['a "b  c" d', ['a', 'b c', 'd']],
    ['a “b c', ['a', 'b c']],
    ['« b c »x', ['b c', 'x']],
    ['""  " "', []],
    ['a"b"c', ['a', 'b', 'c']],
    ['¿?', ['¿?']],
  ])('takes %j for words', (words, parsed) => {
    expect(parseWords(words)).toEqual(parsed)
  })
})

describe('the places of words in a text', () => {
  const mark = (text: string, words: string): string => {
    let [marked, last] = ['', 0]
    for (const [start, end] of findPlaces(text, parseWords(words))) {
      marked += `${text.slice(last, start)}[${text.slice(start, end)}]`
      last = end
    }
    return marked + text.slice(last)
  }

  it.each([
    ['plain', 'el pasaporte', 'pasaporte', 'el [pasaporte]'],
    ['accents', 'la misión, la Misión', 'mision', 'la [misión], la [Misión]'],
    ['an accent that stands apart', 'cafe\u0301s', 'cafe', '[cafe\u0301]s'],
    ['ñ and what follows', 'año ñandú fin', 'fin nandu', 'año [ñandú] [fin]'],
    ['a ligature, whole', 'oﬃcial', 'offi', '[oﬃ]cial'],
    ['a part of a ligature, whole', 'oﬃcial', 'of', '[oﬃ]cial'],
    ['the end of a ligature, whole', 'oﬃcial', 'ic', 'o[ﬃc]ial'],
    ['sharp s', 'Straße x', 'strasse', '[Straße] x'],
    ['behind an emoji', '🛂👩🏽‍⚕️ pasaporte', 'pasaporte', '🛂👩🏽‍⚕️ [pasaporte]'],
    ['an emoji', 'a 🛂 b', '🛂', 'a [🛂] b'],
    [
      'a phrase over lines',
      'el  \n pasaporte\u00a0mío',
      '"el pasaporte mio"',
      '[el  \n pasaporte\u00a0mío]',
    ],
    ['a soft hyphen', 'pasa\u00adporte', 'pasaporte', '[pasa\u00adporte]'],
    ['the dotted I', 'İzmir', 'iz', '[İz]mir'],
    ['words that overlap', 'pasaporte', 'pasa sapor', '[pasapor]te'],
    ['one within another', 'pasaporte', 'pasaporte sa', '[pasaporte]'],
    ['side by side', 'aaaa', 'a', '[aaaa]'],
    ['nothing there', 'abc', 'x', 'abc'],
    ['no words', 'abc', '', 'abc'],
    ['no text', '', 'x', ''],
    ['another script', 'ที่นี่น้ำ', 'น้ำ', 'ที่นี่[น้ำ]'],
  ])('are right: %s', (_name, text, words, marked) => {
    expect(mark(text, words)).toBe(marked)
  })

  it('are bounded', () => {
    expect(findPlaces('a b '.repeat(5000), ['a', 'b'])).toHaveLength(1000)
  })

  it('never come from an empty word', () => {
    expect(findPlaces('abc', [''])).toEqual([])
  })
})
