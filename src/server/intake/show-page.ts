import type { RequestHandler } from 'express'
import { SigiloError } from '../../domain/errors.js'
import { isLanguage } from '../../domain/language.js'
import { sendPrepared } from '../http/prepared-answer.js'
import type { HeaderTable } from '../http/security-headers.js'
import type { Pages } from './pages.js'

/** `/es/` and its sisters: the form, or, when nothing can be sealed now, the page that says so before a word is typed. */
export function showPage(
  pages: Pages,
  pageHeaders: HeaderTable,
  isOpen: () => boolean,
): RequestHandler {
  return (request, response) => {
    const { language } = request.params
    const set = isOpen() && pages.open ? pages.open : pages.closed
    const page = isLanguage(language) ? set.get(language) : undefined
    if (!page) throw new SigiloError('not_found', 'there is nothing here')
    for (const [name, value] of Object.entries(pageHeaders)) response.setHeader(name, value)
    sendPrepared(request, response, page)
  }
}
