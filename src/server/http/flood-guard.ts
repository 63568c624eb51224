/**
 * A first guard against floods: one bucket for everybody, so no address is looked at, let alone kept. It cannot tell a
 * source from a flooder; it only keeps the disk and the processor from drowning, and says when to come back.
 */
import type { RequestHandler } from 'express'
import { rateLimit } from 'express-rate-limit'
import { SigiloError } from '../../domain/errors.js'

export interface FloodLimit {
  requests: number
  windowMs: number
}

export function createFloodGuard({ requests, windowMs }: FloodLimit): RequestHandler {
  return rateLimit({
    limit: requests,
    windowMs,
    keyGenerator: () => 'everybody',
    // What is refused costs little and fills no disk; if it counted, empty requests could shut everybody out.
    skipFailedRequests: true,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, response, next) => {
      response.setHeader('Retry-After', Math.ceil(windowMs / 1000))
      next(new SigiloError('flooded', 'too much is arriving at once; try again in a moment'))
    },
  })
}
