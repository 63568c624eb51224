/** Says how long to wait, in words and in the header; what is no refusal is thrown on. */
import { SigiloError } from '../../../domain/errors.js'
import { TooSoon } from '../sign-in/back-off.js'
import { textOf, type TextsByLanguage } from '../texts.js'
import type { Visit } from '../visit.js'

/** Until the line of those who wait has become shorter. */
const BUSY_SECONDS = 10

export function refusedFor(
  error: unknown,
  { response, language }: Visit,
  texts: TextsByLanguage,
): string {
  if (!(error instanceof SigiloError) || error.code !== 'flooded') throw error
  const seconds = error instanceof TooSoon ? error.waitSeconds : BUSY_SECONDS
  response.setHeader('Retry-After', seconds)
  return textOf(texts.get(language), 'signIn.wait').replace('{seconds}', String(seconds))
}
