/** Receipts by what they were counted for. */
import type { Receipt } from '../../domain/receipt.js'
import type { Matrix, Tally } from './evidence.js'

export interface Tallies {
  add: (id: string, receipt: Receipt) => void
  /** In the order in which they came. */
  ids: () => string[]
  /** For each id, those that nobody was counted for too. */
  inOrder: (ids: readonly string[]) => Tally[]
  /** Most first; equal ones by id; '' last. */
  mostFirst: () => Tally[]
}

export function createTallies(): Tallies {
  const byId = new Map<string, Receipt[]>()
  const toTally = (id: string): Tally => ({ id, receipts: byId.get(id) ?? [] })
  return {
    add(id, receipt) {
      const receipts = byId.get(id)
      if (receipts) receipts.push(receipt)
      else byId.set(id, [receipt])
    },
    ids: () => [...byId.keys()],
    inOrder: (ids) => ids.map(toTally),
    mostFirst: () => [...byId.keys()].map(toTally).sort(compareTallies),
  }
}

function compareTallies(one: Tally, other: Tally): number {
  return (
    Number(one.id === '') - Number(other.id === '') ||
    other.receipts.length - one.receipts.length ||
    (one.id < other.id ? -1 : 1)
  )
}

export interface Grid {
  add: (row: string, column: string, receipt: Receipt) => void
  toMatrix: (rows: string[], columns: string[]) => Matrix
}

export function createGrid(): Grid {
  const byRow = new Map<string, Tallies>()
  return {
    add(row, column, receipt) {
      const tallies = byRow.get(row) ?? createTallies()
      byRow.set(row, tallies)
      tallies.add(column, receipt)
    },
    toMatrix: (rows, columns) => ({
      rows,
      columns,
      cells: rows.flatMap((row) =>
        (byRow.get(row)?.inOrder(columns) ?? [])
          .filter(({ receipts }) => receipts.length > 0)
          .map(({ id, receipts }) => ({ row, column: id, receipts })),
      ),
    }),
  }
}
