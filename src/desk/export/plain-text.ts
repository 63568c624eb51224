/**
 * What a source wrote, on its way into a file that other programs open. What is not to be seen goes out of it: it could turn
 * the writing round, hide what stands there, or break the file.
 */

/** Controls but tab and line feed, marks of direction and other format characters, halves of characters, non-characters. */
const UNSEEN = /(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Noncharacter_Code_Point}]/gu

/** With every end of a line as a line feed. */
export function removeUnseen(text: string): string {
  return text.replace(/\r\n?|[\u2028\u2029]/g, '\n').replace(UNSEEN, '')
}

/** As text or as an attribute in quotes, in HTML and in SVG alike: nothing of it becomes an element. */
export function escapeMarkup(text: string): string {
  return removeUnseen(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}
