import { describe, expect, it } from '@jest/globals'
import { createNames } from '../../../src/desk/export/name-codes.js'
import type { Questionnaire } from '../../../src/domain/questionnaire.js'
import { makeNaming } from './sample-evidence.js'

const everywhere = (text: string) => ({ es: text, en: text, pt: text, fr: text })
const stranger = (text: string): Questionnaire => ({
  ...{ id: text, version: 1 },
  sections: [
    {
      title: null,
      questions: [
        {
          ...{ id: 'seen', kind: 'many', label: everywhere(text) },
          choices: ['passport', 'gold'].map((id) => ({ id, label: everywhere(text) })),
        },
      ],
    },
  ],
})

describe('names of choices', () => {
  it('are those of our own questionnaire, whatever others call the same choices', () => {
    const naming = makeNaming('en')
    const questionnaires = [...naming.questionnaires, stranger('One'), stranger('Two')]
    const { choice } = createNames({ ...naming, questionnaires })
    expect(choice('seen', 'passport')).toBe('Passports were taken away')
    expect(choice('seen', 'gold')).toBe('One')
    expect(choice('seen', 'never')).toBe('never')
  })
})
