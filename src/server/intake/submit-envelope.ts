/**
 * A small envelope, whole in one request: what most sources send. Nothing is kept before the gate has let every byte
 * through, and nothing is answered before what was kept is on disk.
 */
import { createHash } from 'node:crypto'
import type { Request, Response } from 'express'
import type { Day } from '../../domain/day.js'
import type { EnvelopeStore } from '../../domain/envelope.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { envelopeIdOf, receiptOf } from '../../domain/receipt.js'
import { createEnvelopeInspector } from '../../openpgp/inspect-envelope.js'
import { createByteSink } from '../http/byte-sink.js'
import { receiveBody } from '../http/receive-body.js'
import { createReceivingBudget } from './receiving-budget.js'

export interface SubmitEnvelopeDeps {
  insert: EnvelopeStore['insert']
  /** The keys to which these key ids address an envelope; null when it may not be taken. */
  findRecipients: (keyIds: ReadonlySet<string>) => Fingerprint[] | null
  today: () => Day
}

/** Answers with the receipt; nothing else about the envelope leaves. */
export function createSubmission(
  deps: SubmitEnvelopeDeps,
): (request: Request, response: Response, lengthBytes: number) => Promise<void> {
  const hold = createReceivingBudget()

  return async (request, response, lengthBytes) => {
    let recipients: Fingerprint[] = []
    const inspector = createEnvelopeInspector((keyIds) => {
      const found = deps.findRecipients(keyIds)
      recipients = found ?? []
      return found !== null
    })
    const hash = createHash('sha256')
    const holding = hold()
    const sink = createByteSink(lengthBytes, holding.grow)
    try {
      await receiveBody(request, lengthBytes, (piece) => {
        inspector.push(piece)
        hash.update(piece)
        sink.push(piece)
      })
      inspector.finish()
      const digest = hash.digest()
      const id = envelopeIdOf(digest)
      await deps.insert({ id, receivedDay: deps.today(), recipients, bytes: sink.join() })
      response.setHeader('Location', `/envelopes/${id}`)
      response.setHeader('Upload-Offset', lengthBytes)
      response.setHeader('Sigilo-Receipt', receiptOf(digest))
      response.status(201).end()
    } finally {
      holding.release()
    }
  }
}
