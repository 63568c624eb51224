/** Round numbers for axes and bands: 1, 2, 5, 10, 20, 50 and so on. */

/** Marks of an axis from 0 to at least the highest count, at most `most` of them above 0, all whole. */
export function axisTicks(highest: number, most: number): number[] {
  const step = roundNumbers(Math.ceil(highest / most) * 5).find((one) => one * most >= highest) ?? 1
  const count = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: count + 1 }, (_, i) => i * step)
}

/** Where bands of counts begin: at 1, and at the round numbers up to the highest count; at most `most` bands. */
export function bandStarts(highest: number, most: number): number[] {
  const [, ...last] = roundNumbers(Math.max(1, highest)).slice(-most)
  return [1, ...last]
}

/** From 1 up to `highest`. */
function roundNumbers(highest: number): number[] {
  const numbers: number[] = []
  for (let power = 1; power <= highest; power *= 10) {
    numbers.push(...[power, 2 * power, 5 * power].filter((number) => number <= highest))
  }
  return numbers
}
