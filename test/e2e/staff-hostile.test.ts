/** Whatever stands in the store, by whatever way it came there: pages show it as text, and nothing of it runs. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { DEMO_MARK } from '../../src/domain/demo.js'
import { BROWSERS } from '../helpers/browser.js'
import { openHandled, storeText } from '../helpers/handled.js'
import { makeSimpleKeyring, makeTestKey } from '../helpers/keys.js'
import { admit, startTestStaff, type TestPerson, type TestStaff } from '../helpers/running-staff.js'

const MARKS = [
  ...[
    '<img src=x onerror=hit()>',
    '<script>hit()</script>',
    '"><svg onload=hit()>',
    "'><a onmouseover=hit()>",
  ],
  ...[
    '</title><script>hit()</script>',
    '</option></select><script>hit()</script>',
    '<iframe srcdoc="<script>parent.hit()</script>">',
  ],
  ...[
    '" autofocus onfocus=hit() x="',
    "' onclick=hit() '",
    'javascript:hit()',
    '{{{texts}}}',
    '{{#texts}}{{/texts}}',
  ],
  ...[
    '<style>@import "//evil.example"</style>',
    '<base href="//evil.example">',
    '<meta http-equiv=refresh content="0;url=//evil.example">',
  ],
  ...[
    '<form action="//evil.example"><button>',
    '<link rel=stylesheet href=//evil.example>',
    '<math><mi xlink:href="javascript:hit()">',
  ],
  ...['\u202Egnp.exe', '&lt;script&gt;hit()&lt;/script&gt;'],
]
/** 200: each alone and behind what closes each kind of place. */
const PAYLOADS = [
  '',
  '"',
  "'",
  '-->',
  '</textarea>',
  '</td></tr></table>',
  '</style>',
  '`',
  ']]>',
  '\\"',
].flatMap((before) => MARKS.map((mark) => before + mark))

let staff: TestStaff
let ana: TestPerson
let receipt: string

beforeAll(async () => {
  const keyring = await makeSimpleKeyring(
    await makeTestKey({ userIDs: [{ name: '<img src=x onerror=hit()>', email: `x${DEMO_MARK}` }] }),
  )
  staff = await startTestStaff(keyring)
  ana = admit(staff, 'Ana', 'admin')
  const { database, ...handled } = openHandled(staff.config.databasePath)
  ;({ receipt } = await storeText(handled, 'hostile'))
  const insert = database.prepare('INSERT INTO labels (id, name) VALUES (?, ?)')
  PAYLOADS.forEach((payload, i) => {
    const id = i.toString(16).padStart(16, '0')
    insert.run(id, `${i} ${payload}`)
    const person = i.toString(16).padStart(32, '0')
    database
      .prepare(
        `INSERT INTO people (id, name, role, state, language, since_day) VALUES (?, ?, 'staff', 'active', 'es', '2026-11-01')`,
      )
      .run(person, `${i} ${payload}`)
    handled.activities.append([
      {
        day: '2026-11-20' as never,
        person: person as never,
        action: 'labelled',
        detail: payload,
        receipt: receipt as never,
      },
    ])
  })
  const { id } = handled.handlings.find(receipt as never)!
  handled.handlings.change(
    [{ id, version: 1, labels: handled.labels.list().map((label) => label.id) }],
    '2026-11-20' as never,
  )
}, 60_000)

describe.each(BROWSERS)('in %s', (_name, launch) => {
  let browser: Browser
  let page: Page
  const asked: string[] = []

  beforeAll(async () => {
    browser = await launch()
    const context = await browser.newContext()
    const [name, value] = ana.cookie.split('=') as [string, string]
    await context
      .addCookies([{ name, value, url: 'https://localhost', secure: true, httpOnly: true }])
      .catch(() => undefined)
    await context.setExtraHTTPHeaders({ Cookie: ana.cookie })
    page = await context.newPage()
    await page.addInitScript(() => {
      const hits = window as unknown as { hit: () => void; hits: boolean }
      hits.hit = () => {
        hits.hits = true
      }
    })
    page.on('request', (request) => asked.push(new URL(request.url()).host))
  }, 60_000)
  afterAll(() => browser.close())

  it.each([
    '/envelopes',
    '/people',
    '/rules',
    '/activity',
    '/keys',
    '/envelopes/RECEIPT',
    '/account',
  ])(
    'nothing runs, loads or becomes an element on %s',
    async (path) => {
      await page.goto(staff.address + path.replace('RECEIPT', receipt))
      expect(await page.title()).not.toBe('')
      const found = await page.evaluate(() => ({
        hit: 'hits' in window,
        elements: document.querySelectorAll(
          'img, script:not([src="/passkey.js"]), svg, iframe, style, base, math, link:not([href="/icon.png"], [href="/staff.css"]), meta[http-equiv], [onerror], [onload], [onfocus], [onclick], [onmouseover], [href^="javascript"]',
        ).length,
        address: location.pathname,
      }))
      expect(found).toEqual({ hit: false, elements: 0, address: path.replace('RECEIPT', receipt) })
      if (path !== '/account' && path !== '/keys') {
        // As a control: the payloads did come to this page, as text.
        expect(await page.content()).toContain('&lt;img src=x onerror=hit()&gt;')
      }
      expect(new Set(asked)).toEqual(new Set([new URL(staff.address).host]))
    },
    60_000,
  )
})
