/**
 * A canary, which `sigilo keys canary` sends down the normal road: whoever opens it gives its word back. It holds one answer,
 * of exactly these three lines (src/admin/send-canary.ts; a test holds the two together). Anything more is a tip.
 */
import type { Tip } from '../../domain/tip.js'

const CANARY =
  /^SIMULACRO: esto no es un mensaje de nadie\. Palabra: ([0-9A-Z-]{14})\nDRILL: this is nobody’s message\. Word: \1\nsigilo keys canary --confirm \1$/
const WORD = /^(?:[0-9A-HJKMNP-TV-Z]{4}-){2}[0-9A-HJKMNP-TV-Z]{4}$/

/** Null: it is a tip. */
export function findCanaryWord({ answers, files = [] }: Tip): string | null {
  const [answer, ...others] = Object.values(answers)
  if (typeof answer !== 'string' || others.length > 0 || files.length > 0) return null
  const word = CANARY.exec(answer)?.[1] ?? ''
  return WORD.test(word) ? word : null
}
