/** What staff do with envelopes: the columns of `envelopes` that they change, and the table `envelope_labels`. */
import type Database from 'better-sqlite3'
import type { Day } from '../../domain/day.js'
import { SigiloError } from '../../domain/errors.js'
import {
  HANDLING_STATES,
  type HandledEnvelope,
  type HandlingState,
  type HandlingStore,
  type LabelId,
  type VersionedChange,
} from '../../domain/handling.js'
import { idPrefixOf, type EnvelopeId } from '../../domain/receipt.js'
import { readFingerprints } from './envelopes.js'
import { createInboxPages, type HandledRow } from './inbox-pages.js'

interface Current {
  version: number
  isHeld: number
  receivedDay: Day
}

export function createHandlingStore(database: Database.Database): HandlingStore {
  const pages = createInboxPages(database)
  const selectByPrefix = database.prepare<[string, string], HandledRow>(
    `${pages.select} FROM envelopes AS e WHERE e.id >= ? AND e.id < ?`,
  )
  const selectStates = database.prepare<[], { state: HandlingState; count: number }>(`
    SELECT
      state,
      envelope_count AS count
    FROM state_counts
  `)
  const selectDay = database
    .prepare<[string], number | null>(
      'SELECT sum(envelope_count) FROM day_counts WHERE received_day = ?',
    )
    .pluck()
  const selectCurrent = database.prepare<[string], Current>(`
    SELECT
      version,
      is_held AS isHeld,
      received_day AS receivedDay
    FROM envelopes
    WHERE id = ?
  `)
  const selectLabels = database
    .prepare<[string], LabelId>(
      `
    SELECT label_id
    FROM envelope_labels
    WHERE envelope_id = ?
    ORDER BY label_id
  `,
    )
    .pluck()
  const raiseVersion = database.prepare('UPDATE envelopes SET version = version + 1 WHERE id = ?')
  const setState = database.prepare(
    'UPDATE envelopes SET state = :state, state_day = :today WHERE id = :id AND state <> :state',
  )
  const setAssignee = database.prepare('UPDATE envelopes SET assignee = ? WHERE id = ?')
  const setHeld = database.prepare('UPDATE envelopes SET is_held = ? WHERE id = ?')
  const setStateDay = database.prepare('UPDATE envelopes SET state_day = ? WHERE id = ?')
  const renewBinned = database.prepare(
    'UPDATE envelopes SET binned_day = ? WHERE id = ? AND binned_day IS NOT NULL',
  )
  const setBinned = database.prepare('UPDATE envelopes SET binned_day = ? WHERE id = ?')
  const deleteLabels = database.prepare('DELETE FROM envelope_labels WHERE envelope_id = ?')
  const insertLabel = database.prepare(`
    INSERT INTO envelope_labels (label_id, received_day, envelope_id)
    VALUES (?, ?, ?)
    ON CONFLICT (label_id, received_day, envelope_id) DO NOTHING
  `)
  const fetchNew = database.prepare(`
    UPDATE envelopes
    SET
      state = 'fetched',
      state_day = :today
    WHERE id = :id AND state = 'new'
  `)

  function changeOne(change: VersionedChange, today: Day): void {
    const { id, version, state, assignee, labels, isHeld, isBinned } = change
    const current = selectCurrent.get(id)
    if (!current) throw new SigiloError('not_found', 'this envelope is not there any more')
    if (current.version !== version) {
      throw new SigiloError('changed_meanwhile', 'somebody else changed it meanwhile')
    }
    if (isBinned && (isHeld ?? current.isHeld === 1)) {
      throw new SigiloError('held', 'what is held is not deleted')
    }
    raiseVersion.run(id)
    if (state !== undefined) setState.run({ id, state, today })
    if (assignee !== undefined) setAssignee.run(assignee, id)
    if (isHeld !== undefined) setHeld.run(isHeld ? 1 : 0, id)
    // What was held in the bin has its days there from now on, time to notice a mistake.
    if (isHeld === false) renewBinned.run(today, id)
    if (isBinned !== undefined) setBinned.run(isBinned ? today : null, id)
    // Whoever takes it out wants it to stay: its term begins anew.
    if (isBinned === false) setStateDay.run(today, id)
    if (labels === undefined) return
    deleteLabels.run(id)
    for (const label of labels) insertLabel.run(label, current.receivedDay, id)
  }
  const changeAll = (changes: readonly VersionedChange[], today: Day): void => {
    for (const each of changes) changeOne(each, today)
  }
  const change = database.transaction(changeAll)
  const markFetched = database.transaction((ids: readonly EnvelopeId[], today: Day) => {
    for (const id of ids) fetchNew.run({ id, today })
  })

  const toEnvelope = ({ recipients, isHeld, ...row }: HandledRow): HandledEnvelope => ({
    ...row,
    recipients: readFingerprints(recipients),
    isHeld: isHeld === 1,
    labels: selectLabels.all(row.id),
  })

  return {
    page: (filter, after, limit) => pages.ofInbox(filter, after, limit).map(toEnvelope),
    pageOfBin: (after, limit) => pages.ofBin(after, limit).map(toEnvelope),
    find(receipt) {
      const prefix = idPrefixOf(receipt)
      // `g` comes after every hexadecimal digit.
      const row = selectByPrefix.get(prefix, `${prefix}g`)
      return row ? toEnvelope(row) : null
    },
    countByState() {
      const counts = Object.fromEntries(HANDLING_STATES.map((state) => [state, 0]))
      for (const { state, count } of selectStates.all()) counts[state] = count
      return counts as Record<HandlingState, number>
    },
    countByDay: (days) => new Map(days.map((day) => [day, selectDay.get(day) ?? 0])),
    change: (changes, today) => {
      // Inside a transaction of the caller a savepoint of our own would cost more than all the rest.
      if (database.inTransaction) changeAll(changes, today)
      else change.immediate(changes, today)
    },
    markFetched: (ids, today) => {
      markFetched.immediate(ids, today)
    },
  }
}
