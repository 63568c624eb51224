/**
 * An answer whose bytes are the same for everybody: compressed once, beforehand, and sent as it is. Nothing in it
 * depends on who asks, so it can be hashed, mirrored and compared.
 */
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import type { Request, Response } from 'express'

export interface PreparedAnswer {
  status: number
  contentType: string
  /** By content coding, the best one first. */
  bodies: ReadonlyMap<'br' | 'gzip' | 'identity', Buffer>
}

export function prepareAnswer(
  contentType: string,
  body: string | Buffer,
  status = 200,
): PreparedAnswer {
  const identity = Buffer.from(body)
  const brotli = brotliCompressSync(identity, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: identity.length,
    },
  })
  return {
    status,
    contentType,
    bodies: new Map([
      ['br', brotli],
      ['gzip', gzipSync(identity, { level: constants.Z_BEST_COMPRESSION })],
      ['identity', identity],
    ]),
  }
}

export function sendPrepared(request: Request, response: Response, answer: PreparedAnswer): void {
  // Asked one by one: browsers name gzip first, and given a choice Express takes what they name first.
  const coding =
    [...answer.bodies.keys()].find((each) => request.acceptsEncodings(each)) ?? 'identity'
  const body = answer.bodies.get(coding) ?? Buffer.alloc(0)
  response.status(answer.status)
  response.setHeader('Content-Type', answer.contentType)
  response.setHeader('Vary', 'Accept-Encoding')
  if (coding !== 'identity') response.setHeader('Content-Encoding', coding)
  response.setHeader('Content-Length', body.length)
  response.end(body)
}
