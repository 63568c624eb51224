// @ts-check
/**
 * Bundles what runs in pages into dist/public: the scripts of the form, the part for older browsers, the script of the staff
 * app, the styles and the icon. Same sources, same bytes. Prints what each weighs.
 */
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'esbuild'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const out = join(root, 'dist', 'public')
const openpgp = join(root, 'node_modules', 'openpgp', 'dist', 'lightweight')

/** Browsers of about 2021 and later; OpenPGP.js asks for no less. */
const TARGET = ['es2020', 'chrome92', 'firefox90', 'safari15']

/**
 * Parts that OpenPGP.js loads only for what we never do: curves and ciphers that we refuse, passwords, streams and
 * compression. If one were called after all, sealing would fail aloud.
 */
const LEFT_OUT = /(noble_curves|noble_hashes|sha512|legacy_ciphers|argon2id|unbzip2-stream)\.mjs$/

/**
 * Functions of OpenPGP.js whose only callers make keys, use secret ones, sign or use AEAD, the tables of compression
 * methods, and the primes that keys are made with: none of it has a place in a page that seals with SEIPDv1 and never
 * compresses. Their bodies become a throw, and what only they used falls away. A version in which one is not found
 * exactly once does not build.
 */
const CUT_FUNCTIONS = [
  ...['getAEADMode', 'EAX', 'OCB', 'GCM'],
  ...['generateParams', 'validateParams', 'parsePrivateKeyParams'],
  ...['publicKeyDecrypt', 'createSignaturePackets'],
  // CFB and the unwrapping of keys: the SEIPD is written by `openpgp/write-seipd.ts`.
  ...['encrypt$1', 'decrypt$1', 'runAEAD', 'unwrap'],
]
const CUT_TABLES = ['compress_fns', 'decompress_fns']
const CUT_LISTS = ['smallPrimes']
/** Packets that stand in no keyring. Of each only the name and the tag stay, by which a list of packets knows it. */
const CUT_PACKETS = [
  ...['CompressedDataPacket', 'SymEncryptedIntegrityProtectedDataPacket'],
  ...['SymEncryptedSessionKeyPacket', 'SecretKeyPacket'],
  ...['OnePassSignaturePacket', 'AEADEncryptedDataPacket', 'SymmetricallyEncryptedDataPacket'],
]
/** Classes that only secret keys, passwords and signed texts need. */
const CUT_CLASSES = ['CleartextMessage', 'Argon2S2K', 'GenericS2K', 'MessageGrammarValidator']

/** @param {string} source */
function cutOpenpgp(source) {
  const cuts = [
    ...CUT_FUNCTIONS.map((name) => ({
      pattern: new RegExp(
        `^((?:async )?function ${name.replace('$', '\\$')}\\(.*\\) \\{)$[^]*?^\\}$`,
        'gm',
      ),
      instead: '$1 throw new Error("left out") }',
    })),
    ...CUT_TABLES.map((name) => ({
      pattern: new RegExp(`^const ${name} = \\{$[^]*?^\\};$`, 'gm'),
      instead: `const ${name} = {};`,
    })),
    ...CUT_LISTS.map((name) => ({
      pattern: new RegExp(`^const ${name} = \\[$[^]*?^\\].*;$`, 'gm'),
      instead: `const ${name} = [];`,
    })),
  ]
  cuts.push(
    ...CUT_PACKETS.map((name) => ({
      pattern: new RegExp(
        `^(class ${name}(?: extends \\w+)? \\{)$[^]*?^( {4}static get tag\\(\\) \\{$[^]*?^ {4}\\})$[^]*?^\\}$`,
        'gm',
      ),
      instead: '$1\n$2\n}',
    })),
    ...CUT_CLASSES.map((name) => ({
      pattern: new RegExp(`^(class ${name}(?: extends \\w+)? \\{)$[^]*?^\\}$`, 'gm'),
      instead: '$1}',
    })),
  )
  return cuts.reduce((text, { pattern, instead }) => {
    if (text.match(pattern)?.length !== 1)
      throw new Error(`OpenPGP.js has changed: ${pattern.source}`)
    return text.replace(pattern, instead)
  }, source)
}

