/** The third view: what the tips say together. Every number is a button that leads to the tips behind it. */
import { countEvidence } from '../../desk/count/count-evidence.js'
import { matchTips } from '../../desk/search/match-tips.js'
import { describeEvidence } from '../../desk/export/describe-evidence.js'
import type { EvidenceTable } from '../../desk/export/evidence-table.js'
import { writeSvg } from '../../desk/charts/svg.js'
import { canaryTips, tipsInOrder } from './desk-state.js'
import { drawSvg, h, saveFile } from './dom.js'
import { createExports } from './exports.js'
import { nameCountry } from './names.js'
import type { Page, View } from './page.js'

const CHART_WIDTH = 900

export function createEvidenceView(page: Page): View {
  const { desk } = page
  const element = h('div', { class: 'evidence' })
  return {
    element,
    show() {
      const { t, language } = desk.texts
      const all = tipsInOrder(desk)
      const tips = matchTips(all, desk.filter, desk.questionnaires)
      const evidence = countEvidence([...tips, ...canariesOf(page)], desk.questionnaires)
      const tables = describeEvidence(evidence, {
        language,
        texts: desk.texts.evidence,
        questionnaires: desk.questionnaires,
        countryName: (code) => nameCountry(desk, code),
        width: CHART_WIDTH,
      })
      const isFiltered = Object.keys(desk.filter).length > 0
      element.replaceChildren(
        h('h2', {}, t('counting.title')),
        h('p', { class: 'lead' }, t('counting.lead')),
        ...(isFiltered
          ? [h('p', { class: 'note' }, t('counting.filtered', { n: tips.length, all: all.length }))]
          : []),
        ...(all.length === 0
          ? [h('p', {}, t('counting.empty'))]
          : [
              createExports(page, tips, evidence, tables),
              ...tables
                .filter(({ rows }) => rows.length > 0)
                .map((table) => createSection(page, table)),
            ]),
      )
    },
  }
}

/** Counted as left out; under a filter they are in nobody's way. */
function canariesOf({ desk }: Page): ReturnType<typeof tipsInOrder> {
  return Object.keys(desk.filter).length > 0 ? [] : canaryTips(desk)
}

function createSection(page: Page, table: EvidenceTable): HTMLElement {
  const { t } = page.desk.texts
  const open = (row: number, cell: number): void => {
    const pick = table.rows[row]?.picks[cell]
    if (pick) page.showTips(pick, `${table.title} · ${table.rows[row]?.label ?? ''}`)
  }
  const { chart } = table
  const rows = createTable(table, open)
  return h(
    'section',
    { class: 'table', id: `table-${table.id}` },
    h('h3', {}, table.title),
    h('p', { class: 'soft' }, table.note),
    chart
      ? h(
          'div',
          { class: 'picture' },
          drawSvg(chart, (pick, name) => {
            page.showTips(pick, `${table.title} · ${name}`)
          }) as unknown as HTMLElement,
        )
      : null,
    chart
      ? h(
          'details',
          { class: 'as-table' },
          h('summary', {}, t('counting.table')),
          rows,
          h(
            'button',
            {
              type: 'button',
              onclick: () => {
                saveFile(`${table.id}.svg`, [writeSvg(chart)])
              },
            },
            t('counting.picture'),
          ),
        )
      : rows,
  )
}

function createTable(
  { columns, rows }: EvidenceTable,
  open: (row: number, cell: number) => void,
): HTMLElement {
  const cell = (value: number | string, row: number, at: number): HTMLElement =>
    typeof value === 'number' && value > 0
      ? h(
          'td',
          {},
          h(
            'button',
            {
              type: 'button',
              class: 'plain',
              onclick: () => {
                open(row, at)
              },
            },
            String(value),
          ),
        )
      : h('td', {}, String(value))
  return h(
    'div',
    { class: 'scroll', tabindex: '0', role: 'group' },
    h(
      'table',
      {},
      h(
        'thead',
        {},
        h(
          'tr',
          {},
          columns.map((column) => h('th', { scope: 'col' }, column)),
        ),
      ),
      h(
        'tbody',
        {},
        rows.map((row, i) =>
          h(
            'tr',
            {},
            h('th', { scope: 'row' }, row.label),
            row.cells.map((value, at) => cell(value, i, at)),
          ),
        ),
      ),
    ),
  )
}
