/**
 * The last stop of every app. A person gets one plain sentence with a code; nothing of the request is repeated, and
 * nothing of it is written anywhere. An error that is not ours is told to the operator by its class alone: messages of
 * libraries quote what they were given.
 */
import type { ErrorRequestHandler, Request, RequestHandler } from 'express'
import { INTERNAL_MESSAGE, SigiloError, classOfError } from '../../domain/errors.js'
import { HTTP_STATUS } from './error-status.js'

/** When to come back, where the guard that refused says nothing more exact. */
const RETRY_AFTER_SECONDS = 10
/** How long a sender who was refused may go on sending before the line is cut. */
const REFUSED_BODY_MS = 5_000
/** What is left of a body up to this size is read and thrown away, so that the answer arrives before the line closes. */
const REFUSED_BODY_BYTES = 1_048_576

export function createErrorHandler(report: (line: string) => void): ErrorRequestHandler {
  return (thrown: unknown, request, response, _next) => {
    // The sender is gone: there is nobody to answer and nothing to report.
    if (request.socket.destroyed) return
    const error = toSigiloError(thrown)
    const status = HTTP_STATUS[error.code]
    if (status === undefined || status === 500) {
      report(`internal error (${classOfError(thrown)})`)
    }
    if (response.headersSent) {
      request.socket.destroy()
      return
    }
    if (error.code === 'flooded' && !response.hasHeader('Retry-After')) {
      response.setHeader('Retry-After', RETRY_AFTER_SECONDS)
    }
    cutOffLater(request)
    if (isLongBody(request)) response.setHeader('Connection', 'close')
    response.status(status ?? 500).json({
      error: status === undefined ? 'internal' : error.code,
      message: status === undefined ? INTERNAL_MESSAGE : error.message,
    })
  }
}

export const notFound: RequestHandler = () => {
  throw new SigiloError('not_found', 'there is nothing here')
}

export function methodNotAllowed(allowed: string): RequestHandler {
  return (_request, response) => {
    response.setHeader('Allow', allowed)
    throw new SigiloError('method_not_allowed', `only ${allowed} may be used here`)
  }
}

export function toSigiloError(thrown: unknown): SigiloError {
  if (thrown instanceof SigiloError) return thrown
  // Express throws its own for an address that is not well-formed percent-encoding.
  if (thrown instanceof URIError)
    return new SigiloError('invalid', 'the address is not well formed')
  return new SigiloError('internal', INTERNAL_MESSAGE, { cause: thrown })
}

function isLongBody(request: Request): boolean {
  const length = Number(request.headers['content-length'] ?? Infinity)
  return hasBody(request) && !request.complete && !(length <= REFUSED_BODY_BYTES)
}

function hasBody(request: Request): boolean {
  const { headers } = request
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

function cutOffLater(request: Request): void {
  if (!hasBody(request) || request.complete) return
  request.resume()
  setTimeout(() => {
    if (!request.complete) request.socket.destroy()
  }, REFUSED_BODY_MS).unref()
}
