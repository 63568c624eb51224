import { beforeAll, describe, expect, it } from '@jest/globals'
import {
  HOUR_MS,
  MINUTE_MS,
  createMailBench,
  eventually,
  type BenchSettings,
  type MailBench,
} from '../../helpers/scheduled-mail.js'
import {
  makeCertificate,
  startMailServer,
  type Certificate,
  type TestMailServer,
} from '../../helpers/smtp.js'

const START = '2026-11-25T06:00:00Z'
const [ANNA, RITA] = ['anna@example.org', 'rita@example.org'] as const

let certificate: Certificate

beforeAll(() => {
  certificate = makeCertificate()
})

interface Trouble {
  server: TestMailServer
  bench: MailBench
}

async function setUp(settings: Partial<BenchSettings> = {}): Promise<Trouble> {
  const server = await startMailServer(certificate)
  const to = [ANNA, RITA]
  const bench = createMailBench({ url: server.url, ca: certificate.cert, to, ...settings }, START)
  return { server, bench }
}

/** Looks every five minutes, as long as given. */
async function live(bench: MailBench, hours: number): Promise<void> {
  for (let minutes = 0; minutes < hours * 60; minutes += 5) {
    bench.nowMs += 5 * MINUTE_MS
    await bench.scheduler.look()
  }
}

const takenBy = (server: TestMailServer, address: string): number =>
  server.taken.filter(({ to }) => to.includes(address)).length
const stateOf = (bench: MailBench, address: string): unknown =>
  bench.rows().findLast((row) => row['address'] === address)?.['state']

describe('a mail server that does not take the mail', () => {
  it('is asked again with longer and longer waits, and takes it once when it was greylisted', async () => {
    const { server, bench } = await setUp()
    server.refuse = (address) => (address === ANNA ? 451 : null)
    await bench.scheduler.look()
    expect([takenBy(server, ANNA), takenBy(server, RITA)]).toEqual([0, 1])
    expect(bench.scheduler.health()).toEqual({
      waiting: 1,
      lastSentDay: '2026-11-25',
      fault: '451',
    })
    await live(bench, 4)
    // After 5, 10, 20, 40, 80 minutes: 5, 15, 35, 75, 155.
    expect(server.asked.filter((address) => address === ANNA)).toHaveLength(6)
    server.refuse = () => null
    await live(bench, 2)
    expect([takenBy(server, ANNA), takenBy(server, RITA)]).toEqual([1, 1])
    expect(bench.scheduler.health()).toEqual({ waiting: 0, lastSentDay: '2026-11-25', fault: null })
  })

  it('greylists for a whole day, and still there is never more than one mail for a slot', async () => {
    const { server, bench } = await setUp({ to: [ANNA] })
    const endMs = bench.nowMs + 24.5 * HOUR_MS
    server.refuse = () => (bench.nowMs < endMs ? 451 : null)
    await bench.scheduler.look()
    await live(bench, 26)
    expect(bench.rows().map(({ slot, state }) => [slot, state])).toEqual([
      ['2026-11-25T06', 'given-up'],
      ['2026-11-26T06', 'sent'],
    ])
    expect(takenBy(server, ANNA)).toBe(1)
  })

  it('refuses for good, and neither log nor outbox repeats what it said', async () => {
    const { server, bench } = await setUp()
    server.refuse = (address) => (address === ANNA ? 550 : null)
    await bench.scheduler.look()
    expect(stateOf(bench, RITA)).toBe('sent')
    expect(bench.scheduler.health().fault).toBe('550')
    expect(bench.reports).toEqual(['warning: a mail was not taken, and is tried again (550)'])
    expect(JSON.stringify([bench.rows(), bench.reports])).not.toContain('SECRETWORD')
  })

  it('is down, which is told by its class, and the mail waits', async () => {
    const { server, bench } = await setUp({ to: [ANNA] })
    await server.stop()
    await bench.scheduler.look()
    expect(bench.scheduler.health()).toEqual({
      waiting: 1,
      lastSentDay: null,
      fault: 'ECONNREFUSED',
    })
  })

  it('says nothing to one recipient, and the other has the mail all the same', async () => {
    const { server, bench } = await setUp()
    server.silentFor = ANNA
    const looking = bench.scheduler.look()
    await eventually(() => takenBy(server, RITA) === 1 && stateOf(bench, RITA) === 'sent')
    expect(stateOf(bench, ANNA)).toBe('sending')
    // It is looked at again meanwhile, and nobody begins the same mail twice.
    await bench.scheduler.look()
    await bench.scheduler.stop(0)
    await looking
    // Once stopped, nothing begins.
    bench.nowMs += HOUR_MS
    await bench.scheduler.look()
    expect(server.asked.filter((address) => address === ANNA)).toHaveLength(1)
    expect(bench.rows().map(({ state, attempts }) => [state, attempts])).toEqual([
      ['waiting', 1],
      ['sent', 1],
    ])
  })
})

