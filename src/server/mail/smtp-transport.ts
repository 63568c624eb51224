/**
 * Hands one mail to the mail server: one conversation, one recipient, over TLS or not at all. It tells for certain whether
 * a failure came before the message left; if not, the mail may have been taken, and must not be sent again.
 */
import { Readable } from 'node:stream'
import type { NodemailerError } from 'nodemailer'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { MailOutcome } from '../../domain/outbox.js'
import type { Mail, SendMail } from './mail.js'
import { readSmtpUrl, type SmtpServer } from './smtp-url.js'

/** A server that takes half a minute for each line is borne; RFC 5321, 4.5.3.2 asks for five minutes a line. */
const LINE_MS = 300_000
const GREETING_MS = 120_000
/** One that says a byte now and then would otherwise hold a conversation for ever. */
const CONVERSATION_MS = 1_800_000

/** @param ca certificates to trust instead of Node's own list; operators use NODE_EXTRA_CA_CERTS */
export function createSmtpTransport(smtpUrl: string, ca?: string): SendMail {
  const server = readSmtpUrl(smtpUrl)
  return (mail, signal) => {
    const connection = new SMTPConnection({
      host: server.host,
      ...(server.port !== null && { port: server.port }),
      secure: server.isImplicitTls,
      requireTLS: true,
      // Said aloud, or a variable of the environment could turn it off.
      tls: { minVersion: 'TLSv1.2', rejectUnauthorized: true, ...(ca !== undefined && { ca }) },
      // The name of this machine is nobody's affair.
      name: '[127.0.0.1]',
      connectionTimeout: LINE_MS,
      greetingTimeout: GREETING_MS,
      socketTimeout: LINE_MS,
    })
    const limit = AbortSignal.any([signal, AbortSignal.timeout(CONVERSATION_MS)])
    return converse(connection, server, mail, limit)
  }
}

function converse(
  connection: SMTPConnection,
  { login }: SmtpServer,
  { from, to, bytes }: Mail,
  limit: AbortSignal,
): Promise<MailOutcome> {
  return new Promise((resolve) => {
    let hasLeft = false
    // Read from only once the server has said that it takes the message.
    const message = new Readable({
      read() {
        hasLeft = true
        this.push(bytes)
        this.push(null)
      },
    })
    const end = (error: Partial<NodemailerError> | null): void => {
      limit.removeEventListener('abort', abort)
      resolve(error === null ? { state: 'sent' } : describeFailure(error, hasLeft))
      connection.close()
    }
    const abort = (): void => {
      end({ code: 'EABORT' })
    }
    const send = (): void => {
      // Explicit, so that no header is ever read as a list of recipients.
      connection.send({ from, to: [to] }, message, (error) => {
        end(error)
      })
    }
    if (limit.aborted) {
      abort()
      return
    }
    limit.addEventListener('abort', abort)
    connection.on('error', end)
    connection.once('end', () => {
      end({ code: 'ECONNECTION' })
    })
    connection.connect((error) => {
      if (error) end(error)
      else if (login === null) send()
      else {
        connection.login(login, (fault) => {
          if (fault) end(fault)
          else send()
        })
      }
    })
  })
}

function describeFailure(error: Partial<NodemailerError>, hasLeft: boolean): MailOutcome {
  const { responseCode = 0 } = error
  const isRefusal = responseCode >= 400 && responseCode <= 599
  return { state: hasLeft && !isRefusal ? 'unknown' : 'refused', fault: faultOf(error) }
}

/** A class: what a server says may quote addresses, and what a library says may quote what a server said. */
function faultOf({ code, originalCode, responseCode }: Partial<NodemailerError>): string {
  if (responseCode !== undefined && code !== 'ETLS' && code !== 'EAUTH') return String(responseCode)
  return originalCode ?? code ?? 'EUNKNOWN'
}
