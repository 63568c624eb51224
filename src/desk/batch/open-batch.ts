/**
 * Opens a sorted drop: each envelope is compared with what was downloaded, opened, and described. One that does not open stops
 * nothing; a fault of ours or of who opens (GnuPG is not there) stops all. Nothing is held but what is told of a tip: its files
 * are read again from where they are.
 */
import type { RunningDigest } from '../../domain/byte-source.js'
import type { Day } from '../../domain/day.js'
import { SMALL_ENVELOPE_BYTES } from '../../domain/limits.js'
import {
  receiptOf,
  receiptOfId,
  toHex,
  type EnvelopeId,
  type Receipt,
} from '../../domain/receipt.js'
import { tidyFileName } from '../../domain/tip-file.js'
import { NotOpenedError, type NotOpenedReason } from '../not-opened.js'
import { findArmoredEnvelopes } from '../open/armored-envelopes.js'
import { MAX_START_BYTES, looksLikeMessage } from '../open/read-recipients.js'
import type { OpenedTip } from '../opened-tip.js'
import type { OpenedBatch, SortedDrop } from './batch.js'
import { ENVELOPE_NAME, nameBefore } from './classify-file.js'
import type { FileSource } from './file-source.js'
import { openOne, type OpeningDeps } from './open-one.js'
import { heldSource, readBytes, readPieces } from './read-bytes.js'

export interface OpenBatchDeps extends OpeningDeps {
  /** Those that are open already, from an earlier drop. */
  alreadyOpened?: ReadonlySet<Receipt>
  createSha256: () => RunningDigest
  onProgress?: (done: number, total: number) => void
  /** Each tip as soon as it is open; they are in the batch as well. */
  onTip?: (tip: OpenedTip) => void
  /** Awaited before each envelope, so that a page can draw and answer. */
  pause?: () => Promise<void>
  /** Asked before each envelope. What was opened until then is given back, and nothing is called missing. */
  isStopped?: () => boolean
}

type Drop = Pick<SortedDrop, 'envelopes' | 'sums' | 'known' | 'questionnaires' | 'leftOut'>

export async function openBatch(drop: Drop, deps: OpenBatchDeps): Promise<OpenedBatch> {
  const { envelopes, sums, known } = drop
  const batch: OpenedBatch = {
    ...{ tips: [], notOpened: [], twice: [], missing: [], leftOut: [...drop.leftOut] },
  }
  const opening: Opening = {
    batch,
    sums,
    deps: { ...deps, questionnaires: [...deps.questionnaires, ...drop.questionnaires] },
    receivedDays: new Map(known.map(({ receipt, receivedDay }) => [receipt, receivedDay])),
    opened: new Set(deps.alreadyOpened),
    came: new Set(deps.alreadyOpened),
  }
  let isStopped = false
  for (const [i, source] of envelopes.entries()) {
    await deps.pause?.()
    isStopped = deps.isStopped?.() ?? false
    if (isStopped) break
    await takeSource(opening, source)
    deps.onProgress?.(i + 1, envelopes.length)
  }
  if (!isStopped) batch.missing = findMissing(drop, opening.came)
  batch.tips.sort((a, b) => compare(a.receipt, b.receipt))
  batch.twice.sort((a, b) => compare(a.receipt, b.receipt) || compare(a.name, b.name))
  batch.notOpened.sort((a, b) => compare(a.name, b.name) || compare(a.reason, b.reason))
  return batch
}

interface Opening {
  batch: OpenedBatch
  deps: OpenBatchDeps
  sums: SortedDrop['sums']
  receivedDays: ReadonlyMap<Receipt, Day>
  opened: Set<Receipt>
  /** Whether they opened or not. */
  came: Set<Receipt>
}

/** A file is one envelope, or a text with some. */
async function takeSource(opening: Opening, source: FileSource): Promise<void> {
  const name = tidyFileName(source.name)
  const fail = (reason: NotOpenedReason): void => {
    opening.batch.notOpened.push({ name, receipt: null, reason })
  }
  try {
    if (source.sizeBytes === 0) throw new NotOpenedError('empty')
    const bytes = await holdSmall(source)
    const head = await readBytes(bytes, 0, Math.min(MAX_START_BYTES, bytes.sizeBytes))
    const armored = looksLikeMessage(head) ? [] : await findArmoredEnvelopes(source)
    if (armored.length === 0) await takeEnvelope(opening, source, bytes)
    for (const envelope of armored) {
      if (envelope === null) fail('damaged')
      else await takeEnvelope(opening, envelope, await holdSmall(envelope))
    }
  } catch (error) {
    if (!(error instanceof NotOpenedError)) throw error
    fail(error.reason)
  }
}

/** What is small is read once, so that what is opened is what was compared. */
async function holdSmall(envelope: FileSource): Promise<FileSource> {
  if (envelope.sizeBytes > SMALL_ENVELOPE_BYTES) return envelope
  return heldSource(envelope.name, await readBytes(envelope, 0, envelope.sizeBytes))
}

/** @param bytes the same, held if it is small */
async function takeEnvelope(
  { batch, deps, sums, receivedDays, opened, came }: Opening,
  envelope: FileSource,
  bytes: FileSource,
): Promise<void> {
  const name = tidyFileName(envelope.name)
  let receipt: Receipt | null = null
  let tip: OpenedTip
  try {
    const sha256 = await digestOf(bytes, deps.createSha256())
    receipt = receiptOf(sha256)
    const due = sums?.get(name) ?? sums?.get(nameBefore(name)) ?? null
    if (due !== null && due !== toHex(sha256)) throw new NotOpenedError('wrong_sum')
    came.add(receipt)
    if (opened.has(receipt)) {
      batch.twice.push({ receipt, name })
      return
    }
    const receivedDay = receivedDays.get(receipt) ?? null
    tip = { ...(await openOne(receipt, bytes, deps)), receivedDay, envelope }
  } catch (error) {
    if (!(error instanceof NotOpenedError)) throw error
    batch.notOpened.push({ name, receipt, reason: error.reason })
    return
  }
  opened.add(tip.receipt)
  batch.tips.push(tip)
  deps.onTip?.(tip)
}

async function digestOf(bytes: FileSource, digest: RunningDigest): Promise<Uint8Array> {
  let bytesRead = 0
  for await (const piece of readPieces(bytes, 0, bytes.sizeBytes)) {
    digest.update(piece)
    bytesRead += piece.length
  }
  if (bytesRead !== bytes.sizeBytes) throw new NotOpenedError('unreadable')
  return digest.digest()
}

/** By digest too: a file may have come under another name, or with an earlier drop. */
function findMissing({ envelopes, sums, leftOut }: Drop, came: ReadonlySet<Receipt>): string[] {
  const names = new Set([...envelopes, ...leftOut].flatMap(({ name }) => [name, nameBefore(name)]))
  return [...(sums ?? [])]
    .filter(([name]) => ENVELOPE_NAME.test(name) && !names.has(name))
    .filter(([, sha256]) => !came.has(receiptOfId(sha256 as EnvelopeId)))
    .map(([name]) => name)
    .sort(compare)
}

function compare(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
