import { describe, expect, it } from '@jest/globals'
import { svgNode, writeSvg, type SvgNode } from '../../../src/desk/charts/svg.js'
import { describeEvidence } from '../../../src/desk/export/describe-evidence.js'
import { makeEvidence, makeNaming, receiptNumber } from '../export/sample-evidence.js'

describe('a picture written as a file', () => {
  it('is one element with its namespace, attributes and children in their order', () => {
    const line = svgNode('line', { x1: 0, y1: 1.26, class: 'chart-axis' })
    const picture = svgNode('svg', { width: 10 }, [line, svgNode('text', {}, ['a', 'b'])])
    expect(writeSvg(picture)).toBe(
      '<svg xmlns="http://www.w3.org/2000/svg" width="10"><line x1="0" y1="1.3" class="chart-axis"></line><text>ab</text></svg>',
    )
  })

  it.each([
    ['</text><script>alert(1)</script>', '&lt;/text&gt;&lt;script&gt;alert(1)&lt;/script&gt;'],
    ['" onload="alert(1)', '&quot; onload=&quot;alert(1)'],
    ["' & '", '&#39; &amp; &#39;'],
    ['a\u0000\u0008\u001b\u000cb', 'ab'],
    ['\ud800x\udfff\ufffe\uffff', 'x'],
    ['photo\u202egpj.exe\u2066\u200b', 'photogpj.exe'],
    ['a\r\nb\rc\u2028d', 'a\nb\nc\nd'],
    ['ñ Ñ 🛂', 'ñ Ñ 🛂'],
  ])('holds %j as text and nothing else', (text, written) => {
    expect(writeSvg(svgNode('text', { class: text }, [text]))).toBe(
      `<text xmlns="http://www.w3.org/2000/svg" class="${written}">${written}</text>`,
    )
  })

  it('says nothing of the tips behind its numbers', () => {
    const pick = { receipts: [receiptNumber(1)] }
    const written = writeSvg({ ...svgNode('g', {}, ['1']), pick })
    expect(written).toBe('<g xmlns="http://www.w3.org/2000/svg">1</g>')
  })
})

describe('every picture of the evidence', () => {
  const pictures = describeEvidence(makeEvidence(120), makeNaming('pt')).flatMap(({ chart }) =>
    chart === null ? [] : [chart],
  )
  const nodesOf = (node: SvgNode): SvgNode[] => [
    node,
    ...node.children.flatMap((child) => (typeof child === 'string' ? [] : nodesOf(child))),
  ]
  const nodes = pictures.flatMap(nodesOf)
  const wordsOf = (node?: SvgNode): string =>
    node?.children.map((child) => (typeof child === 'string' ? child : '')).join('') ?? ''

  it('is made of shapes and text only, with no style, event or link', () => {
    const tags = new Set(nodes.map(({ tag }) => tag))
    expect([...tags].sort()).toEqual(
      ['defs', 'desc', 'g', 'line', 'pattern', 'rect', 'svg', 'text', 'title', 'tspan'].sort(),
    )
    const names = nodes.flatMap(({ attributes }) => Object.keys(attributes))
    expect(names.filter((name) => /^on|style|href|src/i.test(name))).toEqual([])
  })

  it('refers to nothing but a pattern of its own', () => {
    const values = nodes.flatMap(({ attributes }) => Object.values(attributes))
    const references = values.filter((value) => /url|:|\/\//.test(value))
    expect(new Set(references)).toEqual(new Set(['url(#pay-suggested)']))
    const ids = nodes.flatMap(({ attributes }) => attributes.id ?? [])
    expect(ids).toEqual(['pay-suggested'])
  })

  it('has a name and a description for those who cannot see it', () => {
    for (const { attributes, children } of pictures) {
      expect(attributes.role).toBe('img')
      const [title, description] = children as SvgNode[]
      expect([title?.tag, description?.tag]).toEqual(['title', 'desc'])
      expect(wordsOf(title).length).toBeGreaterThan(5)
      expect(wordsOf(description).length).toBeGreaterThan(20)
    }
  })

  it('leads from each number to as many tips as it says', () => {
    const marks = nodes.filter(({ attributes }) => attributes.class === 'chart-mark')
    expect(marks.length).toBeGreaterThan(200)
    for (const { pick, children } of marks) {
      const [title] = children as SvgNode[]
      const number = Number(/: (\d+)$/.exec(wordsOf(title))?.[1])
      expect(pick?.receipts).toHaveLength(number)
      expect(new Set(pick?.receipts).size).toBe(number)
    }
  })
})
