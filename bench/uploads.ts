/** Fifty uploads of 20 MB at once, in pieces of a megabyte: how fast they go, and what memory the server takes for them. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../test/helpers/keys.js'
import { seal } from '../src/openpgp/seal.js'
import { startSigilo } from './start-sigilo.js'

const UPLOADS = 50
const UPLOAD_BYTES = 20_000_000
const PIECE_BYTES = 1_048_576

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
  const key = await makeTestKey()
  writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
  const server = await startSigilo(folder)
  try {
    const envelope = await seal(randomBytes(UPLOAD_BYTES), [key.key], new Date())
    await new Promise((resolve) => setTimeout(resolve, 2_000))
    const idleMb = readMemory(server.pid, 'VmRSS')
    const startedMs = performance.now()
    const statuses = await Promise.all(
      Array.from({ length: UPLOADS }, async (_, i) => {
        // Each is another envelope: the last bytes are the checksum that nobody can see here.
        const own = envelope.slice()
        own[own.length - 1] = i
        return send(server.address, own)
      }),
    )
    const seconds = (performance.now() - startedMs) / 1000
    const taken = statuses.filter((status) => status === 204).length
    const megabytes = (UPLOADS * UPLOAD_BYTES) / 1e6
    console.log(
      `\n${String(UPLOADS)} uploads of ${String(UPLOAD_BYTES / 1e6)} MB at once: ${String(taken)} arrived in ${seconds.toFixed(1)} s ` +
        `(${(megabytes / seconds).toFixed(0)} MB/s); memory ${idleMb.toFixed(0)} MB idle, ${readMemory(server.pid, 'VmHWM').toFixed(0)} MB at most.`,
    )
  } finally {
    server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** @returns the status of the last answer */
async function send(address: string, envelope: Uint8Array<ArrayBuffer>): Promise<number> {
  const version = { 'Tus-Resumable': '1.0.0' }
  const created = await fetch(`${address}/envelopes`, {
    method: 'POST',
    headers: { ...version, 'Upload-Length': String(envelope.length) },
  })
  const upload = `${address}${created.headers.get('Location') ?? ''}`
  let status = created.status
  for (let offset = 0; offset < envelope.length; offset += PIECE_BYTES) {
    const type = { 'Content-Type': 'application/offset+octet-stream' }
    const response = await fetch(upload, {
      method: 'PATCH',
      headers: { ...version, ...type, 'Upload-Offset': String(offset) },
      body: envelope.subarray(offset, offset + PIECE_BYTES),
    })
    status = response.status
  }
  return status
}

/** In megabytes; Linux alone tells. */
function readMemory(pid: number, field: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  return Number(new RegExp(`${field}:\\s+(\\d+)`).exec(status)?.[1]) / 1024
}
