/**
 * For input that is made to keep a program busy. What it costs to be fast enough is for the bench to say, and no test fails
 * because a machine is slow: but a pattern or a loop that runs away takes minutes where a second would do.
 */
const LIMIT_SECONDS = 20

/** @returns whether this process has worked longer since than what is watched ever needs */
export function watchForRunaway(limitSeconds = LIMIT_SECONDS): () => boolean {
  const start = process.cpuUsage()
  return () => process.cpuUsage(start).user / 1_000_000 > limitSeconds
}
