/**
 * Keeps out what does not come from our own pages. By another host name nothing is answered, so that no page elsewhere can
 * make its own name lead here (DNS rebinding); and nothing is changed unless browser, origin and token agree (CSRF).
 */
import { timingSafeEqual } from 'node:crypto'
import type { Request, RequestHandler } from 'express'
import { SigiloError } from '../../domain/errors.js'

/** @param origins scheme, host and port of each address by which staff may reach the app */
export function demandHost(origins: () => readonly string[]): RequestHandler {
  return (request, _response, next) => {
    const hosts = origins().map((origin) => new URL(origin).host)
    if (!hosts.includes(request.headers.host ?? '')) {
      throw new SigiloError('wrong_host', 'this is not the address of this site')
    }
    next()
  }
}

/** Throws `forbidden` unless the browser says that the request comes from a page of ours. */
export function demandOwnPage(request: Request, origins: readonly string[]): void {
  const { origin, 'sec-fetch-site': site } = request.headers
  const isOwnOrigin = origin !== undefined && origins.includes(origin)
  // Every browser of today sends both; one that sends neither cannot be told from a page elsewhere.
  if (!isOwnOrigin || (site !== undefined && site !== 'same-origin')) throw foreign()
}

/** Throws `forbidden` unless the form holds the token of the session. */
export function demandToken(form: FormData, csrf: string): void {
  const given = form.get('csrf')
  if (typeof given !== 'string') throw foreign()
  const [a, b] = [Buffer.from(given), Buffer.from(csrf)]
  if (a.length !== b.length || !timingSafeEqual(a, b)) throw foreign()
}

function foreign(): SigiloError {
  return new SigiloError('forbidden', 'this did not come from a page of this site')
}

export function signedOut(): SigiloError {
  return new SigiloError('signed_out', 'you are no longer signed in; nothing was changed')
}
