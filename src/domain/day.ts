/**
 * Days, not times (promise 4). A `Day` is a UTC calendar day written YYYY-MM-DD; as text, days sort in order.
 */
declare const dayBrand: unique symbol
export type Day = string & { readonly [dayBrand]: true }

export const DAY_MS = 86_400_000

/** The UTC day of a moment given in milliseconds since 1970. */
export function dayOf(timeMs: number): Day {
  return new Date(timeMs).toISOString().slice(0, 10) as Day
}

/** Returns null when the text is not a day that exists. */
export function findDay(text: unknown): Day | null {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null
  const timeMs = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(timeMs) || dayOf(timeMs) !== text) return null
  return text as Day
}
