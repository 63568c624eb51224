// @ts-check
/** How people type: a few with every accent, many in a hurry, some all in capitals. */

/** @typedef {'tidy' | 'hasty' | 'plain' | 'bare' | 'caps'} Hand */

/** Where a story does not say whose hand it is. @type {Hand[]} */
const USUAL = ['tidy', 'tidy', 'tidy', 'tidy', 'hasty', 'hasty', 'hasty', 'plain', 'plain', 'bare']

/** @param {import('./chance.js').Chance} chance @returns {Hand} */
export function pickHand(chance) {
  return chance.pick(USUAL)
}

/**
 * @param {string} text
 * @param {Hand} hand
 * @param {import('./chance.js').Chance} chance
 */
export function typeWith(text, hand, chance) {
  switch (hand) {
    case 'tidy':
      return text
    case 'hasty':
      return withoutOpeningMarks(text)
        .replaceAll(/\p{L}+/gu, (word) => (chance.hits(0.55) ? withoutAccents(word) : word))
        .replaceAll(/, /g, () => (chance.hits(0.12) ? ',' : ', '))
        .replaceAll(/\bque\b/g, (word) => (chance.hits(0.1) ? 'q' : word))
    case 'plain':
      return withoutAccents(withoutOpeningMarks(text))
    case 'bare':
      return withoutAccents(withoutOpeningMarks(text)).toLowerCase()
    case 'caps':
      return text.toUpperCase()
  }
}

/** @param {string} text */
function withoutOpeningMarks(text) {
  return text.replaceAll(/[¿¡]/g, '')
}

/** The tilde of ñ stays: it has a key of its own. @param {string} text */
function withoutAccents(text) {
  return text
    .normalize('NFD')
    .replaceAll(/([nN])\u0303/g, '$1\u0001')
    .replaceAll(/\p{Mn}/gu, '')
    .replaceAll('\u0001', '\u0303')
    .normalize('NFC')
}
