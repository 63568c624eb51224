import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import {
  HOUR_MS,
  MINUTE_MS,
  bodyOf,
  createMailBench,
  headerOf,
  type MailBench,
} from '../../helpers/scheduled-mail.js'
import { makeCertificate, startMailServer, type TestMailServer } from '../../helpers/smtp.js'
import { GnupgHome, itWith } from '../../helpers/tools.js'

const DAYS = 30
/** By day: nothing, some, many, and more than there is room for. */
const COUNTS = [0, 12, 9_999, 0, 0, 1, 9_999_999, 12_345_678]
const [ANNA, RITA, NOBODY] = ['Anna@example.org', 'rita@example.org', 'nobody@example.org']

const home = new GnupgHome()
let server: TestMailServer
let bench: MailBench

function makeKeyOf(email: string, type: 'ecc' | 'rsa'): Promise<TestKey> {
  const kind = type === 'rsa' ? { type, rsaBits: 3072 } : { type, curve: 'nistP256' as const }
  return makeTestKey({ ...kind, userIDs: [{ name: 'Test', email }] })
}

beforeAll(async () => {
  const certificate = makeCertificate()
  server = await startMailServer(certificate)
  const keys = [await makeKeyOf('anna@EXAMPLE.org', 'ecc'), await makeKeyOf(RITA, 'rsa')]
  for (const { privateArmor } of keys) home.importKey(privateArmor)
  bench = createMailBench(
    { url: server.url, ca: certificate.cert, to: [ANNA, RITA, NOBODY], keys },
    '2026-10-28T06:00:20Z',
  )
  for (let day = 0; day < DAYS; day++) {
    const waiting = COUNTS[day % COUNTS.length]!
    bench.numbers = { waiting, arrivedYesterday: day % 2 === 0 ? waiting : 0 }
    // Looked at all day long; only the slot makes a mail.
    for (const hours of [0, 1, 7, 23]) {
      bench.nowMs = Date.parse('2026-10-28T06:00:20Z') + (day * 24 + hours) * HOUR_MS
      await bench.scheduler.look()
    }
  }
}, 60_000)

afterAll(() => {
  home.stop()
})

const mailsTo = (address: string): Buffer[] =>
  server.taken.filter(({ to }) => to.join() === address).map(({ bytes }) => bytes)
const distinct = <Each>(list: Each[]): Each[] => [...new Set(list)]

describe('thirty days with and without tips', () => {
  it('bring one mail a day to each address, and no other recipient', () => {
    for (const address of [ANNA, RITA, NOBODY]) expect(mailsTo(address)).toHaveLength(DAYS)
    expect(server.taken).toHaveLength(3 * DAYS)
    expect(distinct(bench.rows().map(({ state }) => state))).toEqual(['sent'])
    expect(bench.reports).toEqual([])
  })

  it.each([ANNA, RITA, NOBODY])(
    'look alike to the mail provider, byte for byte in size: %s',
    (address) => {
      const mails = mailsTo(address)
      expect(distinct(mails.map(({ length }) => length))).toHaveLength(1)
      expect(distinct(mails.map((mail) => headerOf(mail, 'Subject')))).toEqual([
        'Aviso habitual / Regular notice',
      ])
      const wordsOf = (mail: Buffer): string => bodyOf(mail).split('-----BEGIN')[0]!
      expect(distinct(mails.map(wordsOf))).toHaveLength(1)
      const names = mails.map((mail) =>
        mail.toString().split('\r\n\r\n')[0]!.replaceAll(/: .*/g, ''),
      )
      expect(distinct(names)).toHaveLength(1)
      expect(names[0]).not.toMatch(/X-/)
    },
  )

  it('are dated by the slot, not by the moment, with ids that say nothing', () => {
    const mails = mailsTo(ANNA)
    mails.forEach((mail, day) => {
      const slotMs = Date.parse('2026-10-28T06:00:00Z') + day * 24 * HOUR_MS
      expect(headerOf(mail, 'Date')).toBe(new Date(slotMs).toUTCString().replace('GMT', '+0000'))
    })
    const ids = server.taken.map(({ bytes }) => headerOf(bytes, 'Message-ID'))
    expect(distinct(ids)).toHaveLength(3 * DAYS)
    for (const id of ids) expect(id).toMatch(/^<[0-9a-f]{32}@example\.org>$/)
  })

  it('hold no number, no link and no address of ours in clear', () => {
    for (const { bytes } of server.taken) {
      const words = bodyOf(bytes).split('-----BEGIN')[0]!
      expect(words).not.toMatch(/\d|http|@/)
    }
    expect(bodyOf(mailsTo(NOBODY)[0]!)).not.toContain('PGP')
  })

  itWith('gpg')(
    'hold the numbers for who has a key, and gpg opens them',
    () => {
      for (const address of [ANNA, RITA]) {
        mailsTo(address).forEach((mail, day) => {
          const { stdout } = home.run(['--decrypt'], bodyOf(mail))
          const text = stdout.toString()
          const waiting = Math.min(COUNTS[day % COUNTS.length]!, 9_999_999)
          expect(text).toContain(`New envelopes waiting:        ${String(waiting).padStart(7)}\r\n`)
          const arrived = day % 2 === 0 ? waiting : 0
          expect(text).toContain(`Llegaron desde ayer:          ${String(arrived).padStart(7)}\r\n`)
        })
      }
    },
    60_000,
  )

  itWith('gpg')('are opened by gpg as they lie in the mailbox, too', () => {
    expect(home.run(['--decrypt'], mailsTo(ANNA)[0]).stdout.toString()).toContain('Sobres nuevos')
  })
})

describe('the hours of the prompt mode', () => {
  it('are as fixed as those of the daily one: a mail at each, tips or not', async () => {
    const slots: string[] = []
    const bench = createMailBench(
      {
        url: (mail) => Promise.resolve(void slots.push(mail.slot)).then(() => ({ state: 'sent' })),
        to: [ANNA],
        everyHours: 4,
      },
      '2026-11-01T00:00:00Z',
    )
    for (let minutes = 0; minutes < 24 * 60; minutes += 10) {
      bench.nowMs = Date.parse('2026-11-01T00:00:00Z') + minutes * MINUTE_MS
      await bench.scheduler.look()
    }
    expect(slots).toEqual([
      ...['2026-10-31T22', '2026-11-01T02', '2026-11-01T06', '2026-11-01T10'],
      ...['2026-11-01T14', '2026-11-01T18', '2026-11-01T22'],
    ])
  })

  it('bring one mail after days of silence, not all that were missed', async () => {
    const slots: string[] = []
    const bench = createMailBench(
      {
        url: (mail) => Promise.resolve(void slots.push(mail.slot)).then(() => ({ state: 'sent' })),
        to: [ANNA],
      },
      '2026-11-01T06:00:00Z',
    )
    await bench.scheduler.look()
    bench.nowMs += 3.5 * 24 * HOUR_MS
    await bench.scheduler.look()
    // A clock that was set back brings none either.
    bench.nowMs -= 2 * 24 * HOUR_MS
    await bench.scheduler.look()
    expect(slots).toEqual(['2026-11-01T06', '2026-11-04T06'])
  })
})
