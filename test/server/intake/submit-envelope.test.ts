import { createHash } from 'node:crypto'
import { request as httpRequest } from 'node:http'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { receiptOf } from '../../../src/domain/receipt.js'
import { createGateCorpus } from '../../helpers/gate-corpus.js'
import { createGateFixture, type GateFixture } from '../../helpers/gate-fixture.js'
import { makeTestKeyring, type TestKey } from '../../helpers/keys.js'
import {
  TUS,
  postEnvelope,
  sealSomething,
  startSimpleIntake,
  startTestIntake,
  type TestIntake,
} from '../../helpers/running-intake.js'
import { readStore } from '../../helpers/stored.js'

let intake: TestIntake
let key: TestKey

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake())
})

describe('POST /envelopes', () => {
  it('keeps an envelope, byte for byte, and gives the receipt that the page expects', async () => {
    const envelope = await sealSomething(key)
    const response = await postEnvelope(intake, envelope)
    const digest = createHash('sha256').update(envelope).digest()
    expect(response.status).toBe(201)
    expect(response.headers.get('Sigilo-Receipt')).toBe(receiptOf(digest))
    expect(response.headers.get('Location')).toBe(`/envelopes/${digest.toString('hex')}`)
    expect(response.headers.get('Upload-Offset')).toBe(String(envelope.length))
    expect(response.headers.get('Tus-Resumable')).toBe('1.0.0')
    expect(await response.text()).toBe('')
    expect(readStore(intake).get(digest.toString('hex'))?.equals(envelope)).toBe(true)
  })

  it('keeps the same envelope once, with the same receipt, when an answer was lost', async () => {
    const envelope = await sealSomething(key)
    const before = readStore(intake).size
    const [first, second] = [
      await postEnvelope(intake, envelope),
      await postEnvelope(intake, envelope),
    ]
    expect([first.status, second.status]).toEqual([201, 201])
    expect(second.headers.get('Sigilo-Receipt')).toBe(first.headers.get('Sigilo-Receipt'))
    expect(readStore(intake).size).toBe(before + 1)
  })

  it('refuses a body in chunks, whose single bytes would cost us a hundred each', async () => {
    const envelope = await sealSomething(key)
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest(`${intake.address}/envelopes`, {
        method: 'POST',
        headers: { ...TUS, 'Upload-Length': envelope.length, 'Transfer-Encoding': 'chunked' },
      })
      request.on('response', (response) => {
        resolve(response.resume().statusCode)
      })
      request.on('error', reject)
      request.end(envelope)
    })
    expect(status).toBe(400)
  })

  const refusals: [status: number, error: string, headers: Record<string, string>][] = [
    [412, 'wrong_protocol', { 'Tus-Resumable': '0.2.2' }],
    [415, 'unsupported', { 'Content-Type': 'application/json' }],
    [415, 'unsupported', { 'Content-Type': 'text/plain' }],
    [415, 'unsupported', { 'Content-Type': 'multipart/form-data; boundary=x' }],
    [415, 'unsupported', { 'Content-Encoding': 'gzip' }],
    [400, 'invalid', { 'Upload-Metadata': 'filename d29ybGQ=' }],
    [400, 'invalid', { 'Upload-Length': '1' }],
    [400, 'invalid', { 'Upload-Length': '-5' }],
    [400, 'invalid', { 'Upload-Length': '0' }],
    [400, 'invalid', { 'Upload-Length': '4e3' }],
    [413, 'too_large', { 'Upload-Length': '99999999999' }],
  ]
  it.each(refusals)('answers %i %s to %j, and keeps nothing', async (status, error, headers) => {
    const before = readStore(intake).size
    const response = await postEnvelope(intake, await sealSomething(key), headers)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error, message: expect.any(String) })
    expect(readStore(intake).size).toBe(before)
  })

  it('tells a client what it speaks', async () => {
    const response = await fetch(`${intake.address}/envelopes`, { method: 'OPTIONS' })
    expect(response.status).toBe(204)
    expect(response.headers.get('Tus-Version')).toBe('1.0.0')
    expect(response.headers.get('Tus-Extension')).toBe(
      'creation,creation-with-upload,termination,expiration',
    )
    expect(response.headers.get('Tus-Max-Size')).toBe(String(52_428_800 + 65_536))
  })

  it('has told the operator nothing of all this', () => {
    expect(intake.reports).toEqual([])
  })
})

