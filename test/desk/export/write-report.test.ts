/** The report in a real browser: what a source wrote stays text. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { svgNode } from '../../../src/desk/charts/svg.js'
import { describeEvidence } from '../../../src/desk/export/describe-evidence.js'
import type { EvidenceTable } from '../../../src/desk/export/evidence-table.js'
import { writeReport } from '../../../src/desk/export/write-report.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import type { Day } from '../../../src/domain/day.js'
import { findViolations } from '../../helpers/axe.js'
import { launchBrowser } from '../../helpers/browser.js'
import { makeEvidence, makeNaming, readTexts } from './sample-evidence.js'

const CORE = [
  '<script>hit()</script>',
  '<img src=x onerror=hit()>',
  '<svg onload=hit()>',
  '<svg><script>hit()</script></svg>',
  '<iframe srcdoc="<script>parent.hit()</script>"></iframe>',
  '<iframe src="javascript:hit()"></iframe>',
  '<a href="javascript:hit()">x</a>',
  '<body onload=hit()>',
  '<input autofocus onfocus=hit()>',
  '<details open ontoggle=hit()>',
  '<math><mtext><table><mglyph><style><!--</style><img src=x onerror=hit()>',
  '<style>*{display:none}</style>',
  '<link rel=stylesheet href=//example.org/x.css>',
  '<meta http-equiv=refresh content="0;url=//example.org">',
  '<base href=//example.org/>',
  '<object data="data:text/html,<script>hit()</script>"></object>',
  '<form action=//example.org><button>x</button></form>',
  '<noscript><p title="</noscript><img src=x onerror=hit()>">',
  '<template><script>hit()</script></template>',
  '<marquee onstart=hit()>',
]
const BREAKOUTS = [
  ...[
    '',
    '">',
    "'>",
    '</title>',
    '</style>',
    '</td></tr></table>',
    '</svg>',
    '-->',
    ']]>',
    '\u0000',
  ],
]
const PAYLOADS = BREAKOUTS.flatMap((breakout) => CORE.map((core) => breakout + core))

/** Every place of a table from which a text can come. */
function makeHostile(payloads: readonly string[]): EvidenceTable[] {
  return payloads.map((payload, i) => ({
    id: `t${String(i)}`,
    title: payload,
    note: payload,
    columns: [payload, payload],
    rows: [{ label: payload, id: payload, cells: [payload], picks: [{}] }],
    chart: svgNode('svg', { role: 'img', class: payload, fill: payload }, [
      svgNode('title', {}, [payload]),
      svgNode('desc', {}, [payload]),
      svgNode('text', { x: payload }, [payload]),
    ]),
  }))
}

