import { connect } from 'node:net'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { createListener } from '../../../src/server/http/listener.js'
import { createAnswerHeaders } from '../../../src/server/http/security-headers.js'
import { startSimpleIntake, type TestIntake } from '../../helpers/running-intake.js'

let intake: TestIntake
let port: number

beforeAll(async () => {
  ;({ intake } = await startSimpleIntake())
  port = Number(new URL(intake.address).port)
})

/** Sends bytes as they are and gives what comes back until the line closes or is quiet for a while. */
function speak(text: string, quietMs = 1500): Promise<string> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let answer = ''
    socket.setTimeout(quietMs, () => socket.destroy())
    socket.on('data', (piece: Buffer) => (answer += piece.toString('latin1')))
    socket.on('error', () => undefined)
    socket.on('close', () => {
      resolve(answer)
    })
    socket.write(text)
  })
}

const host = 'Host: localhost\r\n'
const tus = `${host}Tus-Resumable: 1.0.0\r\nContent-Type: application/offset+octet-stream\r\n`
const SECRET = 'me-quitaron-el-pasaporte'

describe('raw HTTP', () => {
  const table: [name: string, request: string, due: string][] = [
    ['no request at all', `${SECRET}\r\n\r\n`, 'HTTP/1.1 400'],
    ['no Host', 'GET /es/ HTTP/1.1\r\n\r\n', 'HTTP/1.1 400'],
    ['HTTP/0.9', `GET /es/\r\n\r\n`, ''],
    ['a header line without a colon', `GET / HTTP/1.1\r\n${host}${SECRET}\r\n\r\n`, 'HTTP/1.1 400'],
    ['a folded header', `GET / HTTP/1.1\r\n${host}A: b\r\n ${SECRET}\r\n\r\n`, 'HTTP/1.1 400'],
    ['a NUL in a header', `GET / HTTP/1.1\r\n${host}A: b\0\r\n\r\n`, 'HTTP/1.1 400'],
    ['headers of 9 KB', `GET / HTTP/1.1\r\n${host}A: ${'x'.repeat(9000)}\r\n\r\n`, 'HTTP/1.1 431'],
    [
      'two lengths',
      `POST /envelopes HTTP/1.1\r\n${tus}Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello`,
      'HTTP/1.1 400',
    ],
    [
      'a length and chunks',
      `POST /envelopes HTTP/1.1\r\n${tus}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`,
      'HTTP/1.1 400',
    ],
    [
      'a chunk size that is no number',
      `POST /envelopes HTTP/1.1\r\n${tus}Upload-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n${SECRET}\r\n`,
      '',
    ],
    [
      'an Expect with 99 GB behind it',
      `POST /envelopes HTTP/1.1\r\n${tus}Upload-Length: 99000000000\r\nContent-Length: 99000000000\r\nExpect: 100-continue\r\n\r\n`,
      'HTTP/1.1 413',
    ],
    [
      'an Expect that nobody knows',
      `POST /envelopes HTTP/1.1\r\n${tus}Upload-Length: 5\r\nContent-Length: 5\r\nExpect: ${SECRET}\r\n\r\n`,
      'HTTP/1.1 417',
    ],
    [
      'an upgrade to HTTP/2',
      `GET /es/ HTTP/1.1\r\n${host}Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n`,
      'HTTP/1.1 200',
    ],
    ['CONNECT', `CONNECT example.org:443 HTTP/1.1\r\nHost: example.org:443\r\n\r\n`, ''],
    ['TRACE', `TRACE /es/ HTTP/1.1\r\n${host}X: ${SECRET}\r\n\r\n`, 'HTTP/1.1 405'],
  ]

  it.each(table)('%s', async (_name, request, due) => {
    const answer = await speak(request)
    if (due !== '') expect(answer.slice(0, due.length)).toBe(due)
    expect(answer).not.toContain(SECRET)
    if (answer === '') return
    for (const name of Object.keys(createAnswerHeaders(false))) {
      expect(answer.toLowerCase()).toContain(`\r\n${name.toLowerCase()}: `)
    }
  })

  it('told the operator nothing', () => {
    expect(intake.reports).toEqual([])
  })

  // Nothing here says goodbye: when the server does not cut the line, the test runs out of time.
  it.each([
    ['headers', 'GET /es/ HTTP/1.1\r\nHost: loc'],
    [
      'a body',
      `POST /envelopes HTTP/1.1\r\n${tus}Upload-Length: 5000\r\nContent-Length: 5000\r\n\r\n`,
    ],
  ])(
    'sheds a sender who stops in the middle of %s',
    async (_name, text) => {
      await speak(text, 60_000)
    },
    25_000,
  )
})

it('has the limits that Node takes only as properties', () => {
  const { maxRequestsPerSocket, maxConnections, maxHeadersCount, timeout } = createListener(
    () => undefined,
    {},
  )
  expect({ maxRequestsPerSocket, maxConnections, maxHeadersCount, timeout }).toEqual({
    maxRequestsPerSocket: 100,
    maxConnections: 2000,
    maxHeadersCount: 64,
    timeout: 15_000,
  })
})
