/**
 * The evidence as one HTML file that a lawyer prints or hands on. It has no script and may load nothing: its policy allows
 * one style, by hash, and nothing else. Whatever a source or a colleague wrote stands in it as text.
 */
import { writeSvg } from '../charts/svg.js'
import { textWidth } from '../charts/text-width.js'
import type { Day } from '../../domain/day.js'
import type { DeskLanguage } from '../texts.js'
import type { EvidenceRow, EvidenceTable } from './evidence-table.js'
import { fillIn, type EvidenceTexts } from './evidence-texts.js'
import { escapeMarkup } from './plain-text.js'
import { REPORT_STYLE } from './report-style.js'

export interface ReportOptions {
  title: string
  language: DeskLanguage
  texts: EvidenceTexts
  madeDay: Day
}

/** More columns than this are set smaller, under heads that are turned. */
const WIDE_FROM = 6
/** Beside their rows' names, on a sheet; in pixels of CSS, as their size and their padding. */
const ROOM_FOR_COLUMNS = 540
const WIDE_FONT_SIZE = 12
const WIDE_PADDING = 6

export async function writeReport(
  tables: readonly EvidenceTable[],
  { title, language, texts: { report }, madeDay }: ReportOptions,
): Promise<string> {
  const policy = [
    ...["default-src 'none'", `style-src 'sha256-${await hashStyle()}'`],
    ...["base-uri 'none'", "form-action 'none'"],
  ].join('; ')
  return [
    '<!doctype html>',
    `<html lang="${language}">`,
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="referrer" content="no-referrer">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    `<title>${escapeMarkup(title)}</title>`,
    `<style>${REPORT_STYLE}</style>`,
    '</head>',
    '<body>',
    '<main>',
    `<h1>${escapeMarkup(title)}</h1>`,
    `<p class="made">${escapeMarkup(fillIn(report.made, { day: madeDay }))}</p>`,
    `<p>${escapeMarkup(report.what)}</p>`,
    `<p class="beware">${escapeMarkup(report.beware)}</p>`,
    ...tables.map(writeSection),
    '</main>',
    '</body>',
    '</html>',
    '',
  ].join('\n')
}

/** As a policy names it. */
async function hashStyle(): Promise<string> {
  const bytes = new TextEncoder().encode(REPORT_STYLE)
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
  return btoa(String.fromCharCode(...digest))
}

function writeSection({ id, title, note, columns, rows, chart }: EvidenceTable): string {
  return [
    `<section aria-labelledby="${escapeMarkup(id)}">`,
    '<div class="top">',
    `<h2 id="${escapeMarkup(id)}">${escapeMarkup(title)}</h2>`,
    `<p class="note">${escapeMarkup(note)}</p>`,
    ...(chart === null ? [] : [writeSvg(chart)]),
    '</div>',
    ...writeTables(columns, rows),
    '</section>',
  ].join('\n')
}

/** One, or as many as it takes to fit on a sheet, each with the names of the rows. */
function writeTables(columns: readonly string[], rows: readonly EvidenceRow[]): string[] {
  const [first = '', ...heads] = columns
  const isWide = columns.length > WIDE_FROM
  const parts = isWide ? Math.ceil(heads.length / mostColumns(rows)) : 1
  const perPart = Math.ceil(heads.length / parts)
  return Array.from({ length: parts }, (_, i) => {
    const [from, to] = [i * perPart, (i + 1) * perPart]
    return [
      isWide ? '<table class="wide">' : '<table>',
      `<thead><tr>${[first, ...heads.slice(from, to)].map(writeHead).join('')}</tr></thead>`,
      '<tbody>',
      ...rows.map(({ label, cells }) => writeRow(label, cells.slice(from, to))),
      '</tbody>',
      '</table>',
    ].join('\n')
  })
}

function mostColumns(rows: readonly EvidenceRow[]): number {
  const cells = rows.flatMap((row) => row.cells.map(String))
  // A head that is turned takes two lines at most.
  const least = 2 * WIDE_FONT_SIZE
  const widest = cells.reduce(
    (width, cell) => Math.max(width, textWidth(cell, WIDE_FONT_SIZE) + WIDE_PADDING),
    least,
  )
  return Math.max(1, Math.floor(ROOM_FOR_COLUMNS / widest))
}

function writeHead(column: string): string {
  return `<th scope="col"><span>${escapeMarkup(column)}</span></th>`
}

function writeRow(label: string, cells: EvidenceRow['cells']): string {
  const written = cells.map((cell) =>
    cell === 0 ? '<td class="none">0</td>' : `<td>${escapeMarkup(String(cell))}</td>`,
  )
  return `<tr><th scope="row">${escapeMarkup(label)}</th>${written.join('')}</tr>`
}
