/** The fixed moments at which mail is due. They follow from the settings and the clock, and from nothing that happens. */

export interface SlotSettings {
  /** UTC, 0 to 23. */
  hour: number
  /** A divisor of 24. */
  everyHours: number
}

const HOUR_MS = 3_600_000

/** The last slot that has come: `2026-11-25T06`, UTC. As text, slots sort in order. */
export function latestSlot(nowMs: number, { hour, everyHours }: SlotSettings): string {
  const hours = Math.floor(nowMs / HOUR_MS)
  return slotOf((hours - ((hours - (hour % everyHours)) % everyHours)) * HOUR_MS)
}

/** The hour that a moment is in. */
export function slotOf(timeMs: number): string {
  return new Date(timeMs).toISOString().slice(0, 13)
}

export function momentOf(slot: string): Date {
  return new Date(`${slot}:00:00Z`)
}
