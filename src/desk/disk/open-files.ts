/**
 * Opens envelopes into folders, on a machine that is offline. One that does not open is said and passed over; the rest are
 * opened all the same.
 */
import { createHash } from 'node:crypto'
import { SigiloError, type ErrorCode } from '../../domain/errors.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import { receiptOf } from '../../domain/receipt.js'
import type { FileSource } from '../batch/file-source.js'
import { readPieces } from '../batch/read-bytes.js'
import { NotOpenedError } from '../not-opened.js'
import type { Opener } from '../open/opener.js'
import { REMARK_SENTENCES, remarkOnTip } from '../remark-on-tip.js'
import { createTipWriter } from './write-tip.js'

export interface NamedEnvelope {
  /** As a person finds it: its path, or its name in a download. */
  path: string
  envelope: FileSource
  /** SHA-256 in lower-case hexadecimal, as the download has it; null: it does not say. */
  sum: string | null
}

export interface OpenFilesOptions {
  opener: Opener
  outFolder: string
  /** Those whose answers can be checked; a tip of another one is opened without. */
  questionnaires: readonly Questionnaire[]
  /** What removes that which is not finished, as long as it stands on the disk: for who ends the program meanwhile. */
  unfinished: Set<() => void>
  /** A line for each envelope that opened. */
  say: (line: string) => void
  /** One error for each that did not. */
  complain: (error: unknown) => void
}

/** Of who opens, and not of an envelope: nobody is asked for a PIN a hundred times who has said no to it once. */
const STOPS = new Set<ErrorCode>(['bad_key', 'configuration', 'not_found'])

/** @returns how many did not open. Throws what the opener cannot help with any envelope. */
export async function openFiles(
  envelopes: readonly NamedEnvelope[],
  options: OpenFilesOptions,
): Promise<number> {
  let failures = 0
  for (const each of envelopes) {
    try {
      options.say(await openFile(each, options))
    } catch (error) {
      if (error instanceof SigiloError && STOPS.has(error.code)) throw error
      failures++
      options.complain(
        error instanceof SigiloError
          ? new SigiloError(error.code, `${each.path}: ${error.message}`, {
              cause: error,
              ...(error.hint !== null && { hint: error.hint }),
            })
          : error,
      )
    }
  }
  return failures
}

async function openFile(
  { envelope, sum }: NamedEnvelope,
  { opener, outFolder, unfinished, questionnaires }: OpenFilesOptions,
): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of readPieces(envelope, 0, envelope.sizeBytes)) hash.update(piece)
  const digest = hash.digest()
  if (sum !== null && digest.toString('hex') !== sum) throw new NotOpenedError('wrong_sum')
  const writer = createTipWriter(outFolder)
  const remove = (): void => {
    writer.close()
  }
  unfinished.add(remove)
  try {
    const { texts } = await opener.open(envelope, writer)
    const folder = writer.keep(receiptOf(digest), texts)
    const { remarks, faultyAnswers } = remarkOnTip(texts, questionnaires)
    const sentences = remarks.map((remark) =>
      REMARK_SENTENCES[remark].replace('{count}', String(faultyAnswers)),
    )
    return remarks.length === 0 ? folder : `${folder} (beware: ${sentences.join('; ')})`
  } finally {
    remove()
    unfinished.delete(remove)
  }
}
