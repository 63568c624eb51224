import type { RequestHandler } from 'express'
import { LANGUAGES, isLanguage, type Language } from '../../domain/language.js'

/** `/` goes to the language that the browser asks for, Spanish by default. */
export const chooseLanguage: RequestHandler = (request, response) => {
  const asked = request.acceptsLanguages([...LANGUAGES])
  const language: Language =
    isLanguage(asked) && request.headers['accept-language'] !== undefined ? asked : 'es'
  response.setHeader('Vary', 'Accept-Language')
  response.redirect(302, `/${language}/`)
}
