/** Of a path that was named, what is sealed in it, each with the name by which a person finds it. */
import type { SortedDrop } from '../../desk/batch/batch.js'
import type { FileSource } from '../../desk/batch/file-source.js'
import { sortDrop } from '../../desk/batch/sort-drop.js'
import { filesOnDisk } from '../../desk/disk/file-on-disk.js'
import type { NamedEnvelope } from '../../desk/disk/open-files.js'
import { NotOpenedError } from '../../desk/not-opened.js'
import { findArmoredEnvelopes } from '../../desk/open/armored-envelopes.js'

export interface FoundEnvelopes {
  named: NamedEnvelope[]
  /** What came with them; of a file that is tried as it is, nothing is left out. */
  sorted: SortedDrop
}

/** Of a download or a folder, what is sealed in it; a file that is neither is tried as it is, so that something is said of it. */
export async function findEnvelopes(path: string): Promise<FoundEnvelopes> {
  const sources = filesOnDisk(path)
  const sorted = await sortDrop(sources)
  const { envelopes, sums } = sorted
  const [only] = sources
  const isLoose = sources.length === 1 && envelopes.length <= 1
  const isTried = only !== undefined && isLoose && cameToNothing(sorted)
  const found = isTried ? [only] : envelopes
  const named: NamedEnvelope[] = []
  for (const source of found) {
    const isWhole = isLoose && source.sizeBytes === only?.sizeBytes
    const sum = sums?.get(source.name) ?? null
    for (const envelope of await outOfArmor(source)) {
      const isNamed = isWhole && envelope.name === source.name
      named.push({ path: isNamed ? path : `${path}: ${envelope.name}`, envelope, sum })
    }
  }
  const untried = isTried ? { keyFiles: [], caseFiles: [], leftOut: [] } : {}
  return { named, sorted: { ...sorted, ...untried } }
}

/** Nothing was found in it, and there is nothing to say of it but that. */
function cameToNothing({ envelopes, sums, leftOut }: SortedDrop): boolean {
  return (
    envelopes.length === 0 && sums === null && leftOut.every(({ reason }) => reason === 'not_known')
  )
}

/** Several may have come in one text. One that is damaged there, or cannot be read, is left to whoever opens it. */
async function outOfArmor(source: FileSource): Promise<FileSource[]> {
  try {
    const found = await findArmoredEnvelopes(source)
    return found.length === 0 ? [source] : found.map((envelope) => envelope ?? source)
  } catch (error) {
    if (error instanceof NotOpenedError) return [source]
    throw error
  }
}
