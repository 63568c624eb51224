/**
 * The public app, for sources. It may insert an envelope and show prepared bytes; it cannot list, read or open one.
 * It parses no body, logs no request, keeps no cookie, and looks at no address.
 */
import express, { type Express } from 'express'
import { createErrorHandler, methodNotAllowed, notFound } from '../http/error-handler.js'
import { createFloodGuard, type FloodLimit } from '../http/flood-guard.js'
import { sendPrepared, type PreparedAnswer } from '../http/prepared-answer.js'
import type { Publication } from '../http/publication.js'
import type { HeaderTable } from '../http/security-headers.js'
import { setHeaders } from '../http/set-headers.js'
import { chooseLanguage } from './choose-language.js'
import { createUpload, type CreateUploadDeps } from './create-upload.js'
import { endUpload } from './end-upload.js'
import type { Pages } from './pages.js'
import { resumeUpload } from './resume-upload.js'
import { showPage } from './show-page.js'
import { showPublication } from './show-publication.js'
import { showUpload } from './show-upload.js'
import { describeTus, nameTusVersion } from './tus.js'

export interface IntakeDeps extends CreateUploadDeps {
  pages: Pages
  pageHeaders: HeaderTable
  answerHeaders: HeaderTable
  /** What is published of the keyring in force, by path; null when there is none. */
  publication: () => Publication | null
  floodLimit: FloodLimit
  /** Takes one line for the operator about an error on our side; it never holds anything of a request. */
  report: (line: string) => void
}

/** An envelope in pieces takes more requests than one; they have a bucket of their own, so that neither fills the other's. */
const PIECES_PER_ENVELOPE = 10

export function createIntakeApp(deps: IntakeDeps): Express {
  const app = express()
  app.disable('x-powered-by')
  app.disable('etag')
  app.set('query parser', false)
  app.enable('strict routing')
  app.enable('case sensitive routing')

  app.use(setHeaders(deps.answerHeaders))
  const flood = createFloodGuard(deps.floodLimit)
  app
    .route('/envelopes')
    .all(nameTusVersion)
    .post(flood.count, flood.forgiving(createUpload(deps)))
    .options(describeTus(deps.maxEnvelopeBytes))
    .all(methodNotAllowed('POST, OPTIONS'))
  const { requests, windowMs } = deps.floodLimit
  const pieces = createFloodGuard({ requests: requests * PIECES_PER_ENVELOPE, windowMs })
  app
    .route('/envelopes/:upload')
    .all(nameTusVersion)
    .head(pieces.count, pieces.forgiving(showUpload(deps.uploads)))
    .patch(pieces.count, pieces.forgiving(resumeUpload(deps.uploads)))
    .delete(pieces.count, pieces.forgiving(endUpload(deps.uploads)))
    .options(describeTus(deps.maxEnvelopeBytes))
    .all(methodNotAllowed('HEAD, PATCH, DELETE, OPTIONS'))

  const prepared = { ...Object.fromEntries(deps.pages.assets), '/favicon.ico': iconOf(deps.pages) }
  for (const [path, answer] of Object.entries(prepared)) {
    app
      .route(path)
      .get((request, response) => {
        sendPrepared(request, response, answer)
      })
      .all(methodNotAllowed('GET, HEAD'))
  }
  for (const path of ['/keyring.json', '/keys/:file', '/.well-known/*path']) {
    app.route(path).get(showPublication(deps.publication)).all(methodNotAllowed('GET, HEAD'))
  }
  app.route('/').get(chooseLanguage).all(methodNotAllowed('GET, HEAD'))
  app
    .route('/:language/')
    .get(showPage(deps.pages, deps.pageHeaders, deps.isOpen))
    .all(methodNotAllowed('GET, HEAD'))

  app.use(notFound)
  app.use(createErrorHandler(deps.report))
  return app
}

function iconOf(pages: Pages): PreparedAnswer {
  const icon = pages.assets.get('/icon.png')
  if (!icon) throw new Error('the icon is missing')
  return icon
}
