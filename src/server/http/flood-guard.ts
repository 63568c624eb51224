/**
 * A first guard against floods: one bucket for everybody, so no address is looked at, let alone kept. It cannot tell a
 * source from a flooder; it only keeps the disk and the processor from drowning, and says when to come back.
 */
import type { RequestHandler } from 'express'
import { MemoryStore, rateLimit } from 'express-rate-limit'
import { SigiloError } from '../../domain/errors.js'

export interface FloodLimit {
  requests: number
  windowMs: number
}

export interface FloodGuard {
  /** Refuses when too much has been let through. */
  count: RequestHandler
  /** Takes back what was counted when the handler refuses: refusals cost little and fill no disk. */
  forgiving: (handler: RequestHandler) => RequestHandler
}

const EVERYBODY = 'everybody'

export function createFloodGuard({ requests, windowMs }: FloodLimit): FloodGuard {
  const store = new MemoryStore()
  const count = rateLimit({
    limit: requests,
    windowMs,
    store,
    keyGenerator: () => EVERYBODY,
    standardHeaders: false,
    legacyHeaders: false,
    handler: (_request, response, next) => {
      response.setHeader('Retry-After', Math.ceil(windowMs / 1000))
      next(new SigiloError('flooded', 'too much is arriving at once; try again in a moment'))
    },
  })
  return {
    count,
    forgiving: (handler) => async (request, response, next) => {
      try {
        await handler(request, response, next)
      } catch (error) {
        // If it counted, empty requests could shut everybody out. (The library's own way to skip costs 6 % of the rate.)
        await store.decrement(EVERYBODY)
        throw error
      }
    },
  }
}
