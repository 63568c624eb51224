/**
 * The staff app, on its own listener. It lists, hands out ciphertext and keeps what staff do with it; it can open nothing,
 * and takes no envelope. Every route stands in one table with who may come; what is not in the table is not there.
 */
import express, { type Express, type Request, type Response } from 'express'
import type { Session } from '../../domain/account.js'
import { SigiloError } from '../../domain/errors.js'
import { STAFF_LANGUAGES, type Person, type StaffLanguage } from '../../domain/person.js'
import { methodNotAllowed, notFound } from '../http/error-handler.js'
import { sendPrepared, type PreparedAnswer } from '../http/prepared-answer.js'
import type { HeaderTable } from '../http/security-headers.js'
import { setHeaders } from '../http/set-headers.js'
import { demandHost, demandOwnPage, demandToken, signedOut } from './guard-requests.js'
import { MAX_FORM_BYTES, readForm } from './read-form.js'
import { createErrorPage } from './show-error.js'
import { findSessionCookie } from './sign-in/cookies.js'
import type { TextsByLanguage } from './texts.js'
import type { Route, Show, Visit } from './visit.js'

export interface SignedIn {
  person: Person
  session: Session
  csrf: string
}

export interface StaffAppDeps {
  routes: readonly Route[]
  /** Style, script and icon, by path. */
  assets: ReadonlyMap<string, PreparedAnswer>
  answerHeaders: HeaderTable
  show: Show
  texts: TextsByLanguage
  /** By which addresses staff may come. */
  origins: () => readonly string[]
  findSignedIn: (cookies: string | undefined) => SignedIn | null
  /** Whether the person has proved lately who they are. */
  hasProved: (session: Session) => boolean
  report: (line: string) => void
}

export function createStaffApp(deps: StaffAppDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.enable('case sensitive routing')

  app.use(setHeaders(deps.answerHeaders))
  app.use(demandHost(deps.origins))
  for (const [path, answer] of deps.assets) {
    app
      .route(path)
      .get((request, response) => {
        sendPrepared(request, response, answer)
      })
      .all(methodNotAllowed('GET, HEAD'))
  }
  for (const path of new Set(deps.routes.map((route) => route.path))) {
    const routes = deps.routes.filter((route) => route.path === path)
    const place = app.route(path)
    for (const route of routes) {
      const method = route.method === 'GET' ? 'get' : 'post'
      place[method]((request, response) => answer(deps, route, request, response))
    }
    const allowed = routes.map(({ method }) => (method === 'GET' ? 'GET, HEAD' : method))
    place.all(methodNotAllowed(allowed.join(', ')))
  }
  app.use(notFound)
  app.use(
    createErrorPage({
      ...deps,
      createVisit: (request, response) => createErrorVisit(deps, request, response),
    }),
  )
  return app
}

async function answer(
  deps: StaffAppDeps,
  route: Route,
  request: Request,
  response: Response,
): Promise<void> {
  const isChange = route.method === 'POST'
  // Before the body is read: what comes from elsewhere may not even keep us busy.
  if (isChange) demandOwnPage(request, deps.origins())
  if (!isChange && route.who !== 'anybody' && !deps.findSignedIn(request.headers.cookie)) {
    const wasIn = findSessionCookie(request.headers.cookie) !== null
    response.redirect(303, wasIn ? '/sign-in?done=timed-out' : '/sign-in')
    return
  }
  demandSignedIn(deps, route, request)
  const form = isChange
    ? await readForm(request, route.maxBodyBytes ?? MAX_FORM_BYTES)
    : new FormData()
  // The body may have taken minutes to arrive, and the person may have been shut out meanwhile.
  const signedIn = demandSignedIn(deps, route, request)
  const visit = createVisit(deps, request, response, form)
  if (route.who === 'anybody') {
    await route.handle(visit)
    return
  }
  if (signedIn === null) throw signedOut()
  if (isChange) demandToken(form, signedIn.csrf)
  if (route.isSensitive && !deps.hasProved(signedIn.session)) {
    response.redirect(303, `/prove?to=${encodeURIComponent(pageBefore(request))}`)
    return
  }
  await route.handle({ ...visit, ...signedIn })
}

/** What failed may be the store itself: then the page is that of somebody who is not signed in. */
function createErrorVisit(deps: StaffAppDeps, request: Request, response: Response): Visit {
  const form = new FormData()
  try {
    return {
      ...createVisit(deps, request, response, form),
      ...deps.findSignedIn(request.headers.cookie),
    }
  } catch {
    return { request, response, form, language: 'es', query: new URLSearchParams() }
  }
}

function createVisit(
  deps: StaffAppDeps,
  request: Request,
  response: Response,
  form: FormData,
): Visit {
  return { request, response, form, language: languageOf(deps, request), query: queryOf(request) }
}

/** Null for a route that anybody may use. Throws `signed_out` and `forbidden`. */
function demandSignedIn(deps: StaffAppDeps, route: Route, request: Request): SignedIn | null {
  if (route.who === 'anybody') return null
  const signedIn = deps.findSignedIn(request.headers.cookie)
  if (signedIn === null) throw signedOut()
  if (route.who === 'admin' && signedIn.person.role !== 'admin') {
    throw new SigiloError('forbidden', 'only an admin may do this')
  }
  return signedIn
}

/** Where the form stood that was sent: it is to be sent again after the proof. */
function pageBefore({ headers }: Request): string {
  if (!URL.canParse(headers.referer ?? '')) return '/'
  const { host, pathname, search } = new URL(headers.referer ?? '')
  return host === headers.host ? pathname + search : '/'
}

function queryOf({ originalUrl }: Request): URLSearchParams {
  const at = originalUrl.indexOf('?')
  return new URLSearchParams(at === -1 ? '' : originalUrl.slice(at + 1))
}

/** Of the person; else what the address or the browser asks for; else Spanish. */
function languageOf(deps: StaffAppDeps, request: Request): StaffLanguage {
  const signedIn = deps.findSignedIn(request.headers.cookie)
  if (signedIn) return signedIn.person.language
  const asked = queryOf(request).get('language')
  const find = (code: unknown): StaffLanguage | null =>
    STAFF_LANGUAGES.find((each) => each === code) ?? null
  const byBrowser =
    request.headers['accept-language'] === undefined
      ? null
      : find(request.acceptsLanguages([...STAFF_LANGUAGES]))
  return find(asked) ?? byBrowser ?? 'es'
}
