/** Checks of `sigilo doctor`: asks intake and the staff app for a page, as a browser would, and looks at what answers. */
import { request } from 'node:http'
import { look, ok, wrong, type Finding } from './doctor-finding.js'

export type ListenerAddress = { host: string; port: number } | { socket: string }

export interface Answer {
  status: number
  /** The header that every answer of ours has. */
  hasPolicy: boolean
}

/** Longer than any page takes. */
const PATIENCE_MS = 5_000

/** @param name the `Host` that it is asked by. @returns null: nobody answers */
export function askForPage(address: ListenerAddress, name: string): Promise<Answer | null> {
  const place = 'socket' in address ? { socketPath: address.socket } : address
  return new Promise((resolve) => {
    const asked = request({ ...place, path: '/', headers: { Host: name } }, (response) => {
      response.resume()
      resolve({
        status: response.statusCode ?? 0,
        hasPolicy: response.headers['content-security-policy'] !== undefined,
      })
    })
    asked.setTimeout(PATIENCE_MS, () => asked.destroy())
    asked.on('error', () => {
      resolve(null)
    })
    asked.end()
  })
}

/** @param isNeeded whether tips are lost to sources while it does not answer */
export function checkListener(
  name: 'intake' | 'staff app',
  address: ListenerAddress,
  answer: Answer | null,
  isNeeded: boolean,
): Finding {
  const at = `the ${name} at ${describe(address)}`.replace('the intake', 'intake')
  if (!answer) {
    const verdict = isNeeded ? wrong : look
    return verdict(`${at} does not answer`, 'start the server, and read what it says')
  }
  const { status, hasPolicy } = answer
  if (status >= 400) {
    return wrong(`${at} answers ${String(status)}`, 'read what the server says on standard error')
  }
  return hasPolicy
    ? ok(`${at} answers ${String(status)}, with its headers`)
    : wrong(
        `${at} answers without Content-Security-Policy`,
        'another program listens there, or something between takes headers away',
      )
}

function describe(address: ListenerAddress): string {
  return 'socket' in address ? address.socket : `${address.host}:${String(address.port)}`
}
