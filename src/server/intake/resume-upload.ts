/** PATCH /envelopes/:upload: the next piece of an upload, from where it stopped. */
import type { Request, RequestHandler, Response } from 'express'
import { SigiloError } from '../../domain/errors.js'
import type { ArrivingUpload } from './arriving-upload.js'
import type { ArrivingUploads } from './arriving-uploads.js'
import { demandTus, readPiece } from './tus.js'

export function resumeUpload(uploads: ArrivingUploads): RequestHandler {
  return async (request, response) => {
    demandTus(request, response)
    const piece = readPiece(request.headers)
    const upload = getUpload(uploads, request)
    if (request.headers.expect !== undefined) response.writeContinue()
    await orRemove(uploads, upload, upload.receive(request, piece))
    describeUpload(uploads, upload, response)
    response.status(204).end()
  }
}

/** Throws `not_found`, also for what has been forgotten. */
export function getUpload(uploads: ArrivingUploads, request: Request): ArrivingUpload {
  const upload = uploads.find(String(request.params['upload']))
  if (!upload) throw new SigiloError('not_found', 'there is no such upload')
  return upload
}

/** What the gate has refused is not kept for a second try. */
const FINAL = ['not_an_envelope', 'keys_changed']

/** Waits for work on an upload, and removes the upload when the gate says no. */
export async function orRemove(
  uploads: ArrivingUploads,
  upload: ArrivingUpload,
  work: Promise<void>,
): Promise<void> {
  try {
    await work
  } catch (error) {
    if (error instanceof SigiloError && FINAL.includes(error.code)) await uploads.remove(upload)
    throw error
  }
}

/** Where the upload stands, until when it is kept, and, once it is an envelope, its receipt. */
export function describeUpload(
  uploads: ArrivingUploads,
  upload: ArrivingUpload,
  response: Response,
): void {
  response.setHeader('Upload-Offset', upload.offsetBytes())
  const receipt = upload.receipt()
  if (receipt === null) {
    response.setHeader('Upload-Expires', uploads.expiresAt(upload).toUTCString())
  } else {
    response.setHeader('Sigilo-Receipt', receipt)
  }
}
