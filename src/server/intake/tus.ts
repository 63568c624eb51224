/**
 * The headers of the tus resumable upload protocol, 1.0.0 (tus.io/protocols/resumable-upload), as far as intake speaks
 * it: core, creation, creation-with-upload, termination, expiration. A header that could carry something about the source
 * is refused, not ignored.
 */
import type { IncomingHttpHeaders } from 'node:http'
import type { Request, RequestHandler, Response } from 'express'
import { SigiloError } from '../../domain/errors.js'
import { MIN_ARCHIVE_BYTES } from '../../domain/limits.js'

const TUS_VERSION = '1.0.0'
const EXTENSIONS = 'creation,creation-with-upload,termination,expiration'
const BODY_TYPE = 'application/offset+octet-stream'

/** A piece costs a commit, so it may not be tiny unless it is the last. */
export const MIN_PIECE_BYTES = 16_384

/** OPTIONS: what this server can do. */
export function describeTus(maxEnvelopeBytes: number): RequestHandler {
  return (_request, response) => {
    response.setHeader('Tus-Version', TUS_VERSION)
    response.setHeader('Tus-Extension', EXTENSIONS)
    response.setHeader('Tus-Max-Size', maxEnvelopeBytes)
    response.status(204).end()
  }
}

/** Every answer at an address of the protocol names the version. */
export const nameTusVersion: RequestHandler = (_request, response, next) => {
  response.setHeader('Tus-Resumable', TUS_VERSION)
  next()
}

/** A client of another version is told which, before anything else. */
export function demandTus(request: Request, response: Response): void {
  if (request.headers['tus-resumable'] === TUS_VERSION) return
  response.setHeader('Tus-Version', TUS_VERSION)
  throw new SigiloError('wrong_protocol', 'uploads here follow version 1.0.0 of the tus protocol')
}

export interface Creation {
  /** Of the whole upload. */
  lengthBytes: number
  /** Of this request's body; 0 when the upload is only announced. */
  bodyBytes: number
}

/** Throws `invalid`, `unsupported` or `too_large`. */
export function readCreation(headers: IncomingHttpHeaders, maxEnvelopeBytes: number): Creation {
  if (headers['upload-metadata'] !== undefined) {
    throw new SigiloError('invalid', 'an envelope has no name, no type and no other metadata')
  }
  if (headers['upload-concat'] !== undefined || headers['upload-defer-length'] !== undefined) {
    throw new SigiloError('invalid', 'an envelope is one upload, whose length is told')
  }
  const bodyBytes = readBodyLength(headers)
  if (bodyBytes > 0) demandBodyType(headers)
  const lengthBytes = readNumber(headers['upload-length'])
  if (lengthBytes === null || lengthBytes < MIN_ARCHIVE_BYTES) {
    throw new SigiloError(
      'invalid',
      'Upload-Length is missing, no number, or less than any envelope',
    )
  }
  if (lengthBytes > maxEnvelopeBytes) {
    throw new SigiloError('too_large', 'this envelope is too large')
  }
  demandPieceSize(bodyBytes, lengthBytes, true)
  return { lengthBytes, bodyBytes }
}

export interface Piece {
  offsetBytes: number
  bodyBytes: number
}

/** Of a PATCH. Throws `invalid` or `unsupported`. */
export function readPiece(headers: IncomingHttpHeaders): Piece {
  demandBodyType(headers)
  const offsetBytes = readNumber(headers['upload-offset'])
  if (offsetBytes === null) {
    throw new SigiloError('invalid', 'Upload-Offset is missing or no number')
  }
  return { offsetBytes, bodyBytes: readBodyLength(headers) }
}

/** @param leftBytes how many bytes of the upload are still to come. Throws `invalid`. */
export function demandPieceSize(bodyBytes: number, leftBytes: number, mayBeEmpty: boolean): void {
  if (bodyBytes > leftBytes) {
    throw new SigiloError('invalid', 'the body is longer than what is left of the upload')
  }
  const isLast = bodyBytes === leftBytes
  if (bodyBytes < MIN_PIECE_BYTES && !isLast && !(mayBeEmpty && bodyBytes === 0)) {
    throw new SigiloError('invalid', 'a piece of an upload may not be so small')
  }
}

function demandBodyType(headers: IncomingHttpHeaders): void {
  if (headers['content-type'] !== BODY_TYPE || headers['content-encoding'] !== undefined) {
    throw new SigiloError('unsupported', `an envelope is sent as ${BODY_TYPE}, as it is`)
  }
}

/** Without a length a body would come in chunks, and a chunk of one byte costs us a hundred. Throws `invalid`. */
function readBodyLength(headers: IncomingHttpHeaders): number {
  const length = readNumber(headers['content-length'] ?? '0')
  if (length === null || headers['transfer-encoding'] !== undefined) {
    throw new SigiloError('invalid', 'a body has to tell its length')
  }
  return length
}

function readNumber(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^(0|[1-9]\d{0,14})$/.test(text) ? Number(text) : null
}
