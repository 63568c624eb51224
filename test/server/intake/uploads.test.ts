import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { Upload } from 'tus-js-client'
import { receiptOf } from '../../../src/domain/receipt.js'
import type { TestKey } from '../../helpers/keys.js'
import { postEnvelope, startSimpleIntake, type TestIntake } from '../../helpers/running-intake.js'
import { readStore } from '../../helpers/stored.js'
import {
  announce,
  beginUpload,
  head,
  offsetOf,
  patch,
  patchAndBreak,
  patchAndHang,
  sealBytes,
  terminate,
} from '../../helpers/uploads.js'

let intake: TestIntake
let key: TestKey
const PIECE = 200_000

beforeAll(async () => {
  ;({ intake, key } = await startSimpleIntake())
})

const receiptDue = (envelope: Uint8Array): string =>
  receiptOf(createHash('sha256').update(envelope).digest())
const idOf = (envelope: Uint8Array): string => createHash('sha256').update(envelope).digest('hex')

describe('an upload in pieces', () => {
  it('becomes an envelope, byte for byte, with its last piece and not before', async () => {
    const envelope = await sealBytes(700_000, key)
    const upload = await beginUpload(intake, envelope.length)
    for (let offset = 0; offset < envelope.length; offset += PIECE) {
      expect(readStore(intake).has(idOf(envelope))).toBe(false)
      const response = await patch(upload, offset, envelope.subarray(offset, offset + PIECE))
      const end = Math.min(offset + PIECE, envelope.length)
      expect({ status: response.status, offset: offsetOf(response) }).toEqual({
        status: 204,
        offset: end,
      })
      const isLast = end === envelope.length
      expect(response.headers.get('Sigilo-Receipt')).toBe(isLast ? receiptDue(envelope) : null)
      expect(response.headers.has('Upload-Expires')).toBe(!isLast)
    }
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
    // Who did not hear the last answer asks again.
    const asked = await head(upload)
    expect(asked.headers.get('Sigilo-Receipt')).toBe(receiptDue(envelope))
    expect(offsetOf(asked)).toBe(envelope.length)
  })

  it('can be sent whole, however large', async () => {
    const envelope = await sealBytes(3_000_000, key)
    const response = await postEnvelope(intake, envelope)
    expect(response.status).toBe(201)
    expect(response.headers.get('Sigilo-Receipt')).toBe(receiptDue(envelope))
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
  })

  it('is kept once when it comes twice, by whatever road', async () => {
    const envelope = await sealBytes(300_000, key)
    const count = (): number => readStore(intake).size
    const before = count()
    await postEnvelope(intake, envelope)
    const upload = await beginUpload(intake, envelope.length)
    const response = await patch(upload, 0, envelope)
    expect(response.headers.get('Sigilo-Receipt')).toBe(receiptDue(envelope))
    expect(count()).toBe(before + 1)
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
  })

  it('goes on where a line broke, and keeps what had arrived', async () => {
    const envelope = await sealBytes(600_000, key)
    const upload = await beginUpload(intake, envelope.length)
    await patchAndBreak(upload, 0, envelope, 300_000)
    const stood = offsetOf(await head(upload))
    expect(stood).toBeGreaterThanOrEqual(262_144)
    expect(stood).toBeLessThanOrEqual(300_000)
    const response = await patch(upload, stood, envelope.subarray(stood))
    expect(response.headers.get('Sigilo-Receipt')).toBe(receiptDue(envelope))
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
  })

  it('is taken over by who comes back while the old line still hangs', async () => {
    const envelope = await sealBytes(600_000, key)
    const upload = await beginUpload(intake, envelope.length)
    const hanging = await patchAndHang(upload, 0, envelope, 280_000)
    const stood = offsetOf(await head(upload))
    expect(stood).toBeGreaterThanOrEqual(262_144)
    const response = await patch(upload, stood, envelope.subarray(stood))
    expect(response.status).toBe(204)
    hanging.destroy()
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
  })

  it('is forgotten when its sender ends it; an envelope is not', async () => {
    const envelope = await sealBytes(400_000, key)
    const upload = await beginUpload(intake, envelope.length)
    await patch(upload, 0, envelope.subarray(0, PIECE))
    expect((await terminate(upload)).status).toBe(204)
    expect((await head(upload)).status).toBe(404)
    expect((await patch(upload, PIECE, envelope.subarray(PIECE))).status).toBe(404)
    const again = await beginUpload(intake, envelope.length)
    await patch(again, 0, envelope)
    expect((await terminate(again)).status).toBe(404)
    expect(readStore(intake).has(idOf(envelope))).toBe(true)
  })

  it('is understood by the client that others use', async () => {
    const envelope = Buffer.from(await sealBytes(900_000, key))
    const receipt = await new Promise((resolve, reject) => {
      let heard: string | undefined
      new Upload(envelope, {
        endpoint: `${intake.address}/envelopes`,
        chunkSize: PIECE,
        retryDelays: [],
        onAfterResponse: (_request, response) => {
          heard = response.getHeader('Sigilo-Receipt') ?? heard
        },
        onSuccess: () => {
          resolve(heard)
        },
        onError: reject,
      }).start()
    })
    expect(receipt).toBe(receiptDue(envelope))
    expect(readStore(intake).get(idOf(envelope))?.equals(envelope)).toBe(true)
  })

  it('has told the operator nothing of all this', () => {
    expect(intake.reports).toEqual([])
  })
})

