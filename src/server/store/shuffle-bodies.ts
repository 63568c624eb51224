/**
 * Forgets the order of arrival in a file that is too large to be written anew at once. SQLite gives pages in the order of
 * arrival; so what has come since the last time is copied in an order that is drawn and thrown away, and then the first
 * copies are erased in another such order. What moves into their places at the end of the file says nothing any more.
 *
 * In steps of one piece, so that nobody waits for it. When it is broken off, what it left half done is erased at the next
 * start, and the rest is done the next day.
 */
import { randomInt } from 'node:crypto'
import type Database from 'better-sqlite3'
import type { BodyStore } from './bodies.js'

export interface BodyShuffle {
  /** How many bytes the copies will take up until the first ones are erased. */
  sizeBytes: number
  /** Copies a piece, or ends; false when there is nothing left to do but to erase. */
  step(): boolean
}

interface Unmoved {
  id: string
  bodyId: string
  sizeBytes: number
}

/** What has been moved is told by its id, which is one digit longer than any other. */
const MOVED_ID = /^m[0-9a-f]{32}$/

export function createBodyShuffle(database: Database.Database, bodies: BodyStore): BodyShuffle {
  const selectAll = database.prepare<[], Unmoved>(`
    SELECT
      id,
      body_id AS bodyId,
      size_bytes AS sizeBytes
    FROM envelopes
  `)
  const pointTo = database.prepare('UPDATE envelopes SET body_id = ? WHERE id = ? AND body_id = ?')
  const waiting = shuffled(selectAll.all().filter(({ bodyId }) => !MOVED_ID.test(bodyId)))
  const sizeBytes = waiting.reduce((sum, each) => sum + each.sizeBytes, 0)
  const left: string[] = []
  let current: { from: Unmoved; to: string; number: number; pieces: Iterator<Uint8Array> } | null =
    null

  const begin = (from: Unmoved): void => {
    const to = `m${bodies.createId()}`
    bodies.setAside(to)
    current = { from, to, number: 0, pieces: bodies.read(from.bodyId)[Symbol.iterator]() }
  }

  const copyPiece = database.transaction((): void => {
    if (!current) return
    const { from, to, number, pieces } = current
    const next = pieces.next()
    if (!next.done) {
      bodies.write(to, number, next.value)
      current.number++
      return
    }
    const isThere = pointTo.run(to, from.id, from.bodyId).changes > 0
    bodies.takeBack(to)
    // Purged meanwhile: the copy belongs to nobody either.
    if (!isThere) bodies.forget(to)
    bodies.setAside(from.bodyId)
    left.push(from.bodyId)
    current = null
  })

  const leaveAll = database.transaction((): void => {
    // They are erased in an order of their own: see `eraseSome`.
    for (const bodyId of left) {
      bodies.takeBack(bodyId)
      bodies.forget(bodyId)
    }
  })

  return {
    sizeBytes,
    step() {
      const next = current ? null : waiting.pop()
      if (next) begin(next)
      if (current) {
        copyPiece.immediate()
        return true
      }
      leaveAll.immediate()
      return false
    },
  }
}

/** Every order is as likely as any other (Fisher and Yates). */
function shuffled<Each>(all: readonly Each[]): Each[] {
  const order = [...all]
  for (let i = order.length - 1; i > 0; i--) {
    const j = randomInt(i + 1)
    ;[order[i], order[j]] = [order[j]!, order[i]!]
  }
  return order
}
