/** Checks of `sigilo doctor`: what the machine gives: room, the time, Node. */
import type { Day } from '../domain/day.js'
import { look, ok, wrong, type Finding } from './doctor-finding.js'

export function checkDisk(freeBytes: number, floorBytes: number): Finding {
  const seen = `${describeBytes(freeBytes)} free, the floor is ${describeBytes(floorBytes)}`
  const next = 'make room: export and purge what is closed, or give it a larger disk'
  if (freeBytes <= floorBytes) return wrong(`${seen}: nothing new is taken`, next)
  // Time to act in: so much again, and intake closes.
  return freeBytes < 2 * floorBytes ? look(seen, next) : ok(seen)
}

/** The day when this version was made: no clock that goes right tells an earlier one. */
const EARLIEST_DAY = '2026-11-01'
/** Later than anybody runs this version. */
const LATEST_DAY = '2100-01-01'

/** @param newestDay the newest that the database or the keyring tells of; null: none does */
export function checkClock(today: Day, newestDay: Day | null): Finding {
  const next = 'set the clock, and keep it right with NTP: browsers seal by it'
  if (today < EARLIEST_DAY || today > LATEST_DAY) return wrong(`it cannot be ${today}`, next)
  return newestDay !== null && newestDay > today
    ? wrong(`today is ${today}, and something came or was signed on ${newestDay}`, next)
    : ok(`today is ${today} (UTC)`)
}

/** Until when each is mended, from nodejs/release. */
const NODE_ENDS: Record<number, string> = {
  20: '2026-04-30',
  22: '2027-04-30',
  24: '2028-04-30',
  26: '2029-04-30',
}
const LEAST_NODE: [major: number, minor: number] = [20, 19]

/** @param others name and version of what else is asked about when something does not work */
export function checkVersions(
  node: string,
  others: readonly (readonly [name: string, version: string])[],
  today: Day,
): Finding {
  const seen = [...others, ['Node', node] as const].map((each) => each.join(' ')).join(', ')
  const [major = 0, minor = 0] = node.split('.').map(Number)
  const [leastMajor, leastMinor] = LEAST_NODE
  const next = 'install the Node that is the current LTS'
  if (major < leastMajor || (major === leastMajor && minor < leastMinor)) {
    return wrong(`${seen}; it wants Node 20.19 at the least`, next)
  }
  const end = NODE_ENDS[major]
  return end !== undefined && today > end
    ? look(`${seen}; Node ${String(major)} is mended no more since ${end}`, next)
    : ok(seen)
}

export function describeBytes(bytes: number): string {
  return bytes < 1_000_000_000
    ? `${(bytes / 1_000_000).toFixed(1)} MB`
    : `${(bytes / 1_000_000_000).toFixed(1)} GB`
}
