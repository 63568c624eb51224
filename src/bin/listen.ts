/** Makes a server listen at its address, and tells where that is. */
import { existsSync, unlinkSync } from 'node:fs'
import type { Server } from 'node:http'
import { connect } from 'node:net'
import { SigiloError } from '../domain/errors.js'
import type { Address } from './config.js'

/** How long requests under way may take when the server is stopped. */
const STOP_MS = 10_000

/** Throws `configuration` when the address cannot be had. */
export async function listen(
  server: Server,
  address: Address,
  app: { name: string; portSetting: string },
): Promise<void> {
  if ('socket' in address) await removeStaleSocket(address.socket)
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen('socket' in address ? { path: address.socket } : address, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (cause) {
    throw new SigiloError('configuration', `${app.name} cannot listen at its address`, {
      cause,
      hint: `another program may be using it; ${app.portSetting} chooses another one`,
    })
  }
}

/** After a crash the socket's file is still there and nobody answers; one that answers is left alone. */
async function removeStaleSocket(path: string): Promise<void> {
  if (!existsSync(path)) return
  const isStale = await new Promise<boolean>((resolve) => {
    const probe = connect(path)
    probe.once('connect', () => {
      probe.destroy()
      resolve(false)
    })
    probe.once('error', (error: NodeJS.ErrnoException) => {
      resolve(error.code === 'ECONNREFUSED')
    })
  })
  if (isStale) unlinkSync(path)
}

export function describeAddress(server: Server): string {
  const address = server.address()
  if (address === null || typeof address === 'string') return address ?? 'nowhere'
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${String(address.port)}`
}

/** Takes no new request and finishes those under way; an upload goes on where it stopped when the server is back. */
export function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => {
      resolve()
    })
    server.closeIdleConnections()
    setTimeout(() => {
      server.closeAllConnections()
    }, STOP_MS).unref()
  })
}
