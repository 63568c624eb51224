/** Rules of the house that no linter knows. */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { SETTING_NAMES } from '../../src/bin/config.js'
import { LANGUAGES } from '../../src/domain/language.js'
import { tempFolder } from '../helpers/temp-folder.js'

const ROOT = resolve(import.meta.dirname, '..', '..')
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')
const tracked = (): string[] =>
  spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .stdout.split('\n')
    .filter((path) => path !== '' && existsSync(join(ROOT, path)))

describe('the house', () => {
  it('holds no private key, but for test keys that are named so', () => {
    const holders = tracked().filter((path) =>
      /BEGIN PGP PRIVATE KEY BLOCK|BEGIN (RSA |EC |OPENSSH )?PRIVATE KEY/.test(read(path)),
    )
    expect(
      holders.filter(
        (path) =>
          !/^test\/(vectors\/.*test-key|architecture\/house|desk\/keys\/bad-keys)|^src\/desk\/batch\/classify-file/.test(
            path,
          ),
      ),
    ).toEqual([])
  })

  it('has at its top level what the design shows, and nothing else', () => {
    const top = [...new Set(tracked().map((path) => path.split('/')[0] ?? ''))]
    const due =
      /^(package(-lock)?\.json|tsconfig\.json|eslint\.config\.js|\.dependency-cruiser\.cjs|knip\.json|jest\.config\.js|\.(npmrc|gitignore|dockerignore|prettierignore|prettierrc\.json)|Dockerfile|(README|SECURITY|CHANGELOG)\.md|\.ci|src|views|keys|test|docs|scripts|bench)$/
    expect(top.filter((name) => !due.test(name))).toEqual([])
  })

  it('depends on what was agreed, at exact versions', () => {
    const { dependencies, devDependencies, optionalDependencies } = JSON.parse(
      read('package.json'),
    ) as Record<string, Record<string, string>>
    expect(Object.keys(dependencies ?? {})).toEqual([
      ...['@simplewebauthn/server', 'better-sqlite3', 'express', 'express-rate-limit', 'helmet'],
      ...['mustache', 'nodemailer', 'openpgp', 'otpauth', 'uqr', 'zod'],
    ])
    expect(optionalDependencies).toEqual({ 'better-sqlite3-12': 'npm:better-sqlite3@12.11.1' })
    for (const version of Object.values({ ...dependencies, ...devDependencies })) {
      expect(version).toMatch(/^\d+\.\d+\.\d+$/)
    }
  })

  it('runs the scripts of two packages at install, and of no other', () => {
    expect((JSON.parse(read('package.json')) as { allowScripts: object }).allowScripts).toEqual({
      '@parcel/watcher': false,
      'better-sqlite3': true,
      esbuild: true,
    })
  })

  it('describes every setting in docs/operations.md, and no setting that is not there', () => {
    const described = [...read('docs/operations.md').matchAll(/^\| `(SIGILO_\w+)`/gm)].map(
      ([, name]) => name,
    )
    expect(described.sort()).toEqual([...SETTING_NAMES].sort())
  })

  it('has no link in its documents that leads nowhere', () => {
    const broken = tracked()
      .filter((path) => path.endsWith('.md'))
      .flatMap((path) =>
        [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#]+)/g)]
          .map(([, link]) => join(dirname(path), link ?? ''))
          .filter((target) => !existsSync(join(ROOT, target)))
          .map((target) => `${path} -> ${target}`),
      )
    expect(broken).toEqual([])
  })
})

describe('what runs in the form', () => {
  const built = JSON.parse(read('dist/public/inputs.json')) as Record<string, string[]>
  const { 'passkey.js': ofStaff, ...inputs } = built

  it('has nothing to do with the script of the staff app', () => {
    expect(ofStaff).toEqual(['src/browser/staff/passkey.ts'])
  })

  it('is shared code, the form itself and OpenPGP.js, and nothing of the desk', () => {
    const due =
      /^src\/(domain|archive|openpgp|browser\/intake)\/|^src\/browser\/silent-field|^node_modules\/openpgp\/|^<stdin>$/
    const dueWithFiles = /^node_modules\/(@noble\/hashes|fflate)\/|^views\/locales\//
    for (const [script, files] of Object.entries(inputs)) {
      expect(files.length).toBeGreaterThan(0)
      const others = files.filter((file) => !due.test(file))
      const isDue = (file: string): boolean => script === 'files.js' && dueWithFiles.test(file)
      expect(others.filter((file) => !isDue(file))).toEqual([])
    }
  })

  it('has no place from which a string could become markup or script', () => {
    for (const name of Object.keys(built)) {
      expect(read(`dist/public/${name}`)).not.toMatch(
        /\.innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(|new Function\(|localStorage|sessionStorage|indexedDB/,
      )
    }
  })
})

describe('the desk file', () => {
  const page = read('dist/desk.html')
  const inputs = JSON.parse(read('dist/desk-inputs.json')) as string[]

  it('is the desk, what is shared, OpenPGP.js and a digest, and nothing else', () => {
    const due =
      /^src\/(domain|archive|openpgp|desk(?!\/disk)|browser\/desk)\/|^src\/browser\/silent-field|^node_modules\/(openpgp|@noble\/hashes)\/|^views\/locales\/desk\//
    expect(inputs.length).toBeGreaterThan(50)
    expect(inputs.filter((file) => !due.test(file))).toEqual([])
  })

  it('is shut off from everything by a policy of its own, which names its script and style by their digests', () => {
    const [, policy = ''] =
      /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page) ?? []
    const digestOf = (tag: string): string => {
      const start = page.indexOf(`<${tag}>`) + tag.length + 2
      const inside = page.slice(start, page.indexOf(`</${tag}>`, start))
      return `'sha256-${createHash('sha256').update(inside).digest('base64')}'`
    }
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      `script-src ${digestOf('script')}`,
      `style-src ${digestOf('style')}`,
      "connect-src 'none'",
      "form-action 'none'",
      "base-uri 'none'",
      "require-trusted-types-for 'script'",
      "trusted-types 'none'",
    ])
    // The policy comes before anything that it could stop.
    expect(page.indexOf('Content-Security-Policy')).toBeLessThan(page.indexOf('<style>'))
  })

  it('has the digest that is published beside it', () => {
    const sha256 = createHash('sha256').update(page).digest('hex')
    expect(read('dist/desk.html.sha256')).toBe(`${sha256}  desk.html\n`)
  })

  it('is the same bytes wherever and whenever it is built', () => {
    const out = tempFolder()
    const { status } = spawnSync(process.execPath, [join(ROOT, 'scripts/build-desk.js'), out], {
      cwd: out,
      env: { ...process.env, TZ: 'Pacific/Auckland', LC_ALL: 'C', HOME: out },
    })
    expect(status).toBe(0)
    expect(readFileSync(join(out, 'desk.html'), 'utf8')).toBe(page)
  })

  it('names nothing that it could fetch, and keeps nothing', () => {
    const own = page.replaceAll('http://www.w3.org/2000/svg', '')
    expect(own).not.toMatch(/<(link|img|iframe|object|embed)\b|@import|url\((?!#)/)
    expect(own).not.toMatch(
      /\.innerHTML|outerHTML|insertAdjacentHTML|document\.write|localStorage|sessionStorage|indexedDB|XMLHttpRequest|WebSocket|sendBeacon|RTCPeer/,
    )
  })
})

describe('the texts', () => {
  const locales = LANGUAGES.map((language): [string, Record<string, unknown>] => [
    language,
    JSON.parse(read(`views/locales/${language}.json`)) as Record<string, unknown>,
  ])
  const keysOf = (locale: Record<string, unknown>): string[] => [
    ...Object.keys(locale),
    ...Object.keys(locale['form'] as object),
  ]

  it.each(locales)('in %s are all there, in the same places', (_language, locale) => {
    expect(keysOf(locale)).toEqual(keysOf(locales[0]?.[1] ?? {}))
    expect(JSON.stringify(locale)).not.toContain('""')
  })

  it.each(locales)('in %s say nothing of how it is done', (_language, locale) => {
    const found = /pgp|cifrad|encript|encrypt|chiffre(r|m)|chiffré|criptograf|cipher|sigilo/i.exec(
      JSON.stringify(locale),
    )
    expect(found?.[0]).toBeUndefined()
  })
})
