/**
 * The desk, to be saved and carried away. It is a page that opens envelopes, so it must never open here: as a page of the
 * staff app it would have this address, and keys would be asked for online. So it is no page by its type, it is an
 * attachment by its name, and the policy of all that is no page (`sandbox`) holds for it as well.
 */
import type { DeskFile } from '../desk-file.js'
import type { Handle } from '../visit.js'

export function downloadDesk({ desk }: { desk: DeskFile }): Handle {
  return ({ response }) => {
    response.setHeader('Content-Type', 'application/octet-stream')
    response.setHeader('Content-Disposition', 'attachment; filename="desk.html"')
    response.setHeader('Content-Length', desk.bytes.length)
    response.end(desk.bytes)
  }
}
