import type { Language, Localised } from './language.js'

/** ISO 3166-1 leaves ZZ to its users; here it is a country that the list does not have. */
const ANOTHER_COUNTRY: Localised = {
  es: 'Otro país',
  en: 'Another country',
  pt: 'Outro país',
  fr: 'Un autre pays',
}

/** A country's name by its ISO 3166-1 code, from the system's own list, so that no page carries one. */
export function countryName(code: string, language: Language): string {
  if (code === 'ZZ') return ANOTHER_COUNTRY[language]
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code
}
