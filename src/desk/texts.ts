/** The desk’s own languages; the texts stand in `views/locales/desk/`, a file for each part and language. */
import type { Localised } from '../domain/language.js'

export const DESK_LANGUAGES = ['es', 'en', 'pt'] as const satisfies readonly (keyof Localised)[]
export type DeskLanguage = (typeof DESK_LANGUAGES)[number]