describe('many addresses', () => {
  it('have their mails a few at a time, all of them at one look', async () => {
    const to = Array.from({ length: 13 }, (_, i) => `person${i}@example.org`)
    let [open, most] = [0, 0]
    const { bench } = await setUp({
      to,
      url: async () => {
        most = Math.max(most, ++open)
        await new Promise((resolve) => setTimeout(resolve, 5))
        open--
        return { state: 'sent' }
      },
    })
    await bench.scheduler.look()
    expect(most).toBe(4)
    expect(bench.rows().map(({ state }) => state)).toEqual(to.map(() => 'sent'))
  })
})

describe('an address that was written twice', () => {
  it('has one mail', async () => {
    const { server, bench } = await setUp({ to: [ANNA, ANNA] })
    await bench.scheduler.look()
    expect(takenBy(server, ANNA)).toBe(1)
  })
})

describe('a mail that may have been taken', () => {
  it('is never sent again when the line broke before the answer', async () => {
    const { server, bench } = await setUp({ to: [ANNA] })
    server.breaksLine = true
    await bench.scheduler.look()
    server.breaksLine = false
    await live(bench, 12)
    bench.restart()
    await live(bench, 6)
    expect(takenBy(server, ANNA)).toBe(1)
    expect(stateOf(bench, ANNA)).toBe('unknown')
    expect(bench.scheduler.health().fault).not.toBeNull()
    await live(bench, 6)
    expect(takenBy(server, ANNA)).toBe(2)
    expect(bench.scheduler.health().fault).toBeNull()
  })

  it('is never sent again when the process ended during the conversation', async () => {
    const seen: unknown[] = []
    const bench = createMailBench(
      {
        url: () => {
          // Durable before the first byte leaves.
          seen.push(stateOf(bench, ANNA))
          return seen.length > 1
            ? Promise.resolve({ state: 'sent' as const })
            : new Promise<never>(() => undefined)
        },
        to: [ANNA],
      },
      START,
    )
    void bench.scheduler.look()
    await eventually(() => seen.length > 0)
    bench.restart()
    await live(bench, 23)
    expect(seen).toEqual(['sending'])
    expect(stateOf(bench, ANNA)).toBe('unknown')
    await live(bench, 2)
    expect(seen).toEqual(['sending', 'sending'])
  })
})

describe('the outbox', () => {
  it('holds nothing that is older than 90 days', async () => {
    const { bench } = await setUp({ url: () => Promise.resolve({ state: 'sent' }), to: [ANNA] })
    await bench.scheduler.look()
    bench.nowMs += 89 * 24 * HOUR_MS
    await bench.scheduler.look()
    expect(bench.rows()).toHaveLength(2)
    bench.nowMs += 2 * 24 * HOUR_MS
    await bench.scheduler.look()
    expect(bench.rows().map(({ slot }) => slot)).toEqual(['2027-02-22T06', '2027-02-24T06'])
  })

  it('brings no mail to somebody who is no longer in the settings', async () => {
    const { server, bench } = await setUp()
    server.refuse = () => 451
    await bench.scheduler.look()
    server.refuse = () => null
    bench.restart([RITA])
    await live(bench, 5)
    expect([takenBy(server, ANNA), takenBy(server, RITA)]).toEqual([0, 1])
  })
})
