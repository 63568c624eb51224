/** One map from error code to HTTP status; what is not here does not leave the server as anything but 500. */
import type { ErrorCode } from '../../domain/errors.js'

export const HTTP_STATUS: Partial<Record<ErrorCode, number>> = {
  invalid: 400,
  bad_key: 400,
  not_an_envelope: 400,
  signed_out: 401,
  prove_again: 401,
  forbidden: 403,
  not_found: 404,
  link_over: 404,
  method_not_allowed: 405,
  too_slow: 408,
  keys_changed: 409,
  wrong_offset: 409,
  changed_meanwhile: 409,
  exists: 409,
  held: 409,
  wrong_protocol: 412,
  too_large: 413,
  unsupported: 415,
  wrong_host: 421,
  flooded: 429,
  closed: 503,
  no_room: 507,
  internal: 500,
}
