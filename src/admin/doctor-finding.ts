/** What a check of `sigilo doctor` found, and how the page of them is printed. */

/** `look`: somebody should look at it, and tips are safe; `wrong`: tips are not taken, or a promise does not hold. */
export type Verdict = 'ok' | 'look' | 'wrong'

export interface Finding {
  verdict: Verdict
  seen: string
  /** What to do; null when all is well. */
  next: string | null
}

/** In the order of the page: what everything else stands on comes first. */
export const SECTIONS = [
  ...(['settings', 'mode', 'keyring', 'database', 'disk', 'clock', 'files'] as const),
  ...(['listeners', 'mail', 'backup', 'people', 'versions'] as const),
]
export type Section = (typeof SECTIONS)[number]

export const ok = (seen: string): Finding => ({ verdict: 'ok', seen, next: null })
export const look = (seen: string, next: string): Finding => ({ verdict: 'look', seen, next })
export const wrong = (seen: string, next: string): Finding => ({ verdict: 'wrong', seen, next })

/** A finding of the section, and below it what to do. @returns the worst of the verdicts */
export function printPage(
  findings: Partial<Record<Section, readonly Finding[]>>,
  say: (line: string) => void,
): Verdict {
  const count = { ok: 0, look: 0, wrong: 0 }
  for (const section of SECTIONS) {
    for (const { verdict, seen, next } of findings[section] ?? []) {
      count[verdict]++
      say(`${verdict.padEnd(5)}  ${section.padEnd(9)}  ${seen}`)
      if (next !== null) say(`${' '.repeat(18)}next: ${next}`)
    }
  }
  say(
    count.look + count.wrong === 0
      ? `all is well: ${String(count.ok)} checks`
      : `${String(count.wrong)} wrong, ${String(count.look)} to look at, ${String(count.ok)} ok`,
  )
  return count.wrong > 0 ? 'wrong' : count.look > 0 ? 'look' : 'ok'
}
