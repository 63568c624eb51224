/**
 * Keeps a number of connections busy with POSTs of one envelope each, every one of them different, and prints rate and
 * waiting times as JSON. A process of its own, written to cost little beside the server that it measures.
 */
import { randomFillSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { connect } from 'node:net'

const [address = '', envelopeFile = '', connections = '50', seconds = '8'] = process.argv.slice(2)
const { hostname, port } = new URL(address)
const envelope = readFileSync(envelopeFile)
const head = Buffer.from(
  `POST /envelopes HTTP/1.1\r\nHost: ${hostname}\r\nTus-Resumable: 1.0.0\r\nUpload-Length: ${String(envelope.length)}\r\n` +
    `Content-Type: application/offset+octet-stream\r\nContent-Length: ${String(envelope.length)}\r\n\r\n`,
)

const waitsMs: number[] = []
const statuses: Record<string, number> = {}
const startMs = performance.now()
const endMs = startMs + Number(seconds) * 1000

function keepBusy(): void {
  const socket = connect(Number(port), hostname)
  socket.setNoDelay(true)
  let sentMs = 0
  let answer = ''
  const send = (): void => {
    if (performance.now() > endMs) {
      socket.end()
      return
    }
    const request = Buffer.concat([head, envelope])
    // Other ciphertext, so another envelope; no server can tell.
    randomFillSync(request, request.length - 64)
    answer = ''
    sentMs = performance.now()
    socket.write(request)
  }
  socket.on('connect', send)
  socket.on('data', (piece: Buffer) => {
    answer += piece.toString('latin1')
    const isWhole = answer.endsWith('\r\n\r\n')
    if (!isWhole) return
    waitsMs.push(performance.now() - sentMs)
    const status = answer.slice(9, 12)
    statuses[status] = (statuses[status] ?? 0) + 1
    if (/\r\nconnection: close\r\n/i.test(answer)) socket.end()
    else send()
  })
  // Whoever is told that the line will close goes on with a fresh one, as browsers do.
  socket.on('finish', () => {
    if (performance.now() < endMs) keepBusy()
  })
  socket.on('error', () => undefined)
}

for (let i = 0; i < Number(connections); i++) keepBusy()
process.on('exit', () => {
  waitsMs.sort((a, b) => a - b)
  const at = (share: number): number => waitsMs[Math.floor(waitsMs.length * share)] ?? 0
  const rate = waitsMs.length / Number(seconds)
  process.stdout.write(JSON.stringify({ rate, p50Ms: at(0.5), p99Ms: at(0.99), statuses }))
})
