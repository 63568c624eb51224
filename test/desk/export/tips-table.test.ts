import { describe, expect, it } from '@jest/globals'
import { NO_WORK } from '../../../src/desk/case/case.js'
import type { DeskTip } from '../../../src/desk/desk-tip.js'
import { tipsTable } from '../../../src/desk/export/tips-table.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import type { Questionnaire } from '../../../src/domain/questionnaire.js'
import { makeNaming } from './sample-evidence.js'
import { claim, makeDeskTip, makeFile } from './sample-tips.js'
import { watchForRunaway } from '../../helpers/run-away.js'

const everywhere = (text: string) => ({ es: text, en: text, pt: text, fr: text })
const OWN: Questionnaire = {
  id: 'own',
  version: 2,
  sections: [
    {
      title: null,
      questions: [
        {
          ...{ id: 'role', kind: 'one', label: everywhere('Oficio') },
          choices: [{ id: 'other', label: everywhere('Enfermera') }],
        },
        { id: 'new', kind: 'text', label: everywhere('Nueva') },
        { id: 'constructor', kind: 'text', label: everywhere('Obra') },
      ],
    },
  ],
}
const OWN_BEFORE: Questionnaire = {
  ...{ id: 'own', version: 1 },
  sections: [
    {
      title: null,
      questions: [
        { id: 'new', kind: 'text', label: everywhere('Vieja') },
        { id: 'gone', kind: 'text', label: everywhere('Quitada') },
      ],
    },
  ],
}

/** Each row by the heads of its columns. */
function rowsOf(tips: DeskTip[], language: 'es' | 'en' | 'pt' = 'en') {
  const questionnaires = [MISSIONS_QUESTIONNAIRE, OWN_BEFORE, OWN]
  const { columns, rows } = tipsTable(tips, { ...makeNaming(language), questionnaires })
  for (const row of rows) expect(row).toHaveLength(columns.length)
  return rows.map((row) => Object.fromEntries(columns.map((column, i) => [column, row[i]])))
}

