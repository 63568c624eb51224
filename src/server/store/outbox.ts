/** The table `outbox`: what is to be mailed, and the sign of what was. */
import type Database from 'better-sqlite3'
import { findDay } from '../../domain/day.js'
import type { OutboxRow, OutboxStore } from '../../domain/outbox.js'

const COLUMNS = 'slot, address, state, attempts, next_try_ms AS nextTryMs, fault'

export function createOutboxStore(database: Database.Database): OutboxStore {
  const giveUp = database.prepare(`
    UPDATE outbox SET state = 'given-up'
    WHERE state = 'waiting' AND slot < ?
  `)
  const insert = database.prepare(`
    INSERT INTO outbox (slot, address, state)
    SELECT :slot, :address, 'waiting'
    WHERE NOT EXISTS (SELECT 1 FROM outbox WHERE slot > :slot)
    ON CONFLICT (slot, address) DO NOTHING
  `)
  const selectDue = database.prepare<[string, number], OutboxRow>(`
    SELECT ${COLUMNS}
    FROM outbox
    WHERE slot = ? AND state = 'waiting' AND next_try_ms <= ?
    ORDER BY next_try_ms, address
  `)
  const update = database.prepare(`
    UPDATE outbox SET
      state = :state,
      attempts = :attempts,
      next_try_ms = :nextTryMs,
      fault = :fault
    WHERE slot = :slot AND address = :address
  `)
  const interrupt = database.prepare(`
    UPDATE outbox SET state = 'unknown', fault = 'EINTERRUPTED'
    WHERE state = 'sending'
  `)
  const remove = database.prepare('DELETE FROM outbox WHERE slot < ?')
  const open = database.transaction((slot: string, addresses: readonly string[]) => {
    giveUp.run(slot)
    for (const address of addresses) insert.run({ slot, address })
  })
  return {
    open: (slot, addresses) => {
      open.immediate(slot, addresses)
    },
    findDue: (slot, nowMs) => selectDue.all(slot, nowMs),
    save: (row) => void update.run(row),
    settleInterrupted: () => void interrupt.run(),
    removeBefore: (slot) => void remove.run(slot),
    health: createHealth(database),
  }
}

function createHealth(database: Database.Database): OutboxStore['health'] {
  const countWaiting = database
    .prepare<[], number>("SELECT count(*) FROM outbox WHERE state IN ('waiting', 'sending')")
    .pluck()
  const lastSent = database
    .prepare<[], string | null>("SELECT max(slot) FROM outbox WHERE state = 'sent'")
    .pluck()
  const lastTried = database.prepare<[string], Pick<OutboxRow, 'fault'>>(`
    SELECT fault
    FROM outbox
    WHERE address = ? AND attempts > 0
    ORDER BY slot DESC
    LIMIT 1
  `)
  return (addresses) => ({
    waiting: countWaiting.get() ?? 0,
    lastSentDay: findDay(lastSent.get()?.slice(0, 10)),
    fault:
      addresses.map((each) => lastTried.get(each)?.fault ?? null).find((each) => each !== null) ??
      null,
  })
}
