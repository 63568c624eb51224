/** The last stop of the staff app: one sentence in the person’s language, and nothing of the request. */
import type { ErrorRequestHandler, Request, Response } from 'express'
import { classOfError } from '../../domain/errors.js'
import { toSigiloError } from '../http/error-handler.js'
import { HTTP_STATUS } from '../http/error-status.js'
import { textOf, type TextsByLanguage } from './texts.js'
import type { Show, SignedInVisit, Visit } from './visit.js'

export interface ShowErrorDeps {
  show: Show
  texts: TextsByLanguage
  /** Of whoever asks: who is signed in keeps the menu. */
  createVisit: (request: Request, response: Response) => Visit | SignedInVisit
  report: (line: string) => void
}

export function createErrorPage({
  show,
  texts,
  createVisit,
  report,
}: ShowErrorDeps): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    if (request.socket.destroyed) return
    const known = toSigiloError(thrown)
    const status = HTTP_STATUS[known.code]
    if (status === undefined || status === 500) report(`internal error (${classOfError(thrown)})`)
    if (response.headersSent) {
      request.socket.destroy()
      return
    }
    // What was not read of a body would be taken for the next request.
    if (!request.complete) response.setHeader('Connection', 'close')
    const visit = createVisit(request, response)
    const code = status === undefined ? 'internal' : known.code
    show(
      visit,
      'error',
      {
        sentence: textOf(texts.get(visit.language), `errors.${code}`),
        isSignedOut: code === 'signed_out',
        // Ours, in plain English for who reads it, and never anything that was typed; it helps who asks an admin.
        detail: code === 'internal' || visit.language !== 'en' ? null : known.message,
      },
      { status: status ?? 500 },
    )
  }
}
