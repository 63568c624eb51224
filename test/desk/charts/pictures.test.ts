/** The pictures as a browser draws them: what a lawyer sees. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import type { Browser, Page } from 'playwright-core'
import { writeSvg } from '../../../src/desk/charts/svg.js'
import { SHADES } from '../../../src/desk/charts/paint.js'
import { describeEvidence } from '../../../src/desk/export/describe-evidence.js'
import { DESK_LANGUAGES } from '../../../src/desk/texts.js'
import { launchBrowser } from '../../helpers/browser.js'
import { makeEvidence, makeNaming } from '../export/sample-evidence.js'

interface Drawn {
  width: number
  height: number
  outside: string[]
  cut: string[]
  overlapping: string[]
  smallest: number
  dim: string[]
  unreadable: boolean
}

/** Runs in the page: looks at one picture. */
function look(markup: string): Drawn {
  const isBroken = new DOMParser()
    .parseFromString(markup, 'image/svg+xml')
    .querySelector('parsererror')
  document.body.innerHTML = markup
  const svg = document.querySelector('svg')!
  const frame = svg.getBoundingClientRect()
  const texts = [...svg.querySelectorAll('text')].map((text) => ({
    words: text.textContent,
    box: text.getBoundingClientRect(),
    style: getComputedStyle(text),
    node: text,
  }))
  const light = (color: string): number => {
    const [r = 0, g = 0, b = 0] = (color.match(/[\d.]+/g) ?? []).map((one) => {
      const part = Number(one) / 255
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * r + 0.7152 * g + 0.0722 * b
  }
  const shapes = [...svg.querySelectorAll('rect')].map((rect) => ({
    under: rect.getBoundingClientRect(),
    fill: getComputedStyle(rect).fill,
  }))
  const groundOf = (box: DOMRect): string => {
    const [x, y] = [(box.left + box.right) / 2, (box.top + box.bottom) / 2]
    const shape = shapes.find(
      ({ under }) => under.left <= x && x <= under.right && under.top <= y && y <= under.bottom,
    )
    return shape?.fill ?? 'rgb(255, 255, 255)'
  }
  const dim = texts.filter(({ box, style }) => {
    const [one, other] = [light(style.fill), light(groundOf(box))]
    return (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05) < 4.5
  })
  const outside = texts.filter(
    ({ box }) =>
      box.left < frame.left - 1 ||
      box.right > frame.right + 1 ||
      box.top < frame.top - 2 ||
      box.bottom > frame.bottom + 2,
  )
  const overlapping = texts.filter(({ box, node }) =>
    texts.some(
      (other) =>
        other.node !== node &&
        Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left) > 1 &&
        // Boxes of lines are taller than what is written in them.
        Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top) > 4,
    ),
  )
  return {
    width: frame.width,
    height: frame.height,
    outside: outside.map(({ words }) => words),
    cut: texts.map(({ words }) => words).filter((words) => words.includes('…')),
    overlapping: overlapping.map(({ words }) => words),
    smallest: Math.min(...texts.map(({ style }) => parseFloat(style.fontSize))),
    dim: dim.map(({ words }) => words),
    unreadable: isBroken !== null,
  }
}

describe('a picture in a browser', () => {
  let browser: Browser
  let page: Page

  beforeAll(async () => {
    browser = await launchBrowser()
    page = await browser.newPage({ viewport: { width: 1920, height: 1080 } })
    await page.setContent('<!doctype html><body style="margin:20px;background:#fff">')
  })
  afterAll(() => browser.close())

  const sizes = [
    [200, 680],
    [5000, 1180],
  ]
  const cases = [
    ...DESK_LANGUAGES.flatMap((language) =>
      sizes.map(([size = 0, width = 0]) => [language, size, width] as const),
    ),
    ...[['es', 3, 680] as const, ['es', 5000, 600] as const],
  ]

  it.each(cases)(
    'in %s of %d tips at %d px has all its words inside, apart, large and dark enough',
    async (language, size, width) => {
      const evidence = makeEvidence(size)
      const tables = describeEvidence(evidence, { ...makeNaming(language), width })
      const drawn = tables.flatMap(({ id, chart }) => (chart ? [[id, chart] as const] : []))
      expect(drawn.length).toBeGreaterThan(6)
      for (const [id, chart] of drawn) {
        const seen = await page.evaluate(look, writeSvg(chart))
        expect({ id, ...seen }).toEqual({
          ...{ id, outside: [], cut: [], overlapping: [], dim: [], unreadable: false },
          width: Number(chart.attributes.width),
          height: Number(chart.attributes.height),
          smallest: 13,
        })
        expect(seen.width).toBeLessThanOrEqual(width)
      }
    },
  )

  it('stands on one sheet of paper, with up to 60 countries', () => {
    const many = Array.from({ length: 60 }, (_, i) =>
      String.fromCharCode(65 + (i % 26), 65 + Math.floor(i / 26)),
    )
    const tables = describeEvidence(makeEvidence(2000, many), makeNaming('es'))
    const printable = 267 / (25.4 / 96)
    for (const { chart } of tables) {
      expect(Number(chart?.attributes.height ?? 0)).toBeLessThan(printable)
      expect(Number(chart?.attributes.width ?? 0)).toBeLessThanOrEqual(680)
    }
  })

  it('keeps in grey what it says in colour', () => {
    const greys = SHADES.map(({ ground }) => {
      const [r = 0, g = 0, b = 0] = (ground.fill.match(/[0-9a-f]{2}/g) ?? []).map((part) =>
        parseInt(part, 16),
      )
      return 0.299 * r + 0.587 * g + 0.114 * b
    })
    for (let i = 1; i < greys.length; i++) {
      expect((greys[i - 1] ?? 0) - (greys[i] ?? 0)).toBeGreaterThan(24)
    }
  })

  it('tells what is confirmed from what is not by a pattern, not by a colour', async () => {
    const pay = describeEvidence(makeEvidence(200), makeNaming('en')).find(({ id }) => id === 'pay')
    await page.evaluate((markup) => (document.body.innerHTML = markup), writeSvg(pay!.chart!))
    const inkOf = async (selector: string): Promise<number> => {
      const shot = await page.locator(selector).first().screenshot()
      return page.evaluate(
        async (bytes) => {
          const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]))
          const canvas = new OffscreenCanvas(bitmap.width, bitmap.height)
          const context = canvas.getContext('2d')!
          context.drawImage(bitmap, 0, 0)
          const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height)
          let dark = 0
          for (let i = 0; i < data.length; i += 4) dark += Number(data[i + 1]! < 160)
          return dark / (data.length / 4)
        },
        [...shot],
      )
    }
    expect(await inkOf('.chart-bar')).toBeGreaterThan(0.9)
    const hatched = await inkOf('.chart-hatched')
    expect(hatched).toBeGreaterThan(0.25)
    expect(hatched).toBeLessThan(0.75)
  })
})
