/** Stands between a browser and a server, counts every byte that comes down and keeps every byte that goes up. */
import { connect, createServer, type AddressInfo, type Server } from 'node:net'
import { afterAll } from '@jest/globals'

export interface RecordingProxy {
  address: string
  release: () => void
  /** Bytes of the answers so far, status lines and headers included. */
  downBytes: () => number
  /** Everything that the browser has sent so far. */
  up: () => Buffer
  requests: () => string[]
}

const servers: Server[] = []

/** @param heldPaths requests for these wait until `release` is called */
export async function startRecordingProxy(
  address: string,
  heldPaths: string[] = [],
): Promise<RecordingProxy> {
  const target = new URL(address)
  let downBytes = 0
  let release: () => void = () => undefined
  const released = new Promise<void>((resolve) => {
    release = resolve
  })
  const up: Buffer[] = []
  const server = createServer((client) => {
    const upstream = connect(Number(target.port), target.hostname)
    // A browser sends its next request on a line only after the answer to the one before.
    client.on('data', (piece) => {
      up.push(piece)
      const isHeld = heldPaths.some((path) => piece.toString('latin1').startsWith(`GET ${path} `))
      if (isHeld) void released.then(() => upstream.write(piece))
      else upstream.write(piece)
    })
    client.on('end', () => upstream.end())
    upstream.on('data', (piece) => (downBytes += piece.length))
    upstream.pipe(client)
    for (const socket of [client, upstream]) socket.on('error', () => socket.destroy())
  })
  servers.push(server)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    release,
    downBytes: () => downBytes,
    up: () => Buffer.concat(up),
    requests: () =>
      [
        ...Buffer.concat(up)
          .toString('latin1')
          .matchAll(/^(?:GET|POST) (\S+) HTTP\/1\.1\r$/gm),
      ].map(([, path]) => path ?? ''),
  }
}

afterAll(() => {
  for (const server of servers.splice(0)) server.close()
})
