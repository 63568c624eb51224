/** A key in one plain line, for lists and questions. User ids come from anybody, so they are made harmless first. */
import type { Key } from 'openpgp'
import { dayOf } from '../domain/day.js'
import { SigiloError } from '../domain/errors.js'
import { replaceControlCharacters } from '../domain/questionnaire.js'
import { daysUntil, judgeKey } from '../openpgp/judge-key.js'

const MAX_USER_ID = 80

export function describeUserId(key: Key): string {
  const [userId = 'without a user id'] = key.getUserIDs()
  // Right-to-left marks and their like could make one name look like another.
  const visible = replaceControlCharacters(userId, '\ufffd').replace(/\p{Cf}/gu, '\ufffd')
  return visible.length > MAX_USER_ID ? `${visible.slice(0, MAX_USER_ID)}…` : visible
}

/** Until when tips can be sealed to it, or why they cannot. */
export async function describeUse(key: Key, now: Date): Promise<string> {
  try {
    const { usableUntilMs } = await judgeKey(key, now)
    if (usableUntilMs === Infinity) return 'does not expire'
    return `good until ${dayOf(usableUntilMs)} (${String(daysUntil(usableUntilMs, now))} days)`
  } catch (error) {
    if (error instanceof SigiloError) return error.message
    throw error
  }
}