/** @type {import('esbuild').Plugin} */
const trimOpenpgp = {
  name: 'trim-openpgp',
  setup(builder) {
    builder.onResolve({ filter: /^openpgp$/ }, () => ({ path: join(openpgp, 'openpgp.mjs') }))
    builder.onLoad({ filter: /lightweight.openpgp\.mjs$/ }, ({ path }) => ({
      contents: cutOpenpgp(readFileSync(path, 'utf8')),
    }))
    builder.onLoad({ filter: LEFT_OUT }, () => ({
      contents: 'throw new Error("this part is left out")',
    }))
    // Evaluated at its first use, which is after `bringCurve25519`.
    builder.onLoad({ filter: /nacl-fast\.mjs$/ }, () => ({
      contents: 'export default window.sigiloCurve25519',
    }))
  },
}

/** Of the locales, what `file-texts.ts` needs: the rest stands in the page. @type {import('esbuild').Plugin} */
const onlyFileTexts = {
  name: 'only-file-texts',
  setup(builder) {
    builder.onLoad({ filter: /locales.\w\w\.json$/ }, ({ path }) => ({
      contents: JSON.stringify({ files: JSON.parse(readFileSync(path, 'utf8')).files }),
      loader: 'json',
    }))
  },
}

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: true,
  format: 'iife',
  target: TARGET,
  charset: 'utf8',
  legalComments: 'none',
  define: { 'process.env.NODE_ENV': '"production"' },
  write: false,
  metafile: true,
  logLevel: 'warning',
}

const LICENCE =
  '/*! OpenPGP.js 6.3.2, LGPL-3.0-or-later, openpgpjs.org; abridged, see scripts/build-pages.js */'

/** @type {Record<string, import('esbuild').BuildOptions>} */
const scripts = {
  'form.js': { entryPoints: [join(root, 'src/browser/intake/form.ts')] },
  'seal.js': {
    entryPoints: [join(root, 'src/browser/intake/seal.ts')],
    plugins: [trimOpenpgp],
    banner: { js: LICENCE },
  },
  'files.js': {
    entryPoints: [join(root, 'src/browser/intake/files.ts')],
    plugins: [onlyFileTexts],
  },
  'passkey.js': { entryPoints: [join(root, 'src/browser/staff/passkey.ts')] },
  'seal-older.js': {
    stdin: {
      contents: `import part from './nacl-fast.mjs'; window.sigiloCurve25519 = part`,
      resolveDir: openpgp,
    },
  },
}

mkdirSync(out, { recursive: true })
/** @type {Record<string, string[]>} */
const inputs = {}
for (const [name, options] of Object.entries(scripts)) {
  const result = await build({ ...shared, ...options })
  const contents = result.outputFiles?.[0]?.contents
  if (!contents) throw new Error(`${name} was not built`)
  writeFileSync(join(out, name), contents)
  inputs[name] = Object.keys(result.metafile?.inputs ?? {}).map((path) =>
    path.replace(/^.*?(src|node_modules)\//, '$1/'),
  )
}
copyFileSync(join(root, 'views/intake/icon.png'), join(out, 'icon.png'))
const palette = readFileSync(join(root, 'views/palette.css'), 'utf8')
for (const path of ['intake/form.css', 'staff/staff.css'])
  writeFileSync(
    join(out, basename(path)),
    palette + readFileSync(join(root, 'views', path), 'utf8'),
  )
// What went into each script; a test holds that nothing of the desk did.
writeFileSync(join(out, 'inputs.json'), JSON.stringify(inputs, null, 2))

for (const name of [...Object.keys(scripts), 'form.css', 'staff.css', 'icon.png']) {
  const bytes = readFileSync(join(out, name))
  console.log(`${name}: ${bytes.length} bytes, ${brotliCompressSync(bytes).length} brotli`)
}