describe('the report', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-report-'))
  let browser: Browser
  let page: Page
  const requests: string[] = []
  const complaints: string[] = []
  const refused: string[] = []

  async function show(tables: EvidenceTable[], title: string, language: 'es' | 'en' | 'pt' = 'es') {
    const options = { title, language, texts: readTexts(language), madeDay: '2026-11-25' as Day }
    const html = await writeReport(tables, options)
    const path = join(folder, 'report.html')
    writeFileSync(path, html)
    await page.goto(`file://${path}`)
    return html
  }

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1280, height: 900 } })
    page.on('request', (request) => requests.push(request.url()))
    page.on('requestfailed', (request) => {
      if (request.failure()?.errorText === 'csp') refused.push(request.url())
    })
    page.on('console', (message) => complaints.push(message.text()))
    await page.exposeFunction('hit', () => complaints.push('hit'))
  })
  afterAll(() => browser.close())

  it('holds 200 payloads in every place as text: no element, no script, no request comes of them', async () => {
    expect(PAYLOADS).toHaveLength(200)
    requests.length = 0
    complaints.length = 0
    await show(makeHostile(PAYLOADS), PAYLOADS.join(' '))
    const seen = await page.evaluate(() => ({
      tags: [...new Set([...document.querySelectorAll('*')].map((one) => one.localName))].sort(),
      attributes: [
        ...new Set([...document.querySelectorAll('*')].flatMap((one) => one.getAttributeNames())),
      ].sort(),
      labels: [...document.querySelectorAll('tbody th')].map((one) => one.textContent),
      titles: [...document.querySelectorAll('svg > title')].map((one) => one.textContent),
      notes: document.querySelectorAll('.note').length,
    }))
    expect(seen.tags).toEqual([
      ...[
        'body',
        'desc',
        'div',
        'h1',
        'h2',
        'head',
        'html',
        'main',
        'meta',
        'p',
        'section',
        'span',
      ],
      ...['style', 'svg', 'table', 'tbody', 'td', 'text', 'th', 'thead', 'title', 'tr'],
    ])
    expect(seen.attributes).toEqual([
      ...['aria-labelledby', 'charset', 'class', 'content', 'fill', 'http-equiv', 'id', 'lang'],
      ...['name', 'role', 'scope', 'x', 'xmlns'],
    ])
    const plain = PAYLOADS.map((payload) => payload.replace('\u0000', ''))
    expect(seen.labels).toEqual(plain)
    expect(seen.titles).toEqual(plain)
    expect(seen.notes).toBe(200)
    expect(requests.filter((url) => !url.endsWith('/report.html'))).toEqual([])
    // The picture's `x` and `fill` are no lengths and colours; that is all that the browser may say.
    expect(complaints.filter((line) => !/attribute (x|fill)/.test(line))).toEqual([])
  })

  it('would run no script and load nothing even where one stood in it', async () => {
    const html = await show(describeEvidence(makeEvidence(5), makeNaming('es')), 'x')
    requests.length = 0
    complaints.length = 0
    const bad =
      '<script>hit()</script><img src="https://example.org/x"><style>h1{color:red}</style>'
    writeFileSync(join(folder, 'bad.html'), html.replace('<main>', `<main>${bad}`))
    await page.goto(`file://${join(folder, 'bad.html')}`)
    expect(complaints).not.toContain('hit')
    expect(
      complaints.filter((line) => line.includes('Content Security Policy')).length,
    ).toBeGreaterThanOrEqual(3)
    expect(refused).toEqual(['https://example.org/x'])
    expect(await page.locator('h1').evaluate((one) => getComputedStyle(one).color)).toBe(
      'rgb(22, 38, 46)',
    )
  })

  it.each(DESK_LANGUAGES)(
    'in %s has its style, its pictures and every number',
    async (language) => {
      complaints.length = 0
      const tables = describeEvidence(makeEvidence(150), makeNaming(language))
      await show(tables, 'Misiones médicas', language)
      expect(complaints).toEqual([])
      expect(await page.locator('html').getAttribute('lang')).toBe(language)
      expect(await page.locator('h1').evaluate((one) => getComputedStyle(one).fontSize)).toBe(
        '26px',
      )
      expect(await page.locator('svg').count()).toBe(tables.filter(({ chart }) => chart).length)
      const numbers = await page.locator('td').allTextContents()
      const due = tables.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(String)))
      expect(numbers).toHaveLength(due.length)
      expect([...numbers].sort()).toEqual(due.sort())
    },
  )

  it.each(DESK_LANGUAGES)('in %s can be read by those who cannot see it', async (language) => {
    // axe is a script, which the report itself forbids: it looks at the same markup without the policy.
    const html = await show(
      describeEvidence(makeEvidence(150), makeNaming(language)),
      'Misiones',
      language,
    )
    await page.goto('about:blank')
    await page.setContent(html.replace(/<meta http-equiv[^>]*>/, ''))
    expect(await findViolations(page)).toEqual([])
  })

  it.each([
    ['A4', 210],
    ['Letter', 215.9],
  ])('fits across a sheet of %s, wide tables too', async (_name, millimetres) => {
    await show(describeEvidence(makeEvidence(150), makeNaming('es')), 'Misiones')
    const width = Math.floor(((millimetres - 28) / 25.4) * 96)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width, height: 1000 })
    const wide = await page.evaluate(() =>
      [...document.querySelectorAll('table, svg')]
        .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth)
        .map((one) => one.closest('section')?.getAttribute('aria-labelledby')),
    )
    expect(wide).toEqual([])
    await page.emulateMedia({ media: 'screen' })
    await page.setViewportSize({ width: 1280, height: 900 })
  })
})
