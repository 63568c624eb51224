/**
 * POST /envelopes: one whole envelope. Nothing is kept before the gate has let every byte through, and nothing is
 * answered before what was kept is on disk. The answer carries the receipt; nothing else about the envelope leaves.
 */
import { createHash } from 'node:crypto'
import type { RequestHandler } from 'express'
import type { Day } from '../../domain/day.js'
import type { EnvelopeStore } from '../../domain/envelope.js'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import { envelopeIdOf, receiptOf } from '../../domain/receipt.js'
import { createEnvelopeInspector } from '../../openpgp/inspect-envelope.js'
import { createByteSink } from '../http/byte-sink.js'
import { receiveBody } from '../http/receive-body.js'
import { createReceivingBudget } from './receiving-budget.js'
import { demandTus, readUploadLength } from './tus.js'

export interface SubmitEnvelopeDeps {
  insert: EnvelopeStore['insert']
  isOpen: () => boolean
  /** The keys to which these key ids address an envelope; null when it may not be taken. */
  findRecipients: (keyIds: ReadonlySet<string>) => Fingerprint[] | null
  hasRoom: () => boolean
  today: () => Day
  maxEnvelopeBytes: number
}

export function submitEnvelope(deps: SubmitEnvelopeDeps): RequestHandler {
  const hold = createReceivingBudget()

  return async (request, response) => {
    demandTus(request, response)
    const lengthBytes = readUploadLength(request.headers, deps.maxEnvelopeBytes)
    if (!deps.isOpen()) throw new SigiloError('closed', 'there is no key in force to seal to')
    if (!deps.hasRoom()) throw new SigiloError('no_room', 'there is no room left for now')
    if (request.headers.expect !== undefined) response.writeContinue()

    let recipients: Fingerprint[] = []
    const inspector = createEnvelopeInspector((keyIds) => {
      const found = deps.findRecipients(keyIds)
      recipients = found ?? []
      return found !== null
    })
    const hash = createHash('sha256')
    const holding = hold(lengthBytes)
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
