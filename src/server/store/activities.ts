/** The table `activities`, which can be added to and nothing else: triggers refuse the rest. */
import type Database from 'better-sqlite3'
import type { Activity, ActivityStore, NewActivity } from '../../domain/activity.js'

type Row = { [Name in keyof Required<Activity>]: Required<Activity>[Name] | null }

const COLUMNS = 'number, day, person, action, receipt, detail'

export function createActivityStore(database: Database.Database): ActivityStore {
  const insert = database.prepare(`
    INSERT INTO activities (day, person, action, receipt, detail)
    VALUES (:day, :person, :action, :receipt, :detail)
  `)
  const appendAll = (activities: readonly NewActivity[]): void => {
    for (const each of activities) insert.run({ receipt: null, detail: null, ...each })
  }
  const append = database.transaction(appendAll)
  const selectPage = database.prepare<[number, number], Row>(`
    SELECT ${COLUMNS}
    FROM activities
    WHERE number < ?
    ORDER BY number DESC
    LIMIT ?
  `)
  const selectOf = database.prepare<[string], Row>(`
    SELECT ${COLUMNS}
    FROM activities
    WHERE receipt = ?
    ORDER BY number DESC
    LIMIT 200
  `)
  return {
    append: (activities) => {
      if (database.inTransaction) appendAll(activities)
      else append.immediate(activities)
    },
    page: (before, limit) =>
      selectPage.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(toActivity),
    ofReceipt: (receipt) => selectOf.all(receipt).map(toActivity),
  }
}

function toActivity({ receipt, detail, ...row }: Row): Activity {
  return {
    ...(row as Activity),
    ...(receipt !== null && { receipt }),
    ...(detail !== null && { detail }),
  }
}
