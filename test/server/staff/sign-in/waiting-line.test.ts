import { describe, expect, it } from '@jest/globals'
import { createWaitingLine } from '../../../../src/server/staff/sign-in/waiting-line.js'

/** Work that ends when it is told to, and says in which order it began. */
function createBench(atOnce = 2, waiting = 3, othersAtOnce = atOnce) {
  const wait = createWaitingLine({ atOnce, othersAtOnce, waiting })
  const began: string[] = []
  const ends = new Map<string, () => void>()
  return {
    began,
    begin(name: string, isFirst = false): Promise<string> {
      const work = (): Promise<string> => {
        began.push(name)
        return new Promise((end) =>
          ends.set(name, () => {
            end(name)
          }),
        )
      }
      return wait(work, isFirst)
    },
    async end(name: string) {
      ends.get(name)?.()
      await new Promise((next) => setImmediate(next))
    },
  }
}

describe('a waiting line', () => {
  it('works at so much at once, and at the next when one has ended', async () => {
    const bench = createBench()
    for (const name of ['a', 'b', 'c', 'd']) void bench.begin(name)
    expect(bench.began).toEqual(['a', 'b'])
    await bench.end('b')
    expect(bench.began).toEqual(['a', 'b', 'c'])
    await bench.end('a')
    await bench.end('c')
    await bench.end('d')
    void bench.begin('e')
    void bench.begin('f')
    void bench.begin('g')
    expect(bench.began).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
  })

  it('leaves a place for those who go first, however many strangers there are', async () => {
    const bench = createBench(2, 9, 1)
    for (const name of ['a', 'b', 'c']) void bench.begin(name)
    expect(bench.began).toEqual(['a'])
    void bench.begin('known 1', true)
    expect(bench.began).toEqual(['a', 'known 1'])
    await bench.end('known 1')
    expect(bench.began).toEqual(['a', 'known 1'])
    await bench.end('a')
    expect(bench.began).toEqual(['a', 'known 1', 'b'])
  })

  it('takes those who go first before the others, each in their order', async () => {
    const bench = createBench(1)
    void bench.begin('a')
    void bench.begin('stranger')
    void bench.begin('first')
    void bench.begin('known 1', true)
    await bench.end('a')
    await bench.end('known 1')
    await bench.end('stranger')
    expect(bench.began).toEqual(['a', 'known 1', 'stranger', 'first'])
  })

  it('refuses when it is full, and lets a known one take the place of the last stranger', async () => {
    const bench = createBench(1, 2)
    void bench.begin('a')
    const [before, last] = [bench.begin('b'), bench.begin('c')]
    await expect(bench.begin('d')).rejects.toMatchObject({ code: 'flooded' })
    void bench.begin('known 1', true)
    await expect(last).rejects.toMatchObject({ code: 'flooded' })
    void bench.begin('known 2', true)
    await expect(before).rejects.toMatchObject({ code: 'flooded' })
    await expect(bench.begin('known 3', true)).rejects.toMatchObject({ code: 'flooded' })
    await bench.end('a')
    await bench.end('known 1')
    expect(bench.began).toEqual(['a', 'known 1', 'known 2'])
  })

  it('goes on when work has failed', async () => {
    const wait = createWaitingLine({ atOnce: 1, othersAtOnce: 1, waiting: 1 })
    const failing = wait(() => Promise.reject(new Error('broken')), false)
    const next = wait(() => Promise.resolve('done'), false)
    await expect(failing).rejects.toThrow('broken')
    await expect(next).resolves.toBe('done')
  })
})
