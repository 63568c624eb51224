/** What came of each file of a drop, in few words. */
import type { SortedDrop } from '../../../src/desk/batch/batch.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'

export function dropOf(files: Record<string, Uint8Array | string>): Promise<SortedDrop> {
  return sortDrop(
    Object.entries(files).map(([name, bytes]) =>
      heldSource(name, typeof bytes === 'string' ? new TextEncoder().encode(bytes) : bytes),
    ),
  )
}

export const namesOf = (sources: readonly FileSource[]): string[] => sources.map(({ name }) => name)

export function describeDrop(sorted: SortedDrop): Record<string, string> {
  return Object.fromEntries([
    ...namesOf(sorted.envelopes).map((name) => [name, 'envelope'] as const),
    ...namesOf(sorted.keyFiles).map((name) => [name, 'key'] as const),
    ...namesOf(sorted.caseFiles).map((name) => [name, 'case'] as const),
    ...[...sorted.keyringFiles.keys()].map((name) => [name, 'keyring'] as const),
    ...sorted.leftOut.map(({ name, reason }) => [name, reason] as const),
  ])
}
