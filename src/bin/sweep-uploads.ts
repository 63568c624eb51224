/** Has uploads forgotten when their day is over. */
import { classOfError } from '../domain/errors.js'
import type { ArrivingUploads } from '../server/intake/arriving-uploads.js'

const SWEEP_MS = 600_000

/** @returns stops it */
export function sweepUploads(
  { sweep }: Pick<ArrivingUploads, 'sweep'>,
  report: (line: string) => void,
): () => void {
  const timer = setInterval(() => {
    sweep().catch((error: unknown) => {
      report(`warning: old uploads could not be forgotten (${classOfError(error)})`)
    })
  }, SWEEP_MS)
  return () => {
    clearInterval(timer)
  }
}