describe('a piece that is refused', () => {
  let upload: string
  let envelope: Uint8Array

  beforeAll(async () => {
    envelope = await sealBytes(500_000, key)
    upload = await beginUpload(intake, envelope.length)
    await patch(upload, 0, envelope.subarray(0, PIECE))
  })

  const first = (): Uint8Array => envelope.subarray(PIECE, 2 * PIECE)
  const table: [number, string, string, () => Promise<Response>][] = [
    [409, 'wrong_offset', 'from the beginning again', () => patch(upload, 0, first())],
    [409, 'wrong_offset', 'from beyond', () => patch(upload, 2 * PIECE, first())],
    [400, 'invalid', 'too small', () => patch(upload, PIECE, first().subarray(0, 1000))],
    [400, 'invalid', 'empty', () => patch(upload, PIECE, new Uint8Array(0))],
    [400, 'invalid', 'too long', () => patch(upload, PIECE, new Uint8Array(400_000))],
    [
      400,
      'invalid',
      'without an offset',
      () => patch(upload, PIECE, first(), { 'Upload-Offset': 'x' }),
    ],
    [
      415,
      'unsupported',
      'of another type',
      () => patch(upload, PIECE, first(), { 'Content-Type': 'text/plain' }),
    ],
    [
      412,
      'wrong_protocol',
      'of another version',
      () => patch(upload, PIECE, first(), { 'Tus-Resumable': '0.2.2' }),
    ],
    [
      404,
      'not_found',
      'of an upload that nobody began',
      () => patch(upload.replace(/.{32}$/, 'a'.repeat(32)), PIECE, first()),
    ],
  ]
  it.each(table)(
    'answers %i %s to one %s, and stands where it stood',
    async (status, error, _name, send) => {
      const response = await send()
      expect(response.status).toBe(status)
      expect(await response.json()).toEqual({ error, message: expect.any(String) })
      expect(offsetOf(await head(upload))).toBe(PIECE)
    },
  )

  const beginnings: [number, string, Record<string, string>][] = [
    [413, 'too large', { 'Upload-Length': '99999999999' }],
    [400, 'of no length', { 'Upload-Length': '' }],
    [400, 'whose length comes later', { 'Upload-Defer-Length': '1' }],
    [400, 'that is part of another', { 'Upload-Concat': 'partial' }],
    [400, 'that has a name', { 'Upload-Metadata': 'filename Zm90bw==' }],
    [412, 'of another version', { 'Tus-Resumable': '0.2.2' }],
  ]
  it.each(beginnings)('answers %i to an upload %s', async (status, _name, headers) => {
    expect((await announce(intake, 500_000, headers)).status).toBe(status)
  })
})

describe('the gate, on an upload', () => {
  const cut = async (make: () => Promise<Uint8Array>, lengthBytes?: number) => {
    const bytes = await make()
    const upload = await beginUpload(intake, lengthBytes ?? bytes.length)
    const response = await patch(upload, 0, bytes)
    return { status: response.status, gone: (await head(upload)).status }
  }

  it('cuts off what is no envelope with its first piece, and keeps nothing', async () => {
    const text = async (): Promise<Uint8Array> =>
      Promise.resolve(Buffer.from('me quitaron el pasaporte '.repeat(20_000)))
    expect(await cut(text, 10_000_000)).toEqual({ status: 400, gone: 404 })
  })

  it('cuts off an envelope that will not end where the upload ends', async () => {
    const whole = await sealBytes(500_000, key)
    const first = (): Promise<Uint8Array> => Promise.resolve(whole.subarray(0, 300_000))
    expect(await cut(first, whole.length + 1)).toEqual({ status: 400, gone: 404 })
    expect(await cut(first, whole.length - 1)).toEqual({ status: 400, gone: 404 })
  })

  it('cuts off one that turns into text in the middle', async () => {
    const mixed = await sealBytes(600_000, key)
    mixed.set(Buffer.from('me quitaron el pasaporte '.repeat(400)), 400_000)
    expect(await cut(() => Promise.resolve(mixed))).toEqual({ status: 400, gone: 404 })
  })

  it('says 409 to one that is for other keys', async () => {
    const { key: other } = await startSimpleIntake()
    expect(await cut(() => sealBytes(400_000, other))).toEqual({ status: 409, gone: 404 })
  })
})
