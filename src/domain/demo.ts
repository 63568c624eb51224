/**
 * Keys of a demonstration are marked in their user ids, so that production can refuse them and a demonstration can
 * refuse real ones. `.invalid` never names a host (RFC 2606).
 */
export const DEMO_MARK = '@demonstration.invalid'

export function isDemoUserId(userId: string): boolean {
  return userId.endsWith(`${DEMO_MARK}>`)
}
