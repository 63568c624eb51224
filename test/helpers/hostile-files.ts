/**
 * Files as somebody might send or drop them who means harm, or by mistake, each with what is due at the desk. What runs of
 * them sets `globalThis.__pwned` and the title, so that a test of a page sees it; nothing else does anything.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeAttachedFiles } from './hostile/attached-files.js'
import { makeBrokenEnvelopes } from './hostile/broken-envelopes.js'
import { makeHostileArchives } from './hostile/hostile-archives.js'
import { makeHostileDrops } from './hostile/hostile-drops.js'
import type { HostileDeps, HostileFile } from './hostile/hostile-file.js'
import { makeHostileTips } from './hostile/hostile-tips.js'
import { makeWrongFiles } from './hostile/wrong-files.js'

export type { HostileFile } from './hostile/hostile-file.js'

/** @param folder is made, if need be; each file has a name of its own in it */
export async function makeHostileFiles(folder: string, deps: HostileDeps): Promise<HostileFile[]> {
  mkdirSync(folder, { recursive: true })
  const makers = [
    ...[makeWrongFiles, makeBrokenEnvelopes, makeHostileArchives],
    ...[makeHostileTips, makeAttachedFiles, makeHostileDrops],
  ]
  const made: HostileFile[] = []
  for (const make of makers) {
    for (const { name, bytes, due } of await make(deps)) {
      const path = join(folder, name)
      writeFileSync(path, bytes, { flag: 'wx' })
      made.push({ path, name, due })
    }
  }
  return made
}
