/**
 * `sigilo envelopes export DIR`: one `.tar.pgp` file for each envelope, named by its SHA-256. What stands there already
 * is passed over, never overwritten; a file is whole or not there, and what is not the envelope of its name is said.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { EnvelopeStore } from '../domain/envelope.js'
import { SigiloError } from '../domain/errors.js'
import { CHUNK_BYTES } from '../domain/limits.js'
import type { EnvelopeId } from '../domain/receipt.js'
import { giveName } from './give-name.js'
import { allEnvelopes } from './list-envelopes.js'

/** Throws `no_room` or `exists` at the end when something could not be written or is not what its name says. */
export function exportEnvelopes(
  store: Pick<EnvelopeStore, 'list' | 'readChunks'>,
  folder: string,
  say: (line: string) => void,
): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  let written = 0
  let present = 0
  const foreign: string[] = []
  for (const { id } of allEnvelopes(store)) {
    const path = join(folder, `${id}.tar.pgp`)
    if (!existsSync(path)) {
      writeWhole(path, id, store.readChunks(id))
      say(path)
      written++
    } else if (isEnvelope(path, id)) present++
    else foreign.push(path)
  }
  say(`${String(written)} written, ${String(present)} there already`)
  if (foreign.length > 0) {
    throw new SigiloError(
      'exists',
      `not the envelope of its name, and left alone: ${foreign.join(', ')}`,
      {
        hint: 'move it away and export again',
      },
    )
  }
}

function writeWhole(path: string, id: EnvelopeId, chunks: Iterable<Uint8Array>): void {
  const unfinished = `${path}.unfinished`
  try {
    const file = openSync(unfinished, 'w', 0o600)
    try {
      // Loops until all is written; a nearly full disk takes a part of a chunk without an error.
      for (const chunk of chunks) writeFileSync(file, chunk)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    if (!isEnvelope(unfinished, id)) throw new Error('what was written is not what was stored')
    giveName(unfinished, path)
  } catch (cause) {
    if (existsSync(unfinished)) unlinkSync(unfinished)
    throw new SigiloError('no_room', `${path} could not be written whole, and was not kept`, {
      cause,
      hint: 'is there room on the disk? The envelope is still on the server',
    })
  }
}

/** Read piece by piece: an envelope may be larger than the memory. */
function isEnvelope(path: string, id: EnvelopeId): boolean {
  const hash = createHash('sha256')
  const piece = Buffer.allocUnsafe(CHUNK_BYTES)
  const file = openSync(path, 'r')
  try {
    for (let read = readSync(file, piece); read > 0; read = readSync(file, piece)) {
      hash.update(piece.subarray(0, read))
    }
  } finally {
    closeSync(file)
  }
  return hash.digest('hex') === id
}
