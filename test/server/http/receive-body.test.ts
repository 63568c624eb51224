import { PassThrough } from 'node:stream'
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals'
import type { Request } from 'express'
import { receiveBody } from '../../../src/server/http/receive-body.js'

let line: PassThrough

beforeEach(() => {
  jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate'] })
  line = new PassThrough()
})
afterEach(() => {
  jest.useRealTimers()
})

const receive = (
  lengthBytes: number,
  take: (piece: Buffer) => Promise<void> | void = () => undefined,
) => receiveBody(line as unknown as Request, lengthBytes, take)
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

describe('receiving a body', () => {
  it('gives every piece on, in order', async () => {
    const pieces: Buffer[] = []
    const received = receive(5, (piece) => {
      pieces.push(piece)
    })
    line.write('ab')
    await turn()
    line.end('cde')
    await received
    expect(Buffer.concat(pieces).toString()).toBe('abcde')
  })

  it('waits for what is promised for each piece, and for the last one as well', async () => {
    const log: string[] = []
    const received = receive(4, async (piece) => {
      log.push(`takes ${piece.toString()}`)
      for (let i = 0; i < 5; i++) await turn()
      log.push(`has ${piece.toString()}`)
    }).then(() => log.push('all'))
    line.write('ab')
    line.write('cd')
    line.end()
    await received
    expect(log).toEqual(['takes ab', 'has ab', 'takes cd', 'has cd', 'all'])
  })

  it('ends with what a promise ends with', async () => {
    const received = receive(4, () => Promise.reject(new Error('refused')))
    line.end('abcd')
    await expect(received).rejects.toThrow('refused')
  })

  it.each([
    ['fewer bytes than were told', 'ab', 3],
    ['more bytes than were told', 'abcd', 3],
  ])('refuses %s', async (_name, sent, lengthBytes) => {
    const received = receive(lengthBytes)
    line.end(sent)
    await expect(received).rejects.toMatchObject({ code: 'invalid' })
  })

  it('refuses a line that breaks', async () => {
    const received = receive(3)
    line.write('a')
    line.destroy()
    await expect(received).rejects.toMatchObject({ code: 'invalid' })
  })

  it('stops at the first piece that is refused', async () => {
    let taken = 0
    const received = receive(100, () => {
      taken++
      throw new Error('refused')
    })
    line.write('a')
    await expect(received).rejects.toThrow('refused')
    line.write('b')
    await turn()
    expect(taken).toBe(1)
  })

  const outcomeOf = (received: Promise<void>): Promise<string> =>
    received.then(
      () => 'done',
      (error: unknown) => (error as { code: string }).code,
    )

  it('cuts a line that does not carry 12,500 bytes in 25 seconds', async () => {
    const outcome = outcomeOf(receive(1_000_000))
    line.write(Buffer.alloc(12_400))
    await turn()
    jest.advanceTimersByTime(24_900)
    expect(await Promise.race([outcome, turn().then(() => 'waiting')])).toBe('waiting')
    jest.advanceTimersByTime(200)
    expect(await outcome).toBe('too_slow')
  })

  it('cuts one that began fast and then hangs on', async () => {
    const outcome = outcomeOf(receive(50_000_000))
    line.write(Buffer.alloc(1_000_000))
    await turn()
    jest.advanceTimersByTime(25_000)
    for (let i = 0; i < 3; i++) {
      line.write(Buffer.alloc(1))
      await turn()
      jest.advanceTimersByTime(10_000)
    }
    expect(await outcome).toBe('too_slow')
  })

  it('lets an honest slow line finish: 65 KB at 0.6 kB a second', async () => {
    const received = receive(65_000)
    for (let sent = 0; sent < 65_000; sent += 1_000) {
      line.write(Buffer.alloc(1_000))
      await turn()
      jest.advanceTimersByTime(1_600)
    }
    line.end()
    await expect(received).resolves.toBeUndefined()
  })
})
