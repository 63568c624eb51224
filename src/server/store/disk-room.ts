/**
 * Intake stops before the disk is full, not when it is: below the floor nothing new is taken, so that the database can
 * still be tidied, backed up and copied away.
 */
import { statfsSync } from 'node:fs'

/** How long an answer of the file system is believed; a flood must not become a flood of system calls. */
const BELIEVED_MS = 1000

/**
 * @param nowMs a clock that only needs to run forward
 * @returns whether so many bytes more leave the disk above its floor
 */
export function createRoomCheck(
  folder: string,
  floorBytes: number,
  nowMs: () => number,
): (neededBytes: number) => boolean {
  let askedAtMs = -Infinity
  let freeBytes = 0
  return (neededBytes) => {
    if (nowMs() - askedAtMs >= BELIEVED_MS) {
      askedAtMs = nowMs()
      const { bavail, bsize } = statfsSync(folder)
      freeBytes = bavail * bsize
    }
    return freeBytes - neededBytes > floorBytes
  }
}
