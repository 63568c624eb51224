/** A mail server that speaks real SMTP, with a certificate of its own, and does what a test wants of it. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { afterAll } from '@jest/globals'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { tempFolder } from './temp-folder.js'

export interface Certificate {
  key: string
  cert: string
  certPath: string
}

/** For `localhost`, signed by itself; Node cannot make one, so openssl does. */
export function makeCertificate(): Certificate {
  const folder = tempFolder()
  const [keyPath, certPath] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  const { status, stderr } = spawnSync('openssl', [
    ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'],
    ...['-days', '2', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost'],
    ...['-keyout', keyPath, '-out', certPath],
  ])
  if (status !== 0) throw new Error(`openssl made no certificate: ${String(stderr)}`)
  return { key: readFileSync(keyPath, 'utf8'), cert: readFileSync(certPath, 'utf8'), certPath }
}

export interface TakenMail {
  /** Exactly what MAIL FROM and RCPT TO said. */
  from: string
  to: string[]
  bytes: Buffer
}

export interface TestMailServer {
  url: string
  taken: TakenMail[]
  /** Every recipient that was ever asked for, also those of mails that were not taken. */
  asked: string[]
  /** What it answers to RCPT TO; null: 250. */
  refuse: (address: string) => number | null
  /** Breaks the line when the whole message is there, before the answer. */
  breaksLine: boolean
  /** Answers nothing to RCPT TO of this address. */
  silentFor: string | null
  stop: () => Promise<void>
}

const running: TestMailServer[] = []

export async function startMailServer(
  certificate: Certificate,
  options: SMTPServerOptions = {},
): Promise<TestMailServer> {
  const { key, cert } = certificate
  const server = new SMTPServer({
    ...{ key, cert, authOptional: true, disableReverseLookup: true, logger: false },
    onAuth: (_auth, _session, callback) => {
      callback(null, { user: 'anybody' })
    },
    onRcptTo({ address }, _session, callback) {
      mail.asked.push(address)
      if (address === mail.silentFor) return
      const responseCode = mail.refuse(address)
      if (responseCode === null) callback()
      else callback(Object.assign(new Error(`no <${address}> SECRETWORD`), { responseCode }))
    },
    onData(stream, { envelope }, callback) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        const from = envelope.mailFrom ? envelope.mailFrom.address : ''
        const to = envelope.rcptTo.map(({ address }) => address)
        mail.taken.push({ from, to, bytes: Buffer.concat(pieces) })
        if (mail.breaksLine) breakLines(server)
        else callback()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const scheme = options.secure ? 'smtps' : 'smtp'
  const mail: TestMailServer = {
    url: `${scheme}://localhost:${port}`,
    ...{ taken: [], asked: [], breaksLine: false, silentFor: null },
    refuse: () => null,
    stop: () =>
      new Promise((resolve) => {
        breakLines(server)
        server.close(resolve)
      }),
  }
  running.push(mail)
  return mail
}

function breakLines(server: SMTPServer): void {
  const { connections } = server as unknown as {
    connections: Set<{ _socket: { destroy: () => void } }>
  }
  for (const { _socket } of connections) _socket.destroy()
}

afterAll(async () => {
  await Promise.all(running.splice(0).map((server) => server.stop()))
})
