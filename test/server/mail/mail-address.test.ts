import { beforeAll, describe, expect, it } from '@jest/globals'
import { createCompose } from '../../../src/server/mail/compose.js'
import { readMailAddress } from '../../../src/server/mail/mail-address.js'
import { createSmtpTransport } from '../../../src/server/mail/smtp-transport.js'
import { VIEWS, headerOf } from '../../helpers/scheduled-mail.js'
import { makeCertificate, startMailServer, type TestMailServer } from '../../helpers/smtp.js'

/** Around and between two addresses, what lists, groups, comments, routes and headers are made of. */
const PIECES = [
  ...[
    '',
    ' ',
    ',',
    ';',
    ':',
    '<',
    '>',
    '"',
    '(',
    ')',
    '[',
    ']',
    '\\',
    '\r\n',
    '\n',
    '\r',
    '\0',
    '\t',
  ],
  ...['%', '!', '|', '/', '@', '..', '.', '\u00a0', '\u2028', 'ñ', '＠', 'group: ', ' <', '>, <'],
  ...[
    '\r\nBcc: ',
    '%0d%0aBcc:',
    '\r\nRCPT TO:',
    ' NOTIFY=NEVER ',
    ';evil@evil.example;',
    '=?utf-8?q?=2C?=',
  ],
]
const GOOD = 'anna@example.org'
const EVIL = 'evil@evil.example'

function makeHostile(): string[] {
  const made = PIECES.flatMap((piece) => [
    ...[`${GOOD}${piece}${EVIL}`, `${EVIL}${piece}${GOOD}`, `${piece}${GOOD}`, `${GOOD}${piece}`],
    ...[`an${piece}na@example.org`, `anna@exa${piece}mple.org`, `anna@example.org${piece}x`],
    ...[`x${piece}<${EVIL}>`, `${piece}:${EVIL};`, `"${piece}" <${EVIL}>`, `anna@${piece}`],
    ...[`${piece}@example.org`, `anna@example${piece}`, `${GOOD}${piece}${piece}${EVIL}`],
  ])
  return [...made, 'a'.repeat(300) + '@example.org', 'anna@localhost', 'anna', '']
}

let server: TestMailServer
let cert: string

beforeAll(async () => {
  const certificate = makeCertificate()
  cert = certificate.cert
  server = await startMailServer(certificate)
})

describe('an address', () => {
  it('is refused, or is exactly the one recipient of its mail, whatever stands in it', async () => {
    const hostile = makeHostile()
    expect(hostile.length).toBeGreaterThan(500)
    const from = readMailAddress('avisos@example.org')
    const compose = createCompose({
      ...{ viewsFolder: VIEWS, from, keyring: () => null, numbers: null },
      now: () => new Date(),
    })
    const send = createSmtpTransport(server.url, cert)
    const passed: string[] = []
    for (const each of hostile) {
      let to
      try {
        to = readMailAddress(each)
      } catch {
        continue
      }
      passed.push(each)
      const bytes = await compose(to, '2026-11-25T06')
      await send({ slot: '2026-11-25T06', from, to, bytes }, new AbortController().signal)
      expect(headerOf(bytes, 'To')).toBe(each)
      expect(bytes.toString().match(/^\S+:.*@/gm)).toHaveLength(3)
    }
    expect(server.asked).toEqual(passed)
    expect(server.taken.map(({ to }) => to)).toEqual(passed.map((each) => [each]))
    // What is left is one address with letters of its own, and never both.
    expect(
      passed.filter((each) => /[^A-Za-z0-9.@]/.test(each) || each.split('@').length !== 2),
    ).toEqual([])
    expect(passed).toContain(GOOD)
  })

  it.each(["o'brien@example.org", 'a.b+c_d-e@sub.example.org', 'X@example.org'])(
    'of people passes: %s',
    (each) => {
      expect(readMailAddress(each)).toBe(each)
    },
  )
})
