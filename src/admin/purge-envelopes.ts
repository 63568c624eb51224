/**
 * `sigilo purge`: does at once what the server does every day; with `--dry-run` says what that would be, and does nothing.
 */
import type { NewActivity } from '../domain/activity.js'
import type { Day } from '../domain/day.js'
import { BIN_DAYS, type DueEnvelope, type RetentionStore } from '../domain/handling.js'
import type { Receipt } from '../domain/receipt.js'
import type { UploadStore } from '../domain/upload.js'

type Say = (line: string) => void

export interface PurgeDeps {
  retention: Pick<RetentionStore, 'binSome' | 'purgeSome'>
  eraseSome: UploadStore['eraseSome']
  /** Writes the file anew: when SQLite moves rows between pages, parts of them stay behind in the gaps. */
  writeAnew: () => void
  record: (activities: readonly NewActivity[]) => void
  today: Day
  say: Say
}

/** Between two steps of erasing, so that the server can write as well. */
const PAUSE_MS = 5

export async function purgeEnvelopes({
  retention,
  eraseSome,
  writeAnew,
  record,
  today,
  say,
}: PurgeDeps): Promise<void> {
  /** Each batch until nothing is left; how many there were. */
  function end(action: 'binned' | 'purged', takeSome: (today: Day) => Receipt[]): number {
    let count = 0
    for (;;) {
      const receipts = takeSome(today)
      if (receipts.length === 0) return count
      record(receipts.map((receipt) => ({ day: today, person: null, action, receipt })))
      for (const receipt of receipts) say(`${receipt}  ${action}`)
      count += receipts.length
    }
  }
  const binned = end('binned', (day) => retention.binSome(day))
  const purged = end('purged', (day) => retention.purgeSome(day))
  while (eraseSome()) await new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
  if (purged > 0) writeAnew()
  say(`${count(binned)} put into the bin, for ${String(BIN_DAYS)} days`)
  say(`${count(purged)} deleted for good, and erased from the disk`)
}

export function showDue({ due }: Pick<RetentionStore, 'due'>, today: Day, say: Say): void {
  const { toBin, toPurge } = due(today, Number.MAX_SAFE_INTEGER)
  for (const each of toBin) say(`${line(each)}  ${each.state} since then: would go to the bin`)
  for (const each of toPurge) say(`${line(each)}  in the bin since then: would go for good`)
  say(
    `${count(toBin.length)} would go to the bin, ${count(toPurge.length)} for good; nothing was done`,
  )
}

function line({ receipt, sinceDay }: DueEnvelope): string {
  return `${receipt}  ${sinceDay}`
}

function count(envelopes: number): string {
  return envelopes === 1 ? '1 envelope' : `${String(envelopes)} envelopes`
}
