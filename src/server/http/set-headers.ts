import type { RequestHandler } from 'express'
import type { HeaderTable } from './security-headers.js'

/** Puts a set of headers on every answer that passes here, whatever becomes of the request. */
export function setHeaders(headers: HeaderTable): RequestHandler {
  const pairs = Object.entries(headers)
  return (_request, response, next) => {
    for (const [name, value] of pairs) response.setHeader(name, value)
    next()
  }
}
