/** Writes the database anew where that keeps nobody waiting: then nothing of what was deleted, and no order, is left in it. */
import { statSync } from 'node:fs'
import { forgetOrder, type openDatabase } from '../server/store/open-database.js'

/** Written anew in some two seconds, in which nobody is answered. */
export const MAX_ANEW_BYTES = 268_435_456

/** False when the file is larger; then nothing was done. */
export function writeAnew(
  database: ReturnType<typeof openDatabase>,
  maxBytes = MAX_ANEW_BYTES,
): boolean {
  if (statSync(database.name).size > maxBytes) return false
  forgetOrder(database)
  return true
}
