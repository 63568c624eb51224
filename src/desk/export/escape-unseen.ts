/**
 * JSON that may be shown on a terminal: what JSON leaves as it is, and could drive the terminal or turn round what is read
 * there, stands as an escape. Whoever parses it has the same values. Which characters those are stands here and is not asked
 * of Unicode (`\p{Cf}`), of which each browser has its own version: the bytes must be the same everywhere.
 */

/** DEL and the C1 controls, every format character (Cf) of Unicode 16, and the two that some take for the end of a line. */
const UNSEEN = new RegExp(
  `[${[
    String.raw`\u007f-\u009f\u00ad\u0600-\u0605\u061c\u06dd\u070f\u0890\u0891\u08e2\u180e`,
    String.raw`\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb`,
    String.raw`\u{110bd}\u{110cd}\u{13430}-\u{1343f}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}`,
    String.raw`\u{e0000}-\u{e0fff}`,
  ].join('')}]`,
  'gu',
)

/** @param json such characters stand only inside its strings, where an escape may stand as well */
export function escapeUnseen(json: string): string {
  return json.replace(UNSEEN, (character) =>
    character
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  )
}
