import { describe, expect, it } from '@jest/globals'
import { fillIn } from '../../../src/desk/export/evidence-texts.js'
import { FILE_TYPES } from '../../../src/desk/files/file-kind.js'
import { KEY_SETS, REMARKS } from '../../../src/desk/opened-tip.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import { HANDLING_STATES } from '../../../src/domain/handling.js'
import { LANGUAGES } from '../../../src/domain/language.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { questionsOf } from '../../../src/domain/questionnaire.js'
import { readTexts } from './sample-evidence.js'

const flatten = (tree: object, path = ''): [string, string][] =>
  Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
    typeof value === 'string'
      ? [[path + key, value] as [string, string]]
      : flatten(value as object, `${path}${key}.`),
  )
const holesOf = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort()

describe.each(DESK_LANGUAGES)('the words for the evidence in %s', (language) => {
  const texts = readTexts(language)
  const reference = flatten(readTexts('es'))

  it('are all there, in the same places, with the same holes', () => {
    const found = flatten(texts)
    expect(found.map(([path]) => path)).toEqual(reference.map(([path]) => path))
    expect(found.map(([, text]) => holesOf(text))).toEqual(
      reference.map(([, text]) => holesOf(text)),
    )
    expect(found.filter(([, text]) => text.trim() === '')).toEqual([])
  })

  it('name every code that there is', () => {
    expect(Object.keys(texts.states)).toEqual([...HANDLING_STATES])
    expect(Object.keys(texts.remarks).sort()).toEqual([...REMARKS].sort())
    expect(Object.keys(texts.keySets)).toEqual([...KEY_SETS])
    expect(Object.keys(texts.fileTypes)).toEqual([...FILE_TYPES])
    expect(Object.keys(texts.languages)).toEqual([...LANGUAGES])
    const named = questionsOf(MISSIONS_QUESTIONNAIRE).flatMap((question) =>
      (question.choices ?? []).flatMap((choice) => choice.indicators ?? []),
    )
    expect(Object.keys(texts.indicators)).toHaveLength(11)
    expect(new Set(Object.keys(texts.indicators))).toEqual(new Set(named))
  })

  it('name no two things of a kind alike', () => {
    for (const names of [
      texts.indicators,
      texts.remarks,
      texts.keySets,
      texts.fileTypes,
      texts.tips,
    ]) {
      expect(new Set(Object.values(names)).size).toBe(Object.keys(names).length)
    }
  })

  it('speak as the house speaks', () => {
    const found = flatten(texts).filter(([, text]) =>
      /pgp|encrypt|decrypt|cifrad|criptograf|\bmessages?\b|submission/i.test(text),
    )
    expect(found).toEqual([])
  })
})

describe('a text with holes', () => {
  it('is filled in with values, and a value is never filled in itself', () => {
    expect(fillIn('{a} y {b}, {c}', { a: '{b}', b: 2 })).toBe('{b} y 2, {c}')
  })
})
