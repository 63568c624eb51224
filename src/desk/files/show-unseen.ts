/**
 * What cannot be seen is made visible: a mark that turns the direction of writing round, or a letter without width, can make
 * a text or the name of a file say to the eye what it does not say; a control character can do anything.
 */

/**
 * Controls of direction, format and joining, and separators that no keyboard has; first, to be left alone, what joins people
 * and things to one emoji.
 */
const UNSEEN =
  /((?<=\p{Extended_Pictographic}(?:\ufe0f|\p{Emoji_Modifier})?)\u200d(?=\p{Extended_Pictographic}))|[\p{Cf}\p{Zl}\p{Zp}]/gu
const CONTROL = /(?![\n\t])\p{Cc}/gu

export function showUnseen(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(CONTROL, '\ufffd')
    .replaceAll(UNSEEN, (character, joiner?: string) => joiner ?? describe(character))
}

/** As Unicode writes it, in brackets that nobody types. */
function describe(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
}
