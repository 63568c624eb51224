/**
 * The headers of every answer, each set made once by helmet and then a plain table: the same one is put on what the apps
 * answer and on what Node itself answers (400, 408, 431). Reasons stand beside what is not obvious.
 */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import helmet from 'helmet'

export type HeaderTable = Readonly<Record<string, string>>
type Directives = Record<string, string[]>

/** Powers that no page of ours needs; a poisoned dependency shall not have them either. */
const PERMISSIONS = [
  ...['accelerometer', 'browsing-topics', 'camera', 'clipboard-read', 'display-capture'],
  ...['geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'magnetometer'],
  ...['microphone', 'midi', 'payment', 'publickey-credentials-get', 'screen-wake-lock'],
  ...['serial', 'usb', 'xr-spatial-tracking'],
]

/** What holds for every page of ours, and the three things in which they differ; in the order in which it is pinned. */
function createPagePolicy(
  differs: Record<'scriptSrc' | 'connectSrc' | 'formAction', string>,
): Directives {
  return {
    defaultSrc: ["'none'"],
    scriptSrc: [differs.scriptSrc],
    styleSrc: ["'self'"],
    imgSrc: ["'self'"],
    connectSrc: [differs.connectSrc],
    formAction: [differs.formAction],
    baseUri: ["'none'"],
    objectSrc: ["'none'"],
    frameSrc: ["'none'"],
    workerSrc: ["'none'"],
    frameAncestors: ["'none'"],
    // No string ever becomes markup or script.
    requireTrustedTypesFor: ["'script'"],
    trustedTypes: ["'none'"],
  }
}

/** For what a source's browser shows as a page. */
export function createPageHeaders(isHttps: boolean): HeaderTable {
  const policy = createPagePolicy({
    scriptSrc: "'self'",
    // A poisoned dependency cannot send what is typed anywhere else.
    connectSrc: "'self'",
    // With scripts off, an ordinary form would send its text in the address.
    formAction: "'none'",
  })
  return createTable(isHttps, policy)
}

/** For every other answer: scripts, styles, keys, receipts, refusals. Opened by itself, it can do nothing at all. */
export function createAnswerHeaders(isHttps: boolean): HeaderTable {
  return createTable(isHttps, { defaultSrc: ["'none'"], frameAncestors: ["'none'"], sandbox: [] })
}

/**
 * For pages of the staff app: their forms go to the app itself, and only those that use a passkey have a script. The
 * referrer goes to our own pages alone; with none at all, browsers send `Origin: null` with a form, which proves nothing.
 */
export function createStaffPageHeaders(isHttps: boolean, hasScript: boolean): HeaderTable {
  const own = hasScript ? "'self'" : "'none'"
  const policy = createPagePolicy({ scriptSrc: own, connectSrc: own, formAction: "'self'" })
  const table = createTable(isHttps, policy)
  const passkeys = ['publickey-credentials-create', 'publickey-credentials-get']
  const others = PERMISSIONS.filter((name) => !passkeys.includes(name)).map((name) => `${name}=()`)
  return Object.freeze({
    ...table,
    'Referrer-Policy': 'same-origin',
    'Permissions-Policy': [...others, ...passkeys.map((name) => `${name}=(self)`)].join(', '),
  })
}

function createTable(isHttps: boolean, directives: Directives): HeaderTable {
  return Object.freeze({
    ...collectHelmet(isHttps, directives),
    // A classic script needs both `integrity` and `crossorigin` to pass.
    'Integrity-Policy': 'blocked-destinations=(script)',
    // A cached page, script or style is a trace on the device.
    'Cache-Control': 'no-store',
    'X-Robots-Tag': 'noarchive',
    'Permissions-Policy': PERMISSIONS.map((name) => `${name}=()`).join(', '),
  })
}

/** Runs helmet once over an answer that goes nowhere, and keeps what it set. */
function collectHelmet(isHttps: boolean, directives: Directives): Record<string, string> {
  const request = new IncomingMessage(new Socket())
  const response = new ServerResponse(request)
  const setHeaders = helmet({
    contentSecurityPolicy: { useDefaults: false, directives },
    crossOriginEmbedderPolicy: { policy: 'require-corp' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    dnsPrefetchControl: { allow: false },
    originAgentCluster: true,
    noSniff: true,
    // Over plain HTTP (an onion, a loopback) it would mean nothing; preloading would publish the address.
    strictTransportSecurity: isHttps && {
      maxAge: 63_072_000,
      includeSubDomains: true,
      preload: false,
    },
    // Answers to browsers that no longer exist; they only cost bytes on a slow line.
    ieNoOpen: false,
    xssFilter: false,
    permittedCrossDomainPolicies: false,
  })
  setHeaders(request, response, (error?: unknown) => {
    if (error) throw error as Error
  })
  const headers: Record<string, string> = {}
  for (const name of response.getHeaderNames()) headers[name] = String(response.getHeader(name))
  return headers
}
