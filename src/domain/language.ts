/** The languages of the form, the language of reference first. */
export const LANGUAGES = ['es', 'en', 'pt', 'fr'] as const
export type Language = (typeof LANGUAGES)[number]

/** A text in every language of the form. */
export type Localised = Record<Language, string>

export function isLanguage(text: unknown): text is Language {
  return (LANGUAGES as readonly unknown[]).includes(text)
}
