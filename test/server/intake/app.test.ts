import { beforeAll, describe, expect, it } from '@jest/globals'
import supertest from 'supertest'
import {
  createAnswerHeaders,
  createPageHeaders,
} from '../../../src/server/http/security-headers.js'
import { startSimpleIntake, type TestIntake } from '../../helpers/running-intake.js'

let intake: TestIntake

beforeAll(async () => {
  ;({ intake } = await startSimpleIntake())
})

const PAGES = ['/es/', '/en/', '/pt/', '/fr/']
const ASSETS = ['/form.js', '/seal.js', '/seal-older.js', '/form.css', '/icon.png', '/favicon.ico']
const OTHERS = ['/', '/keyring.json', '/envelopes']
const NOWHERE = [
  '/de/',
  '/es',
  '/ES/',
  '/es/x',
  '/envelopes/',
  '/.env',
  '/%',
  '/%/',
  '/%ff/',
  '//',
  '/__proto__/',
]
const METHODS = [
  'GET',
  'HEAD',
  'POST',
  'PUT',
  'PATCH',
  'DELETE',
  'OPTIONS',
  'TRACE',
  'PROPFIND',
] as const
const FORBIDDEN = [
  ...['x-powered-by', 'server', 'etag', 'last-modified', 'set-cookie', 'link', 'refresh'],
  ...[
    'server-timing',
    'report-to',
    'access-control-allow-origin',
    'x-ratelimit-limit',
    'ratelimit',
  ],
]

function dueStatus(path: string, method: string): number {
  const isRead = method === 'GET' || method === 'HEAD'
  if (path === '/%/' || path === '/%ff/') return 400
  if (NOWHERE.includes(path)) return isRead || !/^\/[^/]+\/$/.test(path) ? 404 : 405
  if (path === '/envelopes') return method === 'POST' ? 412 : method === 'OPTIONS' ? 204 : 405
  if (!isRead) return 405
  return path === '/' ? 302 : 200
}

describe('every route and method', () => {
  const table = [...PAGES, ...ASSETS, ...OTHERS, ...NOWHERE].flatMap((path) =>
    METHODS.map((method): [string, string] => [method, path]),
  )

  it.each(table)('%s %s has its status and its headers, and no other', async (method, path) => {
    const response = await send(method, path)
    const isPage = response.status === 200 && PAGES.includes(path)
    const due = isPage ? createPageHeaders(false) : createAnswerHeaders(false)
    expect(response.status).toBe(dueStatus(path, method))
    expect(response.headers).toMatchObject(
      Object.fromEntries(Object.entries(due).map(([name, value]) => [name.toLowerCase(), value])),
    )
    expect(Object.keys(response.headers).filter((name) => FORBIDDEN.includes(name))).toEqual([])
    if (response.status === 405)
      expect(response.headers['allow']).toMatch(/^(GET, HEAD|POST, OPTIONS)$/)
  })

  function send(method: string, path: string): Promise<supertest.Response> {
    const agent = supertest(intake.address)
    const starters: Record<string, (path: string) => supertest.Test> = {
      GET: (to) => agent.get(to),
      HEAD: (to) => agent.head(to),
      POST: (to) => agent.post(to),
      PUT: (to) => agent.put(to),
      PATCH: (to) => agent.patch(to),
      DELETE: (to) => agent.delete(to),
      OPTIONS: (to) => agent.options(to),
      TRACE: (to) => agent.trace(to),
      PROPFIND: (to) => agent.propfind(to),
    }
    const start = starters[method]
    if (!start) throw new Error(method)
    return Promise.resolve(start(path).redirects(0))
  }
})

describe('the language', () => {
  it.each([
    ['pt-BR,pt;q=0.9', '/pt/'],
    ['en-US', '/en/'],
    ['fr-CA,fr', '/fr/'],
    ['es-CU', '/es/'],
    ['de,en;q=0.5', '/en/'],
    ['de', '/es/'],
    ['*', '/es/'],
    ['', '/es/'],
    ['en;q=0, es;q=0', '/es/'],
    ['\u00e9\u00e9', '/es/'],
  ])('of "%s" leads to %s', async (accepted, path) => {
    const response = await fetch(`${intake.address}/`, {
      redirect: 'manual',
      headers: { 'Accept-Language': accepted },
    })
    expect(response.headers.get('location')).toBe(path)
  })
})

describe('a page', () => {
  it.each(PAGES)('%s is the same bytes for everybody', async (path) => {
    const answers = await Promise.all(
      ['Mozilla/5.0 (Android)', 'curl/8'].map(async (agent) => {
        const response = await fetch(`${intake.address}${path}?q=1`, {
          headers: { 'User-Agent': agent, Cookie: 'a=b', Referer: 'https://example.org/' },
        })
        return response.text()
      }),
    )
    expect(answers[0]).toBe(answers[1])
  })

  it.each(PAGES)(
    '%s has no field, no form, no inline script or style, and no foreign address',
    async (path) => {
      const page = await (await fetch(`${intake.address}${path}`)).text()
      expect(page).not.toMatch(/<(form|input|textarea|select|iframe|style|base)\b/)
      expect(page).not.toMatch(/ (style|on\w+)=/)
      expect(page).not.toMatch(/<script>|<script (?![^>]*integrity="sha256-[^>]* crossorigin)/)
      expect(
        [...page.matchAll(/(?:src|href)="([^"]*)"/g)].every(([, to]) => /^\/[^/]/.test(to ?? '')),
      ).toBe(true)
      expect(page).not.toMatch(/pgp|sigilo/i)
      expect(page).toMatch(/<title>(Contacto|Contact|Contato)<\/title>/)
    },
  )

  it('comes compressed with what the browser takes', async () => {
    for (const [coding, due] of [
      ['br', 'br'],
      ['gzip, deflate', 'gzip'],
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip;q=0.5, br;q=0', 'gzip'],
      ['identity', null],
    ] as const) {
      const response = await supertest(intake.address).get('/es/').set('Accept-Encoding', coding)
      expect(response.headers['content-encoding'] ?? null).toBe(due)
      expect(response.headers['vary']).toBe('Accept-Encoding')
    }
  })
})

it('told the operator nothing', () => {
  expect(intake.reports).toEqual([])
})
