/** What lies between the first and the last, so that a time line has no gaps. */

/** A hundred years. Days come from a list beside the envelopes, which may say anything. */
const MAX_MONTHS = 1200

/** @param years in any order */
export function yearsBetween(years: readonly string[]): string[] {
  const numbers = years.map(Number)
  return count(Math.min(...numbers), Math.max(...numbers)).map(String)
}

/** @param months such as `2026-11`, in any order; where they lie too far apart, only those that are there */
export function monthsBetween(months: readonly string[]): string[] {
  const numbers = months.map((month) => 12 * Number(month.slice(0, 4)) + Number(month.slice(5)) - 1)
  const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
  if (last - first > MAX_MONTHS) return months.toSorted()
  return count(first, last).map((number) => {
    const [year, month] = [Math.floor(number / 12), (number % 12) + 1]
    return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
  })
}

/** None where there is no first. */
function count(first: number, last: number): number[] {
  const numbers: number[] = []
  for (let number = first; number <= last; number++) numbers.push(number)
  return numbers
}
