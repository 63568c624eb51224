/** Durable envelopes a second: 4 KiB class, 50 connections, three servers in turn, several rounds. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeSimpleKeyring, makeTestKey, writeKeyringFolder } from '../test/helpers/keys.js'
import { seal } from '../src/openpgp/seal.js'
import { makeArchive } from '../test/helpers/tips.js'

const ROUNDS = 3
const CONNECTIONS = 50
const SECONDS = 8

interface Result {
  rate: number
  p50Ms: number
  p99Ms: number
  statuses: Record<string, number>
  rssMb: number
}

export async function measure(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'sigilo-bench-'))
  try {
    const key = await makeTestKey()
    writeKeyringFolder(join(folder, 'keys'), await makeSimpleKeyring(key))
    const envelopeFile = join(folder, 'envelope')
    writeFileSync(envelopeFile, await seal(makeArchive(), [key.key], new Date()))
    const bare = join('dist', 'bench', 'bare-server.js')
    const serve = join('dist', 'bin', 'serve.js')
    const contestants: Record<string, (round: number) => string[]> = {
      Sigilo: () => [serve],
      'Express 5 + the same group commit': (round) => [
        bare,
        join(folder, `bare-${String(round)}.db`),
      ],
      'Express 5, stores nothing': () => [bare],
    }
    const results = new Map<string, Result[]>(Object.keys(contestants).map((name) => [name, []]))
    for (let round = 0; round < ROUNDS; round++) {
      for (const [name, command] of Object.entries(contestants)) {
        const data = join(folder, `data-${String(round)}`)
        results.get(name)?.push(await run(command(round), data, join(folder, 'keys'), envelopeFile))
      }
    }
    print(results)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function run(
  command: string[],
  data: string,
  keys: string,
  envelopeFile: string,
): Promise<Result> {
  const server = spawn(process.execPath, command, {
    env: {
      ...process.env,
      SIGILO_MODE: 'demo',
      SIGILO_PORT: '0',
      SIGILO_STAFF_PORT: '0',
      SIGILO_DATA: data,
      SIGILO_KEYS: keys,
      SIGILO_DISK_FLOOR_BYTES: '0',
      SIGILO_FLOOD_REQUESTS: '1000000',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const address = await findAddress(server)
  const client = join('dist', 'bench', 'load-client.js')
  const args = [address, envelopeFile, String(CONNECTIONS)]
  // Once to warm up; what is counted comes after.
  await load([client, ...args, '2'])
  const result = await load([client, ...args, String(SECONDS)])
  const rssMb = readPeakRssMb(server.pid ?? 0)
  server.kill('SIGKILL')
  return { ...result, rssMb }
}

function findAddress(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    server.stdout?.on('data', (piece: Buffer) => {
      const found = /intake at (\S+)/.exec(piece.toString())?.[1]
      if (found) resolve(found)
    })
    server.on('exit', () => {
      reject(new Error('the server did not start'))
    })
  })
}

function load(args: string[]): Promise<Result> {
  return new Promise((resolve) => {
    const client = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    client.stdout.on('data', (piece: Buffer) => (said += piece.toString()))
    client.on('exit', () => {
      resolve(JSON.parse(said) as Result)
    })
  })
}

/** The most memory that the process has ever held; Linux alone tells. */
function readPeakRssMb(pid: number): number {
  if (spawnSync('test', ['-e', `/proc/${String(pid)}/status`]).status !== 0) return NaN
  const status = readFileSync(`/proc/${String(pid)}/status`, 'utf8')
  return Number(/VmHWM:\s+(\d+)/.exec(status)?.[1]) / 1024
}

function print(results: Map<string, Result[]>): void {
  const medianOf = (name: string, field: 'rate' | 'p50Ms' | 'p99Ms' | 'rssMb'): number => {
    const values = (results.get(name) ?? []).map((result) => result[field]).sort((a, b) => a - b)
    return values[Math.floor(values.length / 2)] ?? NaN
  }
  const own = medianOf('Sigilo', 'rate')
  console.log(
    `\nDurable envelopes (4 KiB class, ${String(CONNECTIONS)} connections, median of ${String(ROUNDS)})\n`,
  )
  console.log('| server | per second | Sigilo : it | p50 ms | p99 ms | peak RSS MB | answers |')
  console.log('|---|--:|--:|--:|--:|--:|---|')
  for (const [name, rounds] of results) {
    const statuses = [...new Set(rounds.flatMap((round) => Object.keys(round.statuses)))].join(' ')
    const cells = [
      name,
      medianOf(name, 'rate').toFixed(0),
      (own / medianOf(name, 'rate')).toFixed(2),
      medianOf(name, 'p50Ms').toFixed(1),
      medianOf(name, 'p99Ms').toFixed(1),
      medianOf(name, 'rssMb').toFixed(0),
      statuses,
    ]
    console.log(`| ${cells.join(' | ')} |`)
  }
}
