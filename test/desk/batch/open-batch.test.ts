import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { openBatch, type OpenBatchDeps } from '../../../src/desk/batch/open-batch.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import type { OpenedTip } from '../../../src/desk/opened-tip.js'
import { SigiloError } from '../../../src/domain/errors.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { seal } from '../../../src/openpgp/seal.js'
import { receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { batchDeps, openDrop, sealText } from './open-drop.js'

let current: TestKey
let stranger: TestKey
let deps: OpenBatchDeps

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)
const open = (
  files: Record<string, Uint8Array>,
  more: Partial<OpenBatchDeps> = {},
): Promise<OpenedBatch> => openDrop(files, { ...deps, ...more })

beforeAll(async () => {
  current = await makeTestKey()
  stranger = await makeTestKey()
  deps = batchDeps(current)
})

describe('a batch', () => {
  it('goes on past everything that does not open, each with its name and reason', async () => {
    const good = await sealText('bien', current)
    const damaged = await sealText('mal', current)
    damaged[damaged.length - 30]! ^= 1
    const gone: FileSource = {
      name: 'gone.pgp',
      sizeBytes: 9,
      read: () =>
        new ReadableStream({
          start: (c) => {
            c.error(new Error('x'))
          },
        }),
    }
    const shrunk = heldSource('shrunk.pgp', good.subarray(0, 4000))
    const sources = [
      ...[
        heldSource('a\u202e.pgp', text('hola')),
        heldSource('b.pgp', new Uint8Array()),
        heldSource('c.pgp', damaged),
      ],
      ...[heldSource('d.pgp', await sealText('x', stranger)), gone, { ...shrunk, sizeBytes: 5000 }],
      ...[
        heldSource('e.pgp', await seal(text('hola'.repeat(2000)), [current.key], new Date())),
        heldSource('f.pgp', good),
      ],
    ]
    const progress: string[] = []
    const seen: OpenedTip[] = []
    let pauses = 0
    const batch = await openBatch(await sortDrop(sources), {
      ...deps,
      onProgress: (done, total) => void progress.push(`${String(done)}/${String(total)}`),
      onTip: (tip) => void seen.push(tip),
      pause() {
        pauses++
        return Promise.resolve()
      },
    })
    expect(batch.notOpened.map(({ name, reason }) => `${name} ${reason}`)).toEqual([
      ...[
        'a.pgp not_an_envelope',
        'b.pgp empty',
        'c.pgp damaged',
        'd.pgp other_keys',
        'e.pgp not_a_tip',
      ],
      ...['gone.pgp unreadable', 'shrunk.pgp unreadable'],
    ])
    expect(batch.notOpened.map(({ receipt }) => receipt === null)).toEqual([
      false,
      true,
      false,
      false,
      false,
      true,
      true,
    ])
    expect(batch.tips).toEqual(seen)
    expect([seen.length, pauses, progress.at(0), progress.at(-1)]).toEqual([1, 8, '1/8', '8/8'])
  })

  it('is in the order of the receipts, whatever the files are called', async () => {
    const envelopes = await Promise.all(['a', 'b', 'c', 'd'].map((each) => sealText(each, current)))
    const receipts = envelopes.map(receiptOfBytes).sort()
    const files = envelopes.map((bytes) => {
      const place = receipts.indexOf(receiptOfBytes(bytes))
      return [`${String(9 - place)}.pgp`, bytes] as const
    })
    const { tips } = await open(Object.fromEntries(files))
    expect(tips.map(({ receipt }) => receipt)).toEqual(receipts)
  })

  it('cannot read a large file that is shorter than it was', async () => {
    const whole = new Uint8Array(400_000)
    whole.set(await sealText('a', current))
    const source = { ...heldSource('a.pgp', whole), sizeBytes: 500_000 }
    const { notOpened } = await openBatch(await sortDrop([source]), deps)
    expect(notOpened).toEqual([{ name: 'a.pgp', receipt: null, reason: 'unreadable' }])
  })

  it('stops when it is asked to, and gives back what is open by then', async () => {
    const files = Object.fromEntries(
      await Promise.all(
        ['a', 'b', 'c'].map(
          async (each) => [`${each}.pgp`, await sealText(each, current)] as const,
        ),
      ),
    )
    let asked = 0
    const { tips } = await open(files, { isStopped: () => ++asked > 2 })
    expect(tips).toHaveLength(2)
  })

  it('does not outlive who opens, or a fault of the page’s own', async () => {
    const files = { 'a.pgp': await sealText('a', current) }
    const gone = new SigiloError('not_found', 'GnuPG (gpg) is not installed here')
    await expect(open(files, { opener: { open: () => Promise.reject(gone) } })).rejects.toBe(gone)
    const fault = new TypeError('undefined is not a function')
    await expect(
      open(files, {
        onTip: () => {
          throw fault
        },
      }),
    ).rejects.toBe(fault)
    const { notOpened } = await open(files, { opener: { open: () => Promise.reject(fault) } })
    expect(notOpened).toMatchObject([{ reason: 'damaged' }])
  })

  it('checks answers by the questions that came along, and ours count before theirs', async () => {
    const file = await sealText('a', current)
    const theirs = JSON.parse(
      JSON.stringify(MISSIONS_QUESTIONNAIRE).replaceAll('¿Qué pasó?', 'Otra'),
    ) as object
    const files = { 'a.pgp': file, 'questionnaire.json': text(JSON.stringify(theirs)) }
    expect((await open(files)).tips[0]?.remarks).toEqual([])
    expect((await open(files, { questionnaires: [] })).tips[0]?.remarks).toEqual(['other_text'])
    expect((await open({ 'a.pgp': file }, { questionnaires: [] })).tips[0]?.remarks).toEqual([
      'unknown_questionnaire',
    ])
  })

  it('has what was left out when it was sorted', async () => {
    const { leftOut } = await open({ 'a.zip': new Uint8Array([0x50, 0x4b, 3, 4]) })
    expect(leftOut).toEqual([{ name: 'a.zip', reason: 'zip' }])
  })
})
