// @ts-check
/**
 * Makes dist/desk.html: one file with its script and style inside, which a policy of its own shuts off from everything else.
 * Same sources, same bytes, wherever they are built; its SHA-256 is printed and stands beside it. `node scripts/build-desk.js
 * [DIR]`; without a folder, into dist.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const openpgp = join(root, 'node_modules', 'openpgp', 'dist', 'openpgp.mjs')

const LICENCE = '/*! OpenPGP.js 6.3.2, LGPL-3.0-or-later, openpgpjs.org */'

const result = await build({
  entryPoints: [join(root, 'src/browser/desk/desk.ts')],
  alias: { openpgp },
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['es2022', 'chrome110', 'firefox115', 'safari16'],
  charset: 'ascii',
  legalComments: 'none',
  banner: { js: LICENCE },
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
  metafile: true,
  logLevel: 'warning',
})
// A script inside a page ends at this mark, wherever it stands.
const script = (result.outputFiles[0]?.text ?? '').replaceAll('</script', '<\\/script').trim()
const style = ['palette.css', 'desk/desk.css']
  .map((path) => readFileSync(join(root, 'views', path), 'utf8'))
  .join('')
  .trim()

/** @param {string} text */
const sourceOf = (text) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`

const policy = [
  `default-src 'none'`,
  `script-src ${sourceOf(script)}`,
  `style-src ${sourceOf(style)}`,
  `connect-src 'none'`,
  `form-action 'none'`,
  `base-uri 'none'`,
  `require-trusted-types-for 'script'`,
  `trusted-types 'none'`,
].join('; ')

/** @type {Record<string, string>} */
const parts = { policy, style, script }
const page = readFileSync(join(root, 'views/desk/desk.mustache'), 'utf8').replace(
  /\{\{(\w+)\}\}/g,
  (_, name) => parts[name] ?? '',
)
const sha256 = createHash('sha256').update(page).digest('hex')
const out = process.argv[2] ?? join(root, 'dist')
writeFileSync(join(out, 'desk.html'), page)
writeFileSync(join(out, 'desk.html.sha256'), `${sha256}  desk.html\n`)
const inputs = Object.keys(result.metafile?.inputs ?? {}).map((path) =>
  path.replace(/^.*?(src|node_modules|views)\//, '$1/'),
)
// What went into it; a test holds that nothing of the server or of the form did.
writeFileSync(join(out, 'desk-inputs.json'), JSON.stringify(inputs, null, 2))
console.log(`desk.html: ${page.length} bytes, SHA-256 ${sha256}`)
