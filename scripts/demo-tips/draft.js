// @ts-check
/** A tip before it is sealed, with what only who teaches knows of it. */

/** @typedef {import('../../dist/domain/tip.js').Tip} Tip */

/**
 * @typedef {object} Draft
 * @property {string} story its id
 * @property {Tip} tip without its files
 * @property {import('./papers/paper.js').Paper[]} papers
 * @property {boolean} withOriginals
 * @property {Draft | null} again of which it is the same once more
 * @property {import('./odd-envelopes.js').OddKind | null} odd
 */

/**
 * @param {string} story
 * @param {import('../../dist/domain/language.js').Language} language
 * @param {import('../../dist/domain/questionnaire.js').Answers} answers
 * @returns {Draft}
 */
export function createDraft(story, language, answers) {
  return {
    story,
    tip: { version: 1, questionnaire: { id: 'missions', version: 1 }, language, answers },
    ...{ papers: [], withOriginals: false, again: null, odd: null },
  }
}

/** @param {Draft} draft */
export function textOf({ tip }) {
  return String(tip.answers['what_happened'])
}
