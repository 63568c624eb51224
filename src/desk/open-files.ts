/**
 * `sigilo open FILE…`: opens envelopes on a machine that is offline. One that does not open is said and passed over; the
 * rest are opened all the same.
 */
import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { Readable } from 'node:stream'
import type { PrivateKey } from 'openpgp'
import { SigiloError } from '../domain/errors.js'
import type { Questionnaire } from '../domain/questionnaire.js'
import { receiptOf } from '../domain/receipt.js'
import { openEnvelope } from './open-envelope.js'
import { remarkOnTip } from './remark-on-tip.js'
import { createTipWriter } from './write-tip.js'

export interface OpenFilesOptions {
  files: readonly string[]
  keys: readonly PrivateKey[]
  outFolder: string
  /** Those whose answers can be checked; a tip of another one is opened without. */
  questionnaires: readonly Questionnaire[]
  /** One line for each envelope that opened. */
  say: (line: string) => void
  /** One error for each that did not. */
  complain: (error: unknown) => void
}

/** @returns how many did not open */
export async function openFiles(options: OpenFilesOptions): Promise<number> {
  let failures = 0
  for (const file of options.files) {
    try {
      options.say(await openFile(file, options))
    } catch (error) {
      failures++
      options.complain(
        error instanceof SigiloError
          ? new SigiloError(error.code, `${file}: ${error.message}`, { cause: error })
          : error,
      )
    }
  }
  return failures
}

async function openFile(
  file: string,
  { keys, outFolder, questionnaires }: OpenFilesOptions,
): Promise<string> {
  const hash = createHash('sha256')
  const envelope = await streamFile(file, hash)
  const writer = createTipWriter(outFolder)
  try {
    const texts = await openEnvelope(envelope, keys, writer)
    const folder = writer.keep(receiptOf(hash.digest()), texts)
    const remarks = remarkOnTip(texts, questionnaires)
    return remarks.length === 0 ? folder : `${folder} (beware: ${remarks.join('; ')})`
  } finally {
    writer.close()
  }
}

/** The file as it is read, each piece hashed on its way. Throws `not_found`. */
async function streamFile(file: string, hash: Hash): Promise<ReadableStream<Uint8Array>> {
  const source = createReadStream(file)
  source.on('data', (piece) => hash.update(piece))
  source.pause()
  try {
    await once(source, 'open')
  } catch (cause) {
    throw new SigiloError('not_found', 'it cannot be read', { cause })
  }
  return Readable.toWeb(source) as ReadableStream<Uint8Array>
}
