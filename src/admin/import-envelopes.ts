/**
 * `sigilo envelopes import FILE…`: takes envelopes that came by another road than the form: a stick, a mail, a messenger.
 * They pass the same gate; an envelope that is stored already is not stored again. One that is not taken is said and passed
 * over; the rest are taken all the same.
 */
import { createHash, randomBytes } from 'node:crypto'
import { createReadStream, readFileSync, statSync } from 'node:fs'
import { dayOf } from '../domain/day.js'
import type { EnvelopeStore } from '../domain/envelope.js'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'
import { CHUNK_BYTES } from '../domain/limits.js'
import { inPiecesOf } from '../domain/byte-source.js'
import { envelopeIdOf, receiptOf } from '../domain/receipt.js'
import type { Upload, UploadId, UploadStore } from '../domain/upload.js'
import { dearmorEnvelope } from '../openpgp/armor.js'
import { createEnvelopeInspector } from '../openpgp/inspect-envelope.js'

export interface ImportDeps {
  uploads: Omit<UploadStore, 'list' | 'readPieces'>
  has: EnvelopeStore['has']
  /** The keys to which these key ids address an envelope; null when it may not be taken. */
  findRecipients: (keyIds: ReadonlySet<string>) => Fingerprint[] | null
  nowMs: () => number
  say: (line: string) => void
  /** One error for each that was not taken. */
  complain: (error: unknown) => void
}

/** An envelope as text is short; the form makes no longer one than 90 kB. */
const MAX_TEXT_BYTES = 1_048_576
const PAUSE_MS = 5

/** @returns how many were not taken */
export async function importEnvelopes(deps: ImportDeps, paths: readonly string[]): Promise<number> {
  let failures = 0
  for (const path of paths) {
    try {
      deps.say(await importOne(deps, path))
    } catch (error) {
      failures++
      deps.complain(
        error instanceof SigiloError
          ? new SigiloError(error.code, `${path}: ${explain(error)}`, { cause: error })
          : error,
      )
    }
  }
  return failures
}

async function importOne(deps: ImportDeps, path: string): Promise<string> {
  const { lengthBytes, pieces } = openEnvelopeFile(path)
  const id = randomBytes(16).toString('hex') as UploadId
  const upload = { id, lengthBytes, startedDay: dayOf(deps.nowMs()) }
  try {
    return `${await take(deps, upload, pieces)}  ${path}`
  } finally {
    // Once it is an envelope this forgets only how it came.
    await deps.uploads.remove(id)
    while (deps.uploads.eraseSome()) await letServerWrite()
  }
}

async function take(
  deps: ImportDeps,
  upload: Upload,
  pieces: AsyncIterable<Uint8Array>,
): Promise<string> {
  let recipients: Fingerprint[] = []
  const inspector = createEnvelopeInspector((keyIds) => {
    const found = deps.findRecipients(keyIds)
    recipients = found ?? []
    return found !== null
  }, upload.lengthBytes)
  const hash = createHash('sha256')
  let offsetBytes = 0
  for await (const piece of inPiecesOf(CHUNK_BYTES, pieces)) {
    inspector.push(piece)
    hash.update(piece)
    await deps.uploads.append(upload, offsetBytes, piece)
    await letServerWrite()
    offsetBytes += piece.length
  }
  inspector.finish()
  const digest = hash.digest()
  const id = envelopeIdOf(digest)
  const isThere = deps.has(id)
  await deps.uploads.finish(upload.id, { id, receivedDay: dayOf(deps.nowMs()), recipients })
  return isThere ? `${receiptOf(digest)} (it was there already)` : receiptOf(digest)
}

/** The server uses the same database, and waits while this writes. */
function letServerWrite(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, PAUSE_MS))
}

/** A binary file as it is, a text taken out of its armor. Throws `not_found` or `not_an_envelope`. */
function openEnvelopeFile(path: string): {
  lengthBytes: number
  pieces: AsyncIterable<Uint8Array>
} {
  let sizeBytes: number
  let text = ''
  try {
    const stats = statSync(path)
    if (!stats.isFile()) throw new Error('not a file')
    sizeBytes = stats.size
    if (sizeBytes <= MAX_TEXT_BYTES) text = readFileSync(path, 'latin1')
  } catch (cause) {
    throw new SigiloError('not_found', 'it cannot be read', { cause })
  }
  const dearmored = dearmorEnvelope(text)
  if (dearmored) return { lengthBytes: dearmored.length, pieces: yieldOnce(dearmored) }
  if (sizeBytes === 0) throw new SigiloError('invalid', 'it is empty')
  return { lengthBytes: sizeBytes, pieces: createReadStream(path) }
}

async function* yieldOnce(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield await Promise.resolve(bytes)
}

/** The gate speaks to a client that sends; here it is somebody with a file. */
function explain({ code, message }: SigiloError): string {
  if (code === 'not_an_envelope') {
    return 'this is no whole envelope, or it was changed on its way; nothing of it was kept'
  }
  if (code === 'keys_changed') {
    return 'it is sealed to other keys than the keyring ever had in force, or one of them was revoked; sigilo open opens it without the server'
  }
  return message
}
