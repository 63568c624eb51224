/** HEAD /envelopes/:upload: where it stands. Whoever asks has lost the line, so a request still under way is ended. */
import type { RequestHandler } from 'express'
import type { ArrivingUploads } from './arriving-uploads.js'
import { describeUpload, getUpload, orRemove } from './resume-upload.js'
import { demandTus } from './tus.js'

export function showUpload(uploads: ArrivingUploads): RequestHandler {
  return async (request, response) => {
    demandTus(request, response)
    const upload = getUpload(uploads, request)
    await orRemove(uploads, upload, upload.settle())
    response.setHeader('Upload-Length', upload.lengthBytes)
    describeUpload(uploads, upload, response)
    response.status(200).end()
  }
}
