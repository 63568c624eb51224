import { statfsSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { describe, expect, it } from '@jest/globals'
import { postEnvelope, sealSomething, startSimpleIntake } from '../../helpers/running-intake.js'
import { countUploads } from '../../helpers/stored.js'
import {
  announce,
  beginUpload,
  head,
  patch,
  patchAndHang,
  sealBytes,
} from '../../helpers/uploads.js'

describe('who holds up others', () => {
  it('cannot do it by asking for what is not there', async () => {
    const own = await startSimpleIntake({ SIGILO_FLOOD_REQUESTS: '3' })
    const nowhere = `${own.intake.address}/envelopes/${'a'.repeat(32)}`
    for (let i = 0; i < 40; i++) {
      await head(nowhere)
      await fetch(nowhere, { method: 'OPTIONS' })
    }
    const envelope = await sealBytes(400_000, own.key)
    const upload = await beginUpload(own.intake, envelope.length)
    expect((await patch(upload, 0, envelope)).status).toBe(204)
  })

  it('cannot do it with lines that bring nothing', async () => {
    const own = await startSimpleIntake()
    const envelope = await sealBytes(400_000, own.key)
    const hanging = await Promise.all(
      Array.from({ length: 300 }, async () =>
        patchAndHang(await beginUpload(own.intake, envelope.length), 0, envelope, 0),
      ),
    )
    const upload = await beginUpload(own.intake, envelope.length)
    expect((await patch(upload, 0, envelope)).status).toBe(204)
    for (const socket of hanging) socket.destroy()
  })

  it('cannot shut out small envelopes by announcing large ones', async () => {
    const { bavail, bsize } = statfsSync(tmpdir())
    const floor = bavail * bsize - 600_000_000
    const own = await startSimpleIntake({ SIGILO_DISK_FLOOR_BYTES: String(floor) })
    const statuses: number[] = []
    for (const lengthBytes of [50_000_000, 5_000_000, 500_000, 50_000, 4_096]) {
      let status = 201
      for (let i = 0; i < 20 && status === 201; i++) {
        ;({ status } = await announce(own.intake, lengthBytes))
      }
      statuses.push(status)
    }
    expect(statuses).toContain(507)
    expect((await postEnvelope(own.intake, await sealSomething(own.key))).status).toBe(201)
  })

  it('leaves nothing behind when a large POST breaks', async () => {
    const { intake, key } = await startSimpleIntake()
    const envelope = await sealBytes(600_000, key)
    const { hostname, port } = new URL(intake.address)
    const socket = connect(Number(port), hostname)
    socket.on('error', () => undefined)
    socket.write(
      'POST /envelopes HTTP/1.1\r\nHost: x\r\nTus-Resumable: 1.0.0\r\n' +
        `Content-Type: application/offset+octet-stream\r\nUpload-Length: ${String(envelope.length)}\r\n` +
        `Content-Length: ${String(envelope.length)}\r\n\r\n`,
    )
    await new Promise<void>((resolve) => {
      socket.write(envelope.subarray(0, 400_000), () => {
        setTimeout(resolve, 200)
      })
    })
    expect(countUploads(intake)).toBe(1)
    socket.destroy()
    while (countUploads(intake) > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  })
})
