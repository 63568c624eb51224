/** Files that leave the desk: tables for a spreadsheet, everything as JSON, a report without scripts. */
import type { Evidence } from '../../desk/count/evidence.js'
import type { DeskTip } from '../../desk/desk-tip.js'
import { describeEvidence } from '../../desk/export/describe-evidence.js'
import type { EvidenceTable } from '../../desk/export/evidence-table.js'
import { tipsTable } from '../../desk/export/tips-table.js'
import { csvSeparator, writeCsv } from '../../desk/export/write-csv.js'
import { writeBatchJson } from '../../desk/export/write-json.js'
import { writeReport } from '../../desk/export/write-report.js'
import { dayOf } from '../../domain/day.js'
import { canaryTips } from './desk-state.js'
import { h, saveFile } from './dom.js'
import { nameCountry } from './names.js'
import type { Page } from './page.js'

export function createExports(
  page: Page,
  tips: readonly DeskTip[],
  evidence: Evidence,
  tables: readonly EvidenceTable[],
): HTMLElement {
  const { desk } = page
  const { t, language } = desk.texts
  const texts = desk.texts.evidence
  const separator = csvSeparator(language)
  const naming = {
    language,
    texts,
    questionnaires: desk.questionnaires,
    countryName: (code: string) => nameCountry(desk, code),
  }
  const saveTips = (): void => {
    const { columns, rows } = tipsTable(tips, naming)
    saveFile('tips.csv', [writeCsv(columns, rows, separator)])
  }
  const saveTables = (): void => {
    const rows = tables.flatMap((table) => [
      [table.title],
      table.columns,
      ...table.rows.map(({ label, cells }) => [label, ...cells]),
      [],
    ])
    saveFile('evidence.csv', [writeCsv([texts.report.what], rows, separator)])
  }
  const saveJson = (): void => {
    saveFile('desk.json', [writeBatchJson([...tips, ...canaryTips(desk)], desk.report, evidence)])
  }
  const saveReport = async (): Promise<void> => {
    const all = desk.tips.size
    const isAll = tips.length === all
    const title = isAll
      ? t('counting.title')
      : `${t('counting.title')} (${t('read.count', { n: tips.length, all })})`
    // Drawn anew, for the width of a sheet.
    const forPaper = describeEvidence(evidence, naming)
    const options = { title, language, texts, madeDay: dayOf(Date.now()) }
    saveFile('report.html', [await writeReport(forPaper, options)])
  }
  const button = (name: string, save: () => unknown): HTMLElement =>
    h('button', { type: 'button', onclick: () => void save() }, t(`counting.${name}`))
  const row = h(
    'p',
    { class: 'row exports' },
    button('csv', saveTips),
    button('tables', saveTables),
    button('json', saveJson),
    button('report', saveReport),
    button('print', () => {
      print()
    }),
  )
  return h('div', {}, row, h('p', { class: 'soft' }, t('counting.unsealed')))
}
