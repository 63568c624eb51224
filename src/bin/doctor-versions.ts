/** The versions of what runs here, read where each package says it. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { ROOT_FOLDER } from './config.js'

const packageSchema = z.object({ version: z.string().max(40) })

/** @param sqlite null: no database is open that could tell */
export function readVersions(sqlite: string | null): [name: string, version: string][] {
  return [
    ['Sigilo', readVersion(ROOT_FOLDER)],
    ...(sqlite === null ? [] : [['SQLite', sqlite] as [string, string]]),
    ['OpenPGP.js', readVersion(join(ROOT_FOLDER, 'node_modules', 'openpgp'))],
  ]
}

function readVersion(folder: string): string {
  try {
    const found: unknown = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
    return packageSchema.parse(found).version
  } catch {
    return 'unknown'
  }
}