describe('the table of tips', () => {
  it('has labels for choices, names for countries, and what the choices bear on', () => {
    const answers = { role: 'before', country: 'VE', year_from: '2016', seen: ['passport', 'pay'] }
    const [row] = rowsOf([makeDeskTip(1, answers)])
    expect(row).toMatchObject({
      'What happened?': 'Nos quitaron el pasaporte.',
      'Who are you?': 'I was on a mission before',
      'Country of the mission': 'Venezuela',
      'From which year': '2016',
      'Tick what you recognise': 'Passports were taken away; Most of the pay was kept',
      'ILO indicators': 'Withholding of wages; Retention of identity documents',
      Language: 'Spanish',
      Came: '2026-11-20',
      'Sealed to': 'the keys in use',
    })
  })

  it('has what staff say, both answers where two disagree', () => {
    const work = {
      ...NO_WORK,
      state: [claim('reading' as const), claim('closed' as const, 'Luis')],
      assignee: [claim('Ana')],
      labels: ['Salario', 'Visa'],
      notes: [
        { note: 'a', claims: [claim('Llamar.')] },
        { note: 'b', claims: [claim('Sí'), claim('No', 'Luis')] },
      ],
      pay: [claim(15)],
    }
    expect(rowsOf([makeDeskTip(1, {}, { work })])[0]).toMatchObject({
      ...{ State: 'being read / closed', 'Who has it': 'Ana', Labels: 'Salario; Visa' },
      'Private notes': 'Llamar.\nSí / No',
      'Share of the pay that reached them, in %': 15,
    })
    const disputed = { ...NO_WORK, pay: [claim(15), claim(null)] }
    expect(rowsOf([makeDeskTip(1, {}, { work: disputed })])[0]).toMatchObject({
      'Share of the pay that reached them, in %': '15 / -',
    })
  })

  it('says new, nobody and nothing where nobody said anything', () => {
    expect(rowsOf([makeDeskTip(1, {}, { receivedDay: null })])[0]).toMatchObject({
      ...{ State: 'new', 'Who has it': '', Labels: '', 'Private notes': '', Came: '' },
      'Share of the pay that reached them, in %': '',
    })
  })

  it('counts the files and says what they are', () => {
    const files = [
      makeFile('01-a.jpg', 'jpeg'),
      makeFile('02-b.jpg', 'jpeg'),
      makeFile('03-c.pdf', 'pdf'),
    ]
    expect(rowsOf([makeDeskTip(1, {}, { files })])[0]).toMatchObject({
      ...{ Files: 3, 'Which files': '2 JPEG picture; 1 PDF' },
    })
  })

  it('says what a reader should know', () => {
    const row = rowsOf([
      makeDeskTip(1, {}, { remarks: ['other_files', 'other_text'], keySet: 'revoked' }),
    ])[0]
    expect(row?.['Warnings']).toMatch(/its files are not.*; its text does not say/)
    expect(row?.['Sealed to']).toMatch(/revoked/)
  })

  it('has a column for each question of each questionnaire in the batch, as the first words it that is known', () => {
    const own = (version: number, number: number, answers: Record<string, string>) =>
      makeDeskTip(
        number,
        {},
        { tip: { version: 1, questionnaire: { id: 'own', version }, language: 'pt', answers } },
      )
    const rows = rowsOf([
      own(1, 1, { new: 'uno', gone: 'dos' }),
      own(2, 2, { new: 'tres', role: 'other' }),
      makeDeskTip(3, { role: 'other' }),
    ])
    expect(rows[0]).toMatchObject({ Vieja: 'uno', Quitada: 'dos', Oficio: '', 'Who are you?': '' })
    expect(rows[1]).toMatchObject({
      Vieja: 'tres',
      Obra: '',
      Quitada: '',
      Oficio: 'Enfermera',
      'Who are you?': '',
    })
    expect(rows[2]).toMatchObject({ Vieja: '', Oficio: '', 'Who are you?': 'Someone else' })
    expect(Object.keys(rowsOf([makeDeskTip(3)])[0] ?? {})).not.toContain('Vieja')
  })

  it('keeps the words of our own questions, whatever a later version of them says that came along', () => {
    const later: Questionnaire = {
      ...{ id: MISSIONS_QUESTIONNAIRE.id, version: 99 },
      sections: [
        {
          title: null,
          questions: [
            { id: 'what_happened', kind: 'long_text', label: everywhere('All was well') },
          ],
        },
      ],
    }
    const naming = { ...makeNaming('en'), questionnaires: [MISSIONS_QUESTIONNAIRE, later] }
    const ours = makeDeskTip(1, { what_happened: 'No pagaron.' })
    const named = { ...ours.tip!, questionnaire: { id: later.id, version: 99 } }
    const { columns, rows } = tipsTable([ours, makeDeskTip(2, {}, { tip: named })], naming)
    const place = columns.indexOf('What happened?')
    expect(rows.map((row) => row[place])).toEqual(['No pagaron.', 'No pagaron.'])
    expect(columns).not.toContain('All was well')
  })

  it('writes shares that differ as the language does, and one alone as the number that it is', () => {
    const paid = (...values: number[]) =>
      makeDeskTip(1, {}, { work: { ...NO_WORK, pay: values.map((value) => claim(value)) } })
    const cells = (['es', 'pt', 'en'] as const).map((language) => {
      const { rows } = tipsTable([paid(12.5, 30), paid(12.5)], makeNaming(language))
      return rows.map((row) => row.filter((cell) => /^12\D5/.test(String(cell))))
    })
    expect(cells).toEqual([
      [['12,5 / 30'], [12.5]],
      [['12,5 / 30'], [12.5]],
      [['12.5 / 30'], [12.5]],
    ])
  })

  it('loses no answer that has no column, and no text that could not be read', () => {
    const unknown = makeDeskTip(
      1,
      {},
      {
        tip: {
          version: 1,
          questionnaire: { id: 'strange', version: 9 },
          language: 'es',
          answers: { x: 'uno', y: ['dos', 'tres'] },
        },
      },
    )
    const unreadable = makeDeskTip(2, {}, { tip: null, text: 'solo texto' })
    const extra = makeDeskTip(3, { more: 'algo' })
    expect(rowsOf([unknown, unreadable, extra]).map((row) => row['Anything else'])).toEqual([
      ...['x: uno\ny: dos, tres', 'solo texto', 'more: algo'],
    ])
  })

  it('shows an answer that the form does not offer as it came', () => {
    const answers = {
      country: 'nowhere',
      role: 'king',
      seen: ['passport', 'gold'],
      lawyers: ['a', 'b'],
    }
    expect(rowsOf([makeDeskTip(1, answers)])[0]).toMatchObject({
      'Country of the mission': 'nowhere',
      'Who are you?': 'king',
      'Tick what you recognise': 'Passports were taken away; gold',
      'May our lawyers use what you tell us?': 'a; b',
    })
  })

  it('takes no name from where every object has some', () => {
    const answers = JSON.parse(
      '{"__proto__":"x","constructor":"y","hasOwnProperty":"z"}',
    ) as Record<string, string>
    expect(rowsOf([makeDeskTip(1, answers)])[0]).toMatchObject({
      'Anything else': '__proto__: x\nconstructor: y\nhasOwnProperty: z',
    })
  })

  it('leaves canaries out: they are no tips', () => {
    expect(rowsOf([makeDeskTip(1), makeDeskTip(2, {}, { canaryWord: 'pelican' })])).toHaveLength(1)
  })

  it('is there at once for 5,000 tips', () => {
    const tips = Array.from({ length: 5000 }, (_, i) =>
      makeDeskTip(i, { country: 'VE', seen: ['pay', 'hours'] }),
    )
    const hasRunAway = watchForRunaway()
    tipsTable(tips, makeNaming('es'))
    expect(hasRunAway()).toBe(false)
  })
})
