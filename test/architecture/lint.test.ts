/** The rules of ESLint that keep a promise are seen to fire once, in the very files that they guard. */
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, it } from '@jest/globals'
import { ESLint } from 'eslint'

// With CI set, typescript-eslint reads each file once from the disk; here it is to read what is changed in memory.
process.env['TSESTREE_SINGLE_RUN'] = 'false'

const ROOT = resolve(import.meta.dirname, '..', '..')

const TABLE: [rule: string, path: string, line: string][] = [
  [
    'no-restricted-imports',
    'src/openpgp/seal.ts',
    "import { decrypt } from 'openpgp'\nvoid decrypt",
  ],
  [
    'no-restricted-imports',
    'src/browser/intake/seal.ts',
    "import { readPrivateKey } from 'openpgp'\nvoid readPrivateKey",
  ],
  [
    '@typescript-eslint/no-restricted-imports',
    'src/server/store/backups.ts',
    "import Twelve from 'better-sqlite3-12'\nvoid Twelve",
  ],
  [
    '@typescript-eslint/no-restricted-imports',
    'test/helpers/doctored.ts',
    "import Sqlite3 from 'better-sqlite3'\nvoid Sqlite3",
  ],
  ['no-restricted-globals', 'src/domain/day.ts', 'void fetch'],
  ['no-restricted-globals', 'src/openpgp/seal.ts', 'void document'],
  ['no-restricted-globals', 'src/archive/size-class.ts', 'void Buffer'],
  ['no-restricted-properties', 'src/server/intake/app.ts', 'void process.env'],
  ['no-restricted-syntax', 'src/domain/day.ts', 'void Math.random()'],
  ['no-restricted-syntax', 'src/domain/day.ts', 'export default 1'],
  ['@typescript-eslint/no-floating-promises', 'src/server/store/envelopes.ts', 'Promise.resolve()'],
  ['max-lines', 'src/domain/day.ts', 'void 0\n'.repeat(250)],
]

it.each(TABLE)(
  '%s fires in %s',
  async (rule, path, line) => {
    const eslint = new ESLint({ cwd: ROOT })
    const text = `${readFileSync(join(ROOT, path), 'utf8')}\n${line}\n`
    const [result] = await eslint.lintText(text, { filePath: join(ROOT, path) })
    expect(result?.messages.map(({ ruleId }) => ruleId)).toContain(rule)
  },
  120_000,
)
