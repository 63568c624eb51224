/** A table for a terminal, in columns. */
import type { EvidenceTable } from '../../desk/export/evidence-table.js'
import { removeUnseen } from '../../desk/export/plain-text.js'

/** The labels to the left, the numbers to the right. Names may be a source's own: what could drive the terminal goes out. */
export function writeTable({
  title,
  note,
  columns,
  rows,
}: Pick<EvidenceTable, 'title' | 'note' | 'columns' | 'rows'>): string {
  const lines = [columns, ...rows.map(({ label, cells }) => [label, ...cells])].map((cells) =>
    cells.map((cell) => removeUnseen(String(cell)).replace(/\s+/g, ' ')),
  )
  // Not all of them as arguments: a table may have more rows than a call takes.
  const widths = columns.map((_, i) =>
    lines.reduce((widest, cells) => Math.max(widest, widthOf(cells[i] ?? '')), 0),
  )
  const table = lines.map((cells) =>
    cells
      .map((cell, i) => pad(cell, widths[i] ?? 0, i > 0))
      .join('  ')
      .trimEnd(),
  )
  return [title, note, '', ...table, ''].join('\n')
}

function widthOf(text: string): number {
  return Array.from(text).length
}

function pad(text: string, width: number, isRight: boolean): string {
  const fill = ' '.repeat(width - widthOf(text))
  return isRight ? fill + text : text + fill
}
