/** Whether a passphrase may be taken: long enough, and not what anybody would try first. */

export const MIN_PASSPHRASE_LENGTH = 12
/** More is no safer, and would be work for the server. */
const MAX_PASSPHRASE_LENGTH = 200

export type PassphraseFault = 'tooShort' | 'tooLong' | 'tooPlain' | 'notSame'

/** Passphrases of twelve signs and more that stand high in every list, in the languages of our people. */
const OBVIOUS = [
  ...['password', 'passphrase', 'contraseña', 'contrasena', 'micontraseña', 'minhasenha', 'senha'],
  ...['qwertyuiop', 'asdfghjkl', 'administrador', 'administrator', 'letmein', 'iloveyou'],
  ...['bienvenido', 'bienvenida', 'welcome', 'sigilo', 'teamomucho', 'tequieromucho'],
  ...['cuba', 'habana', 'patriaomuerte', 'patriayvida', 'misionmedica', 'misionesmedicas'],
]

/** Null when it may be taken. */
export function findPassphraseFault(
  passphrase: string,
  again: string,
  name: string,
): PassphraseFault | null {
  const text = passphrase.normalize('NFKC')
  const { length } = Array.from(text)
  if (length < MIN_PASSPHRASE_LENGTH) return 'tooShort'
  if (length > MAX_PASSPHRASE_LENGTH) return 'tooLong'
  if (isPlain(text, name)) return 'tooPlain'
  return text === again.normalize('NFKC') ? null : 'notSame'
}

/** What is left without digits and signs decides: `Ana.Contrasena2026!!` is as obvious as its words. */
function isPlain(text: string, name: string): boolean {
  const letters = lettersOf(text)
  if (new Set(letters).size < 5) return true
  const parts = name.split(/[^\p{L}\p{M}]+/u).map(lettersOf)
  const words = [...OBVIOUS.map(lettersOf), lettersOf(name), ...parts]
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
  return words.reduce((left, word) => left.replaceAll(word, ''), letters).length < 4
}

function lettersOf(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}]/gu, '')
}
