// @ts-check
/** The same story once more, with small edits, as people send who do not know whether it arrived. */
import { createDraft, textOf } from './draft.js'

/** @typedef {import('../../dist/domain/language.js').Language} Language */

/** @type {Record<Language, { before: string[], after: string[] }>} */
const EDITS = {
  es: {
    before: [
      'Lo mando otra vez porque no sé si llegó.',
      'Repito por si acaso, se me cortó internet.',
      'Segunda vez que escribo.',
      '',
    ],
    after: [
      'Perdonen si está repetido.',
      'Le quité una parte que sobraba.',
      'Espero respuesta.',
      '',
    ],
  },
  pt: {
    before: ['Mando de novo, caiu a conexão.', 'Não guardei o código, então repito.', ''],
    after: ['Se já receberam, desculpem.', 'Tirei uma frase.', ''],
  },
  en: {
    before: ['Sending this again, the page froze.', 'I lost my code so here it is once more.', ''],
    after: ['Apologies if you have it twice.', ''],
  },
  fr: { before: ['Je renvoie, je ne sais pas si c’est arrivé.'], after: [''] },
}

/** @param {import('./draft.js').Draft} draft @param {import('./chance.js').Chance} chance @returns {import('./draft.js').Draft} */
export function sendAgain(draft, chance) {
  const { language, answers } = draft.tip
  const { before, after } = EDITS[language]
  const paragraphs = textOf(draft).split('\n')
  const longest = paragraphs.reduce(
    (at, text, i) => (text.length > (paragraphs[at] ?? '').length ? i : at),
    0,
  )
  paragraphs[longest] = dropSentence(paragraphs[longest] ?? '', chance)
  const text = [chance.pick(before), paragraphs.join('\n'), chance.pick(after)]
    .filter((part) => part !== '')
    .join(chance.hits(0.5) ? ' ' : '\n\n')
  /** @type {import('../../dist/domain/questionnaire.js').Answers} */
  const again = { ...answers, what_happened: text }
  // What is chosen from a list is often left out the second time.
  delete again[chance.pick(['role', 'documents', 'year_to', 'place'])]
  return { ...createDraft(draft.story, language, again), again: draft }
}

/** One out of its middle, where there are enough. @param {string} text @param {import('./chance.js').Chance} chance */
function dropSentence(text, chance) {
  const sentences = text.split(/(?<=[.!?]) /)
  if (sentences.length > 4) sentences.splice(chance.int(1, sentences.length - 2), 1)
  return sentences.join(' ')
}
