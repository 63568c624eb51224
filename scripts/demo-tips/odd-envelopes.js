// @ts-check
/**
 * What no form makes: answers that could not be given, a text for the eye that says something else, a version to come, a
 * questionnaire of others, an envelope for somebody else, and one that was damaged on its way.
 */
import { TextEncoder } from 'node:util'
import { createTipArchive } from '../../dist/archive/tip-archive.js'
import { createTipText } from '../../dist/archive/tip-text.js'
import { sizeClassOf } from '../../dist/archive/size-class.js'
import { writeUstar } from '../../dist/archive/write-ustar.js'
import { MISSIONS_QUESTIONNAIRE } from '../../dist/domain/missions-questionnaire.js'
import { localiseQuestionnaire } from '../../dist/domain/questionnaire.js'
import { createDraft } from './draft.js'

/** @typedef {import('./draft.js').Draft} Draft */

export const ODD_KINDS = /** @type {const} */ ([
  'unknown_questionnaire',
  'future_version',
  'invalid_answers',
  'other_text',
  'other_keys',
  'damaged',
])
/** @typedef {typeof ODD_KINDS[number]} OddKind */

/** For who teaches. @type {Record<OddKind, string>} */
export const ODD_MEANINGS = {
  unknown_questionnaire: 'its questionnaire is not known, so its answers have no labels',
  future_version: 'its tip.json is of a version to come',
  invalid_answers: 'it has answers that the form does not offer',
  other_text: 'its tip.txt says something else than its tip.json',
  other_keys: 'it is sealed to a foreign key and does not open; the server refuses it too',
  damaged: 'it was damaged on its way and does not open',
}

/** @type {Record<OddKind, [import('../../dist/domain/language.js').Language, import('../../dist/domain/questionnaire.js').Answers]>} */
const TOLD = {
  unknown_questionnaire: [
    'es',
    {
      relato:
        'Trabajé en un barco pesquero con el salario retenido dos años. Me dijeron que ustedes también ven esto.',
      barco: 'Estrella del Sur',
      meses: '26',
    },
  ],
  future_version: [
    'pt',
    {
      what_happened: 'Enviado de um formulário mais novo. O passaporte ficou com o coordenador.',
      role: 'before',
    },
  ],
  invalid_answers: [
    'es',
    {
      what_happened:
        'Estuve en un país que no está en la lista y puse lo que pude con un programa que me hizo mi primo.',
      country: 'XK',
      year_from: 'como en el dos mil doce',
      seen: ['pay', 'hambre'],
      lawyers: 'quizas',
    },
  ],
  other_text: [
    'en',
    {
      what_happened:
        'I take back everything. It was all fine, nobody took anything, please close my case.',
      role: 'before',
      country: 'VE',
      lawyers: 'no',
    },
  ],
  other_keys: [
    'es',
    { what_happened: 'Sobre que se selló para otros: esto no se puede leer aquí.' },
  ],
  damaged: [
    'es',
    { what_happened: 'Sobre que se dañó en el camino: esto no se puede leer.', role: 'relative' },
  ],
}

/** What tip.txt says instead. */
const OTHER_TEXT =
  'They kept my passport and most of my pay, and I can prove it. Call me, do not write.'

/** @param {OddKind} kind @returns {Draft} */
export function createOddDraft(kind) {
  return { ...createDraft(kind, ...TOLD[kind]), odd: kind }
}

/** The archive of an odd draft. @param {Draft} draft @returns {Uint8Array} */
export function createOddArchive({ tip, odd }) {
  const missions = localiseQuestionnaire(MISSIONS_QUESTIONNAIRE, tip.language)
  switch (odd) {
    case 'unknown_questionnaire':
      return createTipArchive({ ...tip, questionnaire: { id: 'pesca', version: 3 } }, FISHERY)
    case 'future_version':
      return createTipArchive(/** @type {any} */ ({ ...tip, version: 2 }), missions)
    case 'other_text': {
      const lie = { ...tip, answers: { ...tip.answers, what_happened: OTHER_TEXT } }
      const encoder = new TextEncoder()
      return writeUstar(
        [
          { name: 'tip/' },
          { name: 'tip/tip.txt', bytes: encoder.encode(createTipText(lie, missions)) },
          { name: 'tip/tip.json', bytes: encoder.encode(JSON.stringify(tip, null, 2) + '\n') },
        ],
        sizeClassOf,
      )
    }
    default:
      return createTipArchive(tip, missions)
  }
}

/** @type {import('../../dist/domain/questionnaire.js').Questionnaire<string>} */
const FISHERY = {
  id: 'pesca',
  version: 3,
  sections: [
    {
      title: null,
      questions: [
        { id: 'relato', kind: 'long_text', label: 'Cuente lo que vivió a bordo' },
        { id: 'barco', kind: 'text', label: 'Nombre del barco' },
        { id: 'meses', kind: 'text', label: 'Meses a bordo' },
      ],
    },
  ],
}
