/**
 * `sigilo envelopes export DIR`: one `.tar.pgp` file for each envelope, named by its SHA-256. What stands there already
 * is passed over, never overwritten; a file is whole or not there.
 */
import {
  closeSync,
  existsSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  unlinkSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { EnvelopeStore } from '../domain/envelope.js'
import { allEnvelopes } from './list-envelopes.js'

export function exportEnvelopes(
  store: Pick<EnvelopeStore, 'list' | 'readChunks'>,
  folder: string,
  say: (line: string) => void,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let written = 0
  let present = 0
  for (const { id } of allEnvelopes(store)) {
    const path = join(folder, `${id}.tar.pgp`)
    if (existsSync(path)) {
      present++
      continue
    }
    writeWhole(path, store.readChunks(id))
    say(path)
    written++
  }
  say(`${String(written)} written, ${String(present)} there already`)
}

/** A link fails where a file stands; a rename would replace it. */
function writeWhole(path: string, chunks: Iterable<Uint8Array>): void {
  const unfinished = `${path}.unfinished`
  const file = openSync(unfinished, 'w', 0o600)
  try {
    for (const chunk of chunks) writeSync(file, chunk)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  linkSync(unfinished, path)
  unlinkSync(unfinished)
}
