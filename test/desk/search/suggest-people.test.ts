import { describe, expect, it } from '@jest/globals'
import { of, told } from './suggesting.js'

describe('the same person', () => {
  it('is suggested, as each wrote the name', () => {
    expect(
      told(
        'El jefe era Yoandri Pérez Gil.',
        'Nos amenazó la Dra. Marlene Soto y el tal Yoandri Perez.',
        'la doctora Marlene Soto',
      ),
    ).toEqual([
      'AB person: Yoandri Pérez Gil',
      'BA person: Yoandri Perez',
      'BC person: Dra. Marlene Soto',
      'CB person: doctora Marlene Soto',
    ])
  })

  it('is suggested where one of the two begins a sentence with the name', () => {
    expect(told('Yoandri Pérez mandaba.', 'Mandaba Yoandri Pérez.')).toEqual([
      'AB person: Yoandri Pérez',
      'BA person: Yoandri Pérez',
    ])
  })

  it.each([
    ['one name', 'llegó Yoandri', 'llegó Yoandri'],
    ['the beginning of sentences', 'Ayer. Entonces Pedro vino.', 'Entonces Pedro se fue'],
    [
      'the beginning of sentences, with a word that is not known',
      'Mandaba Pedro.',
      'Mandaba Pedro.',
    ],
    ['a title and one name', 'vino Doctora Marlene', 'vino Doctora Marlene'],
    ['two that begin alike', 'con Juan McDonald', 'con Juan McArthur'],
    ['an institution', 'el Ministerio de Salud Pública dijo', 'la Salud Pública dijo'],
    ['a brigade', 'la Brigada Médica Henry Reeve', 'la Brigada Médica Henry Reeve'],
    ['a country', 'volver a Estados Unidos', 'en los Estados Unidos'],
    ['a month with a word', 'desde Enero Rojo', 'en Enero Rojo'],
    ['a place by its word', 'fui a Puerto Cabello', 'a Puerto Cabello'],
    ['a place by "en"', 'vivía en Punto Fijo', 'trabajaba en Punto Fijo'],
    ['capitals', 'EL JEFE YOANDRI PEREZ', 'EL JEFE YOANDRI PEREZ'],
    ['small letters', 'el jefe yoandri pérez', 'el jefe yoandri pérez'],
    ['halves of words', 'el McDonald Pérez', 'un Donald Pérez'],
    ['two words with a comma', 'vino Yoandri, Pérez no', 'vino Yoandri, Pérez no'],
  ])('is not suggested for %s', (_name, one, other) => {
    expect(told(one, other)).toEqual([])
  })

  it('is not suggested for a name that stands in an answer about a place', () => {
    const story = 'el centro lleva el nombre de Belisario Porras'
    expect(
      of(
        { what_happened: story },
        { what_happened: story },
        { place: 'Hospital Belisario Porras' },
      ),
    ).toEqual([])
  })

  it('is suggested for eight tips and not for nine, which all know him', () => {
    const stories = (count: number): string[] =>
      Array.from({ length: count }, () => 'con Yoandri Pérez')
    expect(told(...stories(8))).toHaveLength(8 * 7)
    expect(told(...stories(9))).toEqual([])
  })
})

describe('many names', () => {
  const list = (count: number): string =>
    Array.from(
      { length: count },
      (_, i) => `con Ya${'abcdefghij'.charAt(i % 10)}${'abcdefghij'.charAt(i / 10)} Pérez`,
    ).join(', ')

  it('are read up to eighty', () => {
    expect(told(`${list(79)}, con Yoandri Gil`, 'con Yoandri Gil')).toHaveLength(2)
    expect(told(`${list(80)}, con Yoandri Gil`, 'con Yoandri Gil')).toEqual([])
  })

  it('lead to one suggestion between two tips, the first', () => {
    const story = 'con Yoandri Pérez Gil y con Marlene Soto'
    expect(told(story, story)).toEqual([
      'AB person: Yoandri Pérez Gil',
      'BA person: Yoandri Pérez Gil',
    ])
  })

  it('lead to ten suggestions at most', () => {
    const stories = ['Yoandri Pérez', 'Marlene Soto'].flatMap((name) =>
      Array.from({ length: 6 }, () => `con ${name}`),
    )
    const found = told('con Yoandri Pérez y con Marlene Soto', ...stories.slice(1))
    expect(found.filter((line) => line.startsWith('A'))).toHaveLength(10)
  })
})
