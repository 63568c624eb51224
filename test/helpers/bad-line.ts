/**
 * A line as sources have it: slow, far away, and cut now and then. A proxy in front of the intake, so that it is the same for
 * every browser; it keeps the beginning of each request that passes, and counts everything.
 */
import { createServer, connect, type Socket } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll } from '@jest/globals'

export interface LineSettings {
  bytesPerSecond: number
  /** There and back. */
  roundTripMs: number
  /** After so many bytes have gone up in all, everything is cut and nothing gets through for a while. */
  cutsAtBytes?: number[]
  darkMs?: number
}

export interface BadLine {
  address: string
  /** The lines of all requests that went up, headers included, without bodies. */
  requests(): string[]
  /** Whether these bytes went up anywhere. */
  carried(text: string): boolean
  upBytes(): number
  cuts(): number
}

const open: { close: () => void }[] = []
/** Pieces are let through so small that the rate is even. */
const SLICE_BYTES = 8_192
/** A text that is searched for may lie across two pieces. */
const OVERLAP_BYTES = 200

export async function startBadLine(target: string, settings: LineSettings): Promise<BadLine> {
  const { hostname, port } = new URL(target)
  const cutsAt = [...(settings.cutsAtBytes ?? [])]
  const sockets = new Set<Socket>()
  const heads: string[] = []
  const seen: Buffer[] = []
  let upBytes = 0
  let cuts = 0
  let isDark = false

  function cut(): void {
    cutsAt.shift()
    cuts++
    isDark = true
    for (const socket of sockets) socket.destroy()
    setTimeout(() => {
      isDark = false
    }, settings.darkMs ?? 1_500)
  }

  /** Sends on what comes from one side to the other, at the pace of the line. */
  function carry(from: Socket, to: Socket, onSlice: (slice: Buffer) => void): void {
    const clock = { freeAtMs: 0 }
    from.on('data', (piece: Buffer) => {
      from.pause()
      void (async () => {
        for (let offset = 0; offset < piece.length; offset += SLICE_BYTES) {
          const slice = piece.subarray(offset, offset + SLICE_BYTES)
          const now = performance.now()
          clock.freeAtMs =
            Math.max(clock.freeAtMs, now) + (slice.length * 1000) / settings.bytesPerSecond
          await sleep(clock.freeAtMs - now)
          onSlice(slice)
          setTimeout(() => {
            if (to.writable) to.write(slice)
          }, settings.roundTripMs / 2)
        }
        from.resume()
      })()
    })
    from.on('end', () => {
      setTimeout(() => to.end(), settings.roundTripMs / 2 + 50)
    })
  }

  const server = createServer((client) => {
    if (isDark) {
      client.destroy()
      return
    }
    const upstream = connect(Number(port), hostname)
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', () => socket.destroy())
      socket.on('close', () => {
        sockets.delete(socket)
        client.destroy()
        upstream.destroy()
      })
    }
    carry(client, upstream, (slice) => {
      upBytes += slice.length
      seen.push(slice)
      const text = slice.toString('latin1')
      const head = /(?:GET|POST|PATCH|HEAD|DELETE) \S+ HTTP\/1\.1\r\n[^]*?\r\n\r\n/.exec(text)
      if (head) heads.push(head[0])
      if (cutsAt[0] !== undefined && upBytes >= cutsAt[0]) cut()
    })
    carry(upstream, client, () => undefined)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  open.push({
    close: () => {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  })
  return {
    address: `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`,
    requests: () => heads,
    carried(text) {
      let before = Buffer.alloc(0)
      return seen.some((slice) => {
        const found = Buffer.concat([before, slice]).includes(text)
        before = Buffer.from(slice.subarray(-OVERLAP_BYTES))
        return found
      })
    },
    upBytes: () => upBytes,
    cuts: () => cuts,
  }
}

const sleep = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

afterAll(() => {
  for (const { close } of open.splice(0)) close()
})
