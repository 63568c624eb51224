/** POST /envelopes: a small envelope whole, or the beginning of a larger one that comes in pieces. */
import type { RequestHandler } from 'express'
import { SigiloError } from '../../domain/errors.js'
import { SMALL_ENVELOPE_BYTES } from '../../domain/limits.js'
import type { ArrivingUploads } from './arriving-uploads.js'
import { describeUpload } from './resume-upload.js'
import { createSubmission, type SubmitEnvelopeDeps } from './submit-envelope.js'
import { demandTus, readCreation } from './tus.js'

export interface CreateUploadDeps extends SubmitEnvelopeDeps {
  isOpen: () => boolean
  /** Whether so many bytes more leave the disk above its floor. */
  hasRoom: (neededBytes: number) => boolean
  maxEnvelopeBytes: number
  uploads: ArrivingUploads
}

export function createUpload(deps: CreateUploadDeps): RequestHandler {
  const { uploads } = deps
  const submit = createSubmission(deps)

  return async (request, response) => {
    demandTus(request, response)
    const { lengthBytes, bodyBytes } = readCreation(request.headers, deps.maxEnvelopeBytes)
    if (!deps.isOpen()) throw new SigiloError('closed', 'there is no key in force to seal to')
    const isSmall = bodyBytes === lengthBytes && lengthBytes <= SMALL_ENVELOPE_BYTES
    // What is on its way may finish, so what is new has to fit beside it. A small envelope is there at once: whoever
    // announces large ones must not shut it out.
    const awaitedBytes = isSmall ? 0 : uploads.awaitedBytes()
    if (!deps.hasRoom(awaitedBytes + lengthBytes)) {
      throw new SigiloError('no_room', 'there is no room left for now')
    }
    if (isSmall) {
      if (request.headers.expect !== undefined) response.writeContinue()
      await submit(request, response, lengthBytes)
      return
    }
    const upload = await uploads.create(lengthBytes)
    if (bodyBytes > 0) {
      if (request.headers.expect !== undefined) response.writeContinue()
      try {
        await upload.receive(request, { offsetBytes: 0, bodyBytes })
      } catch (error) {
        // Whoever sent it was never told where it stands, and cannot go on with it.
        await uploads.remove(upload)
        throw error
      }
    }
    response.setHeader('Location', `/envelopes/${upload.id}`)
    describeUpload(uploads, upload, response)
    response.status(201).end()
  }
}
