// @ts-check
/** Builds the benchmarks into dist/bench and runs them: `npm run bench [throughput|form-load|sealing|uploads|inbox|desk]`. Wants a build. */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { build } from 'esbuild'

const BENCHES = ['throughput', 'form-load', 'sealing', 'uploads', 'inbox', 'desk']
const folder = dirname(fileURLToPath(import.meta.url))
const out = join(folder, '..', 'dist', 'bench')
await build({
  entryPoints: [...BENCHES, 'load-client', 'bare-server'].map((name) => join(folder, `${name}.ts`)),
  outdir: out,
  bundle: true,
  packages: 'external',
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
})
const chosen = process.argv.slice(2)
for (const name of BENCHES) {
  if (chosen.length > 0 && !chosen.includes(name)) continue
  const { measure } = await import(pathToFileURL(join(out, `${name}.js`)).href)
  await measure()
}
