import type { DeskLanguage } from '../texts.js'

/** As a reader of the language writes it, `12,5` in Spanish, and not rounded. For sentences; a cell has the number itself. */
export function writeNumber(number: number, language: DeskLanguage): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 20 }).format(number)
}
