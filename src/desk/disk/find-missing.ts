/** What SHA256SUMS names and did not come, for who opens envelopes one by one, or none of them. */
import { createHash } from 'node:crypto'
import type { SortedDrop } from '../batch/batch.js'
import { openBatch } from '../batch/open-batch.js'
import { NotOpenedError } from '../not-opened.js'
import type { Opener } from '../open/opener.js'

const OPENS_NOTHING: Opener = { open: () => Promise.reject(new NotOpenedError('other_keys')) }

/**
 * As the page finds it: by name, and by digest, for one may have come under another name. Only where a name is not there are
 * the envelopes read for it.
 */
export async function findMissing(
  drop: Pick<SortedDrop, 'envelopes' | 'sums' | 'leftOut'>,
): Promise<string[]> {
  const names = new Set([...drop.envelopes, ...drop.leftOut].map(({ name }) => name))
  if ([...(drop.sums?.keys() ?? [])].every((name) => names.has(name))) return []
  const { missing } = await openBatch(
    { ...drop, known: [], questionnaires: [] },
    {
      ...{ opener: OPENS_NOTHING, judgeKeySet: () => 'not_checked', questionnaires: [] },
      createSha256: () => createHash('sha256'),
    },
  )
  return missing
}
