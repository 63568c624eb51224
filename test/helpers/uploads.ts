/** Uploads in pieces, as raw requests, and envelopes that are large enough for them. */
import { randomBytes } from 'node:crypto'
import { connect } from 'node:net'
import { seal } from '../../src/openpgp/seal.js'
import type { TestKey } from './keys.js'
import { TUS } from './running-intake.js'

interface At {
  address: string
}

const VERSION = { 'Tus-Resumable': '1.0.0' }

/** An envelope of a little more than so many bytes. What is inside is no tip; only a desk could tell. */
export function sealBytes(sizeBytes: number, ...keys: TestKey[]): Promise<Uint8Array> {
  return seal(
    randomBytes(sizeBytes),
    keys.map(({ key }) => key),
    new Date(),
  )
}

export function announce(
  { address }: At,
  lengthBytes: number,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(`${address}/envelopes`, {
    method: 'POST',
    headers: { ...VERSION, 'Upload-Length': String(lengthBytes), ...headers },
  })
}

/** @returns the whole address of a fresh upload */
export async function beginUpload(intake: At, lengthBytes: number): Promise<string> {
  const response = await announce(intake, lengthBytes)
  if (response.status !== 201) throw new Error(`it answered ${String(response.status)}`)
  return intake.address + (response.headers.get('Location') ?? '')
}

export function patch(
  upload: string,
  offset: number,
  bytes: Uint8Array,
  headers: Record<string, string> = {},
): Promise<Response> {
  return fetch(upload, {
    method: 'PATCH',
    headers: { ...TUS, 'Upload-Offset': String(offset), ...headers },
    body: new Uint8Array(bytes),
  })
}

export const head = (upload: string): Promise<Response> =>
  fetch(upload, { method: 'HEAD', headers: VERSION })

export const terminate = (upload: string): Promise<Response> =>
  fetch(upload, { method: 'DELETE', headers: VERSION })

export const offsetOf = (response: Response): number =>
  Number(response.headers.get('Upload-Offset') ?? NaN)

/** Sends the first bytes of a body and says no more. */
export function patchAndHang(upload: string, offset: number, bytes: Uint8Array, sentBytes: number) {
  const { hostname, port, pathname } = new URL(upload)
  const socket = connect(Number(port), hostname)
  socket.on('error', () => undefined)
  socket.write(
    `PATCH ${pathname} HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\n` +
      `Content-Type: application/offset+octet-stream\r\nUpload-Offset: ${String(offset)}\r\n` +
      `Content-Length: ${String(bytes.length - offset)}\r\n\r\n`,
  )
  return new Promise<typeof socket>((resolve) => {
    socket.write(bytes.subarray(offset, offset + sentBytes), () => {
      setTimeout(() => {
        resolve(socket)
      }, 200)
    })
  })
}

/** The same, and breaks the line. */
export async function patchAndBreak(
  upload: string,
  offset: number,
  bytes: Uint8Array,
  sentBytes: number,
) {
  const socket = await patchAndHang(upload, offset, bytes, sentBytes)
  socket.destroy()
}
