/**
 * The HTTP server around an app. Node's own time-outs leave a slow attacker a minute or five; these shed one in seconds
 * and leave honest slow uploads to the rule in `receive-body.ts`. What Node answers by itself carries our headers too.
 */
import {
  STATUS_CODES,
  createServer,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import type { Socket } from 'node:net'
import type { HeaderTable } from './security-headers.js'

export function createListener(app: RequestListener, headers: HeaderTable): Server {
  const handle: RequestListener = (request, response) => {
    // Node checks this too, but would answer without our headers.
    if (request.headers.host === undefined) refuse(response, 400, headers)
    else app(request, response)
  }
  const server = createServer(
    {
      headersTimeout: 10_000,
      // The outer bound of one request; intake's own rule on bodies is far stricter.
      requestTimeout: 600_000,
      keepAliveTimeout: 5_000,
      connectionsCheckingInterval: 2_000,
      maxHeaderSize: 8_192,
      requireHostHeader: false,
    },
    handle,
  )
  // Only as properties: as options Node ignores the first three silently.
  server.maxRequestsPerSocket = 100
  server.maxConnections = 2_000
  server.maxHeadersCount = 64
  server.timeout = 15_000
  // Pipelined beyond the limit: Node would answer 503 without our headers.
  server.on('dropRequest', (_request, socket) => socket.destroy())
  // The app decides whether it wants the body before the sender is told to go on.
  server.on('checkContinue', handle)
  server.on('checkExpectation', (_request, response) => {
    refuse(response, 417, headers)
  })
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    answerClientError(error, socket as Socket, headers)
  })
  return server
}

function refuse(response: ServerResponse, status: number, headers: HeaderTable): void {
  response.writeHead(status, { ...headers, Connection: 'close', 'Content-Length': 0 }).end()
}

function answerClientError(
  error: NodeJS.ErrnoException,
  socket: Socket,
  headers: HeaderTable,
): void {
  if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) {
    socket.destroy()
    return
  }
  const status =
    error.code === 'HPE_HEADER_OVERFLOW'
      ? 431
      : error.code === 'ERR_HTTP_REQUEST_TIMEOUT'
        ? 408
        : 400
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`)
  socket.end(
    `HTTP/1.1 ${String(status)} ${STATUS_CODES[status] ?? ''}\r\n${lines.join('')}` +
      'Connection: close\r\nContent-Length: 0\r\n\r\n',
    () => socket.destroy(),
  )
}
