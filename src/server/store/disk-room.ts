/**
 * Intake stops before the disk is full, not when it is: below the floor nothing new is taken, so that the database can
 * still be tidied, backed up and copied away.
 */
import { statfsSync } from 'node:fs'

/** How long an answer of the file system is believed; a flood must not become a flood of system calls. */
const BELIEVED_MS = 1000

/** @param nowMs a clock that only needs to run forward */
export function createRoomCheck(
  folder: string,
  floorBytes: number,
  nowMs: () => number,
): () => boolean {
  let askedAtMs = -Infinity
  let hasRoom = true
  return () => {
    if (nowMs() - askedAtMs >= BELIEVED_MS) {
      askedAtMs = nowMs()
      const { bavail, bsize } = statfsSync(folder)
      hasRoom = bavail * bsize > floorBytes
    }
    return hasRoom
  }
}
