/**
 * The headers of the tus resumable upload protocol, 1.0.0 (tus.io/protocols/resumable-upload), as far as intake speaks
 * it: core and creation-with-upload. A header that could carry something about the source is refused, not ignored.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { SigiloError } from '../../domain/errors.js'

const TUS_VERSION = '1.0.0'
const BODY_TYPE = 'application/offset+octet-stream'

/** OPTIONS: what this server can do. */
export function describeTus(maxEnvelopeBytes: number): RequestHandler {
  return (_request, response) => {
    response.setHeader('Tus-Resumable', TUS_VERSION)
    response.setHeader('Tus-Version', TUS_VERSION)
    response.setHeader('Tus-Extension', 'creation,creation-with-upload')
    response.setHeader('Tus-Max-Size', maxEnvelopeBytes)
    response.status(204).end()
  }
}

/** Every answer names the version; a client of another one is told which, before anything else. */
export function demandTus(request: Request, response: Response): void {
  response.setHeader('Tus-Resumable', TUS_VERSION)
  if (request.headers['tus-resumable'] === TUS_VERSION) return
  response.setHeader('Tus-Version', TUS_VERSION)
  throw new SigiloError('wrong_protocol', 'uploads here follow version 1.0.0 of the tus protocol')
}

/** The length of the upload in bytes. Throws `invalid`, `unsupported` or `too_large`. */
export function readUploadLength(headers: IncomingHttpHeaders, maxEnvelopeBytes: number): number {
  if (headers['content-type'] !== BODY_TYPE || headers['content-encoding'] !== undefined) {
    throw new SigiloError('unsupported', `an envelope is sent as ${BODY_TYPE}, as it is`)
  }
  if (headers['upload-metadata'] !== undefined) {
    throw new SigiloError('invalid', 'an envelope has no name, no type and no other metadata')
  }
  const length = readLength(headers['upload-length'])
  if (length === null) throw new SigiloError('invalid', 'Upload-Length is missing or no number')
  if (length > maxEnvelopeBytes) throw new SigiloError('too_large', 'this envelope is too large')
  // Without a length it would come in chunks, and a chunk of one byte costs us a hundred.
  if (readLength(headers['content-length']) !== length) {
    throw new SigiloError('invalid', 'an envelope is sent whole, in one request')
  }
  return length
}

function readLength(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null
}
