/** Each rule of .dependency-cruiser.cjs is seen to fire once, on a copy of the sources with a breach in it. */
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { spawnSync } from 'node:child_process'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { tempFolder } from '../helpers/temp-folder.js'

const ROOT = resolve(import.meta.dirname, '..', '..')
const RULES = (
  createRequire(import.meta.url)(join(ROOT, '.dependency-cruiser.cjs')) as {
    forbidden: { name: string }[]
  }
).forbidden.map(({ name }) => name)

/** By rule: the files that break it, each with what it imports. */
const BREACHES: Record<string, Record<string, string>[]> = {
  'only-the-desk-opens': [
    { 'src/server/http/breach-1.ts': '../../desk/open-envelope.js' },
    { 'src/admin/breach-2.ts': '../desk/open-envelope.js' },
    { 'src/browser/intake/breach-3.ts': '../../desk/open-envelope.js' },
    // Through a third file that may go there itself.
    { 'src/bin/serve-4.ts': './breach-4.js', 'src/bin/breach-4.ts': '../desk/open-envelope.js' },
  ],
  'no-key-making-near-the-server': [{ 'src/bin/start-intake-5.ts': './make-demonstration.js' }],
  'domain-imports-nothing': [{ 'src/domain/breach-6.ts': '../archive/size-class.js' }],
  'archive-is-pure': [{ 'src/archive/breach-7.ts': '../openpgp/seal.js' }],
  'openpgp-is-the-public-half': [{ 'src/openpgp/breach-8.ts': '../archive/size-class.js' }],
  'desk-stands-alone': [{ 'src/desk/breach-9.ts': '../server/store/envelopes.js' }],
  'desk-runs-in-a-page': [
    { 'src/desk/breach-35.ts': './disk/write-tip.js' },
    { 'src/browser/desk/breach-36.ts': '../../desk/disk/write-tip.js' },
  ],
  'the-desk-page-is-the-desk-and-itself': [{ 'src/browser/desk/breach-37.ts': '../intake/dom.js' }],
  'store-stores': [{ 'src/server/store/breach-10.ts': '../../openpgp/seal.js' }],
  'http-is-plumbing': [{ 'src/server/http/breach-11.ts': '../store/envelopes.js' }],
  'intake-asks-for-little': [{ 'src/server/intake/breach-12.ts': '../store/envelopes.js' }],
  'staff-opens-nothing': [
    { 'src/server/staff/breach-26.ts': '../store/envelopes.js' },
    { 'src/server/staff/breach-27.ts': '../intake/app.js' },
    { 'src/server/staff/breach-28.ts': '../../archive/tip-archive.js' },
  ],
  'mail-knows-no-app': [{ 'src/server/mail/breach-29.ts': '../store/envelopes.js' }],
  'staff-pages-have-a-script-of-their-own': [
    { 'src/browser/staff/breach-30.ts': '../../domain/day.js' },
  ],
  'admin-has-no-server': [{ 'src/admin/breach-13.ts': '../server/http/listener.js' }],
  'the-form-is-shared-code-and-itself': [
    { 'src/browser/intake/breach-14.ts': '../../server/http/listener.js' },
  ],
  'nobody-imports-bin': [{ 'src/admin/breach-15.ts': '../bin/config.js' }],
  'no-node-in-shared-code': [
    { 'src/domain/breach-16.ts': 'node:fs' },
    { 'src/desk/breach-38.ts': 'node:fs' },
  ],
  'no-schemas-in-pages': [
    { 'src/browser/intake/breach-17.ts': '../../domain/questionnaire-schema.js' },
  ],
  'openpgp-has-its-folders': [{ 'src/server/http/breach-18.ts': 'openpgp' }],
  'sqlite-has-its-folder': [
    { 'src/admin/breach-19.ts': 'better-sqlite3' },
    { 'src/admin/breach-39.ts': 'better-sqlite3-12' },
  ],
  'express-has-its-folders': [{ 'src/admin/breach-20.ts': 'express' }],
  'nodemailer-has-its-folder': [{ 'src/admin/breach-31.ts': 'nodemailer' }],
  'signing-in-has-its-folder': [
    { 'src/server/staff/breach-32.ts': 'otpauth' },
    { 'src/server/staff/breach-33.ts': '@simplewebauthn/server' },
    { 'src/bin/breach-34.ts': 'uqr' },
  ],
  'libraries-for-files-have-their-places': [
    { 'src/browser/intake/breach-24.ts': 'fflate' },
    { 'src/archive/breach-25.ts': '@noble/hashes/sha2.js' },
  ],
  'no-circles': [
    { 'src/domain/breach-21.ts': './breach-22.js', 'src/domain/breach-22.ts': './breach-21.js' },
  ],
  'nothing-unresolved': [{ 'src/domain/breach-23.ts': './nowhere.js' }],
}

let violations: { from: string; rule: { name: string } }[]

beforeAll(() => {
  const copy = tempFolder()
  for (const name of ['src', 'views', '.dependency-cruiser.cjs', 'tsconfig.json', 'package.json']) {
    cpSync(join(ROOT, name), join(copy, name), { recursive: true })
  }
  // Copies, for a link would be followed out of the folder, where no rule looks.
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
    dependencies: object
  }
  for (const name of [...Object.keys(dependencies), '@noble/hashes', 'fflate']) {
    cpSync(join(ROOT, 'node_modules', name), join(copy, 'node_modules', name), { recursive: true })
  }
  for (const files of Object.values(BREACHES).flat()) {
    for (const [path, imported] of Object.entries(files)) {
      mkdirSync(dirname(join(copy, path)), { recursive: true })
      writeFileSync(join(copy, path), `import * as x from '${imported}'\nexport const y = x\n`)
    }
  }
  const cruise = join(ROOT, 'node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs')
  const { stdout } = spawnSync(process.execPath, [cruise, 'src', '--output-type', 'json'], {
    cwd: copy,
    maxBuffer: 1 << 28,
    encoding: 'utf8',
  })
  violations = (JSON.parse(stdout) as { summary: { violations: typeof violations } }).summary
    .violations
}, 120_000)

describe('a breach', () => {
  const table = Object.entries(BREACHES).flatMap(([rule, breaches]) =>
    breaches.map((files): [string, string] => [rule, Object.keys(files)[0] ?? '']),
  )

  it.each(table)('of %s is seen in %s', (rule, path) => {
    const found = violations.filter(({ from }) => from === path).map((each) => each.rule.name)
    expect(found).toContain(rule)
  })

  it('of every rule is among them', () => {
    expect(Object.keys(BREACHES).sort()).toEqual([...RULES].sort())
  })

  it('is seen in no file of ours', () => {
    expect(violations.filter(({ from }) => !/-\d+\.ts$/.test(from))).toEqual([])
  })
})