describe('the corpus of the gate, over the wire', () => {
  let fixture: GateFixture
  let gate: TestIntake
  const table = Object.entries(createGateCorpus({} as GateFixture)).flatMap(([verdict, forms]) =>
    Object.keys(forms).map((name): [string, string] => [name, verdict]),
  )

  beforeAll(async () => {
    fixture = await createGateFixture()
    const { a, b } = fixture
    gate = await startTestIntake(
      // Long ago, so that no smaller set is within the days of grace.
      await makeTestKeyring([
        ['add', a, '2026-01-02'],
        ['activate', a, '2026-01-02'],
        ['add', b, '2026-01-02'],
        ['activate', b, '2026-01-02'],
      ]),
    )
  }, 60_000)

  it.each(table)('%s: %s', async (name, verdict) => {
    const make = createGateCorpus(fixture)[verdict]?.[name]
    const message = (await make?.()) ?? new Uint8Array()
    const before = readStore(gate).size
    const response = await postEnvelope(gate, message)
    const due = verdict === 'accepted' ? 201 : verdict === 'keys_changed' ? 409 : 400
    expect(response.status).toBe(due)
    expect(readStore(gate).size).toBe(before + (due === 201 ? 1 : 0))
    if (due === 400) {
      const answer = await response.text()
      expect(answer.length).toBeLessThan(200)
      expect(answer).not.toMatch(/pasaporte|Guatemala|cut|trailing|recipient/)
    }
  })

  it('told the operator nothing', () => {
    expect(gate.reports).toEqual([])
  })
})

describe('when intake cannot take anything', () => {
  it('says 503 without a keyring, and serves the page that says so', async () => {
    const closed = await startTestIntake(null)
    const response = await postEnvelope(closed, await sealSomething(key))
    expect(response.status).toBe(503)
    expect((await fetch(`${closed.address}/keyring.json`)).status).toBe(503)
    const page = await (await fetch(`${closed.address}/es/`)).text()
    expect(page).toContain('Ahora mismo no se puede escribir aquí')
    expect(page).not.toContain('<script')
    expect(closed.startReports).toEqual([
      'intake is closed: the keyring does not hold: there is no keyring.json',
    ])
  })

  it('says 507 when the disk is at its floor, and keeps nothing', async () => {
    const full = await startSimpleIntake({
      SIGILO_DISK_FLOOR_BYTES: String(Number.MAX_SAFE_INTEGER),
    })
    const response = await postEnvelope(full.intake, await sealSomething(full.key))
    expect(response.status).toBe(507)
    expect(readStore(full.intake).size).toBe(0)
  })

  it('says 429 and when to come back to everybody alike, when too much arrives', async () => {
    const flooded = await startSimpleIntake({ SIGILO_FLOOD_REQUESTS: '3' })
    const statuses: number[] = []
    for (let i = 0; i < 5; i++) {
      const response = await postEnvelope(flooded.intake, await sealSomething(flooded.key), {
        'X-Forwarded-For': `203.0.113.${String(i)}`,
      })
      statuses.push(response.status)
      if (response.status === 429) {
        expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0)
        expect(response.headers.get('RateLimit')).toBeNull()
      }
    }
    expect(statuses).toEqual([201, 201, 201, 429, 429])
    expect(readStore(flooded.intake).size).toBe(3)
    // What is refused does not count: empty requests cannot shut anybody out.
    const open = await startSimpleIntake({ SIGILO_FLOOD_REQUESTS: '3' })
    for (let i = 0; i < 20; i++) {
      await fetch(`${open.intake.address}/envelopes`, { method: 'POST' })
    }
    expect((await postEnvelope(open.intake, await sealSomething(open.key))).status).toBe(201)
    // Reading the page is not what the bucket counts.
    expect((await fetch(`${flooded.intake.address}/es/`)).status).toBe(200)
  })
})
