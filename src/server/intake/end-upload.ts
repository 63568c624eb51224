/** DELETE /envelopes/:upload: the sender gives up. What has become an envelope stays one. */
import type { RequestHandler } from 'express'
import { SigiloError } from '../../domain/errors.js'
import type { ArrivingUploads } from './arriving-uploads.js'
import { getUpload } from './resume-upload.js'
import { demandTus } from './tus.js'

export function endUpload(uploads: ArrivingUploads): RequestHandler {
  return async (request, response) => {
    demandTus(request, response)
    const upload = getUpload(uploads, request)
    if (upload.receipt() !== null) throw new SigiloError('not_found', 'there is no such upload')
    await uploads.remove(upload)
    response.status(204).end()
  }
}
