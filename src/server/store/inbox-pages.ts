/**
 * Pages of envelopes by day, the newest first: each goes on where the one before ended (keyset), so that the last page
 * costs what the first does. There is a statement for each combination of filters, each with an index to go along.
 */
import type Database from 'better-sqlite3'
import type { HandledEnvelope, HandlingFilter, InboxPlace } from '../../domain/handling.js'

export type HandledRow = Omit<HandledEnvelope, 'recipients' | 'isHeld' | 'labels'> & {
  recipients: string
  isHeld: number
}

export interface InboxPages {
  /** The columns of a `HandledRow`, of `envelopes AS e`. */
  select: string
  ofInbox(filter: HandlingFilter, after: InboxPlace | null, limit: number): HandledRow[]
  ofBin(after: InboxPlace | null, limit: number): HandledRow[]
}

const SELECT = `
  SELECT
    e.id,
    e.received_day AS receivedDay,
    e.size_bytes AS sizeBytes,
    e.recipients,
    e.state,
    e.state_day AS stateDay,
    e.assignee,
    e.is_held AS isHeld,
    e.binned_day AS binnedDay,
    e.version`

/** After the last day there is. */
const TOP: InboxPlace = {
  receivedDay: '9999-12-31' as InboxPlace['receivedDay'],
  id: 'g' as InboxPlace['id'],
}

export function createInboxPages(database: Database.Database): InboxPages {
  const statements = new Map<string, Database.Statement<[object], HandledRow>>()
  const prepare = (sql: string): Database.Statement<[object], HandledRow> => {
    const found = statements.get(sql) ?? database.prepare<[object], HandledRow>(sql)
    statements.set(sql, found)
    return found
  }
  return {
    select: SELECT,
    ofInbox: (filter, after, limit) =>
      prepare(createQuery(filter)).all({ ...filter, ...(after ?? TOP), limit }),
    ofBin: (after, limit) =>
      prepare(`
        ${SELECT}
        FROM envelopes AS e
        WHERE e.binned_day IS NOT NULL AND (e.binned_day, e.id) < (:receivedDay, :id)
        ORDER BY e.binned_day DESC, e.id DESC
        LIMIT :limit
      `).all({ ...(after ?? TOP), limit }),
  }
}

/** Only names of columns and of parameters are put together here; what anybody typed is bound. */
function createQuery({ state, assignee, label }: HandlingFilter): string {
  const conditions = [
    'e.binned_day IS NULL',
    ...(state === undefined ? [] : ['e.state = :state']),
    ...(assignee === undefined ? [] : ['e.assignee = :assignee']),
  ]
  const [from, day, id] =
    label === undefined
      ? ['envelopes AS e', 'e.received_day', 'e.id']
      : [
          // CROSS JOIN: along the label, whatever SQLite thinks that the filters select.
          'envelope_labels AS l CROSS JOIN envelopes AS e ON e.id = l.envelope_id',
          'l.received_day',
          'l.envelope_id',
        ]
  if (label !== undefined) conditions.push('l.label_id = :label')
  return `
    ${SELECT}
    FROM ${from}
    WHERE ${conditions.join(' AND ')} AND (${day}, ${id}) < (:receivedDay, :id)
    ORDER BY ${day} DESC, ${id} DESC
    LIMIT :limit
  `
}
