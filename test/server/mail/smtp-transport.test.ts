import { createServer, type Server } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { readMailAddress } from '../../../src/server/mail/mail-address.js'
import type { SendMail } from '../../../src/server/mail/mail.js'
import { createSmtpTransport } from '../../../src/server/mail/smtp-transport.js'
import { makeCertificate, startMailServer, type Certificate } from '../../helpers/smtp.js'

let certificate: Certificate
const plainServers: Server[] = []

beforeAll(() => {
  certificate = makeCertificate()
})
afterAll(() => {
  for (const server of plainServers) server.close()
})

const MAIL = {
  slot: '2026-11-25T06',
  from: readMailAddress('avisos@example.org'),
  to: readMailAddress('anna@example.org'),
  bytes: Buffer.from('Subject: x\r\n\r\nSECRETBODY\r\n.\r\n..\r\n'),
}
const sendBy = (send: SendMail): ReturnType<SendMail> => send(MAIL, new AbortController().signal)

/** Answers each line by a fixed text, and keeps what it was told. */
async function startPlainServer(
  answers: Record<string, string>,
): Promise<{ url: string; told: () => string }> {
  let told = ''
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    socket.write('220 here\r\n')
    socket.on('data', (piece) => {
      told += piece.toString()
      for (const line of piece.toString().split('\r\n').slice(0, -1)) {
        socket.write(`${answers[line.split(/[ :]/)[0]!.toUpperCase()] ?? '250 fine'}\r\n`)
      }
    })
  })
  plainServers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return { url: `smtp://user:SECRETPASS@localhost:${port}`, told: () => told }
}

describe('the road to the mail server', () => {
  it('carries the very bytes of a mail by STARTTLS, to one recipient', async () => {
    const server = await startMailServer(certificate)
    expect(await sendBy(createSmtpTransport(server.url, certificate.cert))).toEqual({
      state: 'sent',
    })
    const { from, to } = MAIL
    expect(server.taken).toEqual([{ from, to: [to], bytes: MAIL.bytes }])
  })

  it('is TLS from the first byte with smtps:', async () => {
    const server = await startMailServer(certificate, { secure: true })
    expect(await sendBy(createSmtpTransport(server.url, certificate.cert))).toEqual({
      state: 'sent',
    })
  })

  it('carries nothing when no TLS is offered, also when the server would take it in clear', async () => {
    const server = await startPlainServer({ DATA: '354 go on', STARTTLS: '502 what is that' })
    const outcome = await sendBy(createSmtpTransport(server.url))
    expect(outcome).toEqual({ state: 'refused', fault: 'ETLS' })
    expect(server.told()).toMatch(/^EHLO \[127\.0\.0\.1\]\r\nSTARTTLS\r\n/)
    expect(server.told()).not.toMatch(/MAIL|RCPT|AUTH|SECRET|example/)
  })

  it.each([{}, { secure: true }])(
    'carries nothing when the certificate is not trusted: %j',
    async (options) => {
      const server = await startMailServer(certificate, options)
      const outcome = await sendBy(createSmtpTransport(server.url))
      expect(outcome).toEqual({ state: 'refused', fault: 'DEPTH_ZERO_SELF_SIGNED_CERT' })
      expect(server.asked).toEqual([])
    },
  )

  it('carries nothing by a TLS that is too old', async () => {
    const server = await startMailServer(certificate, {
      ...{ minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' },
    })
    const outcome = await sendBy(createSmtpTransport(server.url, certificate.cert))
    expect(outcome.state).toBe('refused')
    expect(server.asked).toEqual([])
  })

  it('tells a wrong password by its class', async () => {
    const server = await startMailServer(certificate, {
      authOptional: false,
      onAuth: (_auth, _session, callback) => {
        callback(new Error('no SECRETWORD'))
      },
    })
    const url = server.url.replace('//', '//user:p%40ss@')
    const outcome = await sendBy(createSmtpTransport(url, certificate.cert))
    expect(outcome).toEqual({ state: 'refused', fault: 'EAUTH' })
  })

  it('says user and password as they were meant', async () => {
    const seen: unknown[] = []
    const server = await startMailServer(certificate, {
      authOptional: false,
      onAuth: ({ username, password }, _session, callback) => {
        seen.push(username, password)
        callback(null, { user: 'x' })
      },
    })
    const url = server.url.replace('//', '//a%40b.org:p%3A%2Fss@')
    expect(await sendBy(createSmtpTransport(url, certificate.cert))).toEqual({ state: 'sent' })
    expect(seen).toEqual(['a@b.org', 'p:/ss'])
  })

  it('does not know whether a mail was taken when the line broke after it, and does know before', async () => {
    const server = await startMailServer(certificate)
    const send = createSmtpTransport(server.url, certificate.cert)
    server.breaksLine = true
    expect(await sendBy(send)).toMatchObject({ state: 'unknown' })
    await server.stop()
    expect(await sendBy(send)).toEqual({ state: 'refused', fault: 'ECONNREFUSED' })
  })

  it('knows that a mail was refused when the answer to the whole message says so', async () => {
    const server = await startMailServer(certificate, {
      onData(stream, _session, callback) {
        stream.resume()
        stream.on('end', () => {
          callback(Object.assign(new Error('spam SECRETWORD'), { responseCode: 554 }))
        })
      },
    })
    const outcome = await sendBy(createSmtpTransport(server.url, certificate.cert))
    expect(outcome).toEqual({ state: 'refused', fault: '554' })
  })
})

describe('the setting of the mail server', () => {
  it.each([
    'smtps://mail.example.org/?tls.rejectUnauthorized=false',
    'smtp://mail.example.org?requireTLS=false',
    'smtps://mail.example.org/path',
    'smtps://mail.example.org#x',
    'smtps://u:%zz@mail.example.org',
    'http://mail.example.org',
    'smtps:mail.example.org',
    'mail.example.org',
  ])('is refused when it holds options, or is none: %s', (url) => {
    expect(() => createSmtpTransport(url)).toThrow('SIGILO_SMTP_URL is not smtps://')
  })
})
