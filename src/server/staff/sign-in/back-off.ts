/**
 * Makes guessing slow, without letting a stranger lock anybody out: a browser that is known (OWASP's device cookies) counts
 * for itself; all others share one count for each name, whether somebody has that name or not. In memory alone.
 */
import { createHash } from 'node:crypto'
import { SigiloError } from '../../../domain/errors.js'

export interface Attempt {
  /** It was right: what was counted is forgotten. */
  succeeded(): void
  /** It was never judged, so it does not count. */
  dropped(): void
}

export interface BackOff {
  /** Counts as a failure from the start, so that many at once count as many. Throws `TooSoon` while it must wait. */
  begin(bucket: string): Attempt
}

/** `flooded`, and for how long. */
export class TooSoon extends SigiloError {
  readonly waitSeconds: number

  constructor(waitMs: number) {
    super('flooded', 'too many attempts; wait before the next one')
    this.waitSeconds = Math.ceil(waitMs / 1000)
  }
}

/** People mistype; from here on each failure doubles the wait. */
const FREE_FAILURES = 3
const MAX_WAIT_MS = 15 * 60_000
/** A count is forgotten a day after the last failure. */
const MEMORY_MS = 24 * 3_600_000
/** More buckets than an honest day has by far, in about 2 MB. */
const MAX_BUCKETS = 10_000

interface Bucket {
  failures: number
  lastMs: number
}

export function createBackOff(nowMs: () => number): BackOff {
  // In the order of the last failure, so that the first is the one to forget.
  const buckets = new Map<string, Bucket>()

  function keep(key: string, bucket: Bucket): void {
    buckets.delete(key)
    if (bucket.failures <= 0) return
    buckets.set(key, bucket)
    const [oldest] = buckets.keys()
    if (buckets.size > MAX_BUCKETS && oldest !== undefined) buckets.delete(oldest)
  }

  return {
    begin(name) {
      const key = createHash('sha256').update(name).digest('base64url')
      const before = recent(buckets.get(key), nowMs())
      const waitMs = before.lastMs + waitAfter(before.failures) - nowMs()
      if (waitMs > 0) throw new TooSoon(waitMs)
      keep(key, { failures: before.failures + 1, lastMs: nowMs() })
      return {
        succeeded() {
          buckets.delete(key)
        },
        dropped() {
          const bucket = buckets.get(key)
          if (bucket) keep(key, { ...bucket, failures: bucket.failures - 1 })
        },
      }
    },
  }
}

/** Nothing at first, then 1 s, 2 s, 4 s, up to 15 minutes. */
function waitAfter(failures: number): number {
  if (failures < FREE_FAILURES) return 0
  return Math.min(1000 * 2 ** (failures - FREE_FAILURES), MAX_WAIT_MS)
}

function recent(bucket: Bucket | undefined, nowMs: number): Bucket {
  return bucket && nowMs - bucket.lastMs < MEMORY_MS ? bucket : { failures: 0, lastMs: 0 }
}
