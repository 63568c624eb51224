import { randomBytes } from 'node:crypto'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { writeUstar } from '../../../src/archive/write-ustar.js'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import type { OpenBatchDeps } from '../../../src/desk/batch/open-batch.js'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeDownload, receiptOfBytes } from '../../helpers/download.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { makeTip } from '../../helpers/tips.js'
import { sealFiles } from '../open/seal-files.js'
import { batchDeps, openDrop, sealText, sha256Of } from './open-drop.js'

let current: TestKey
let deps: OpenBatchDeps

const text = (content: string): Uint8Array<ArrayBuffer> => new TextEncoder().encode(content)
const open = (
  files: Record<string, Uint8Array>,
  more: Partial<OpenBatchDeps> = {},
): Promise<OpenedBatch> => openDrop(files, { ...deps, ...more })

beforeAll(async () => {
  current = await makeTestKey()
  deps = batchDeps(current)
})

describe('an envelope', () => {
  it('whose bytes are not those that were downloaded is not opened', async () => {
    const [one, two, three] = await Promise.all(
      ['a', 'b', 'c'].map((each) => sealText(each, current)),
    )
    const tar = makeDownload(
      null,
      [one!, two!].map((bytes) => ({ bytes, day: '2026-10-01' })),
    )
    // A good envelope of ours in the place of another one.
    const swapped = Buffer.from(tar)
    swapped.set(three!, swapped.indexOf(one!))
    const opened: string[] = []
    const opener: OpenBatchDeps['opener'] = {
      open: (envelope, taker) => (opened.push(envelope.name), deps.opener.open(envelope, taker)),
    }
    const batch = await open({ 'x.tar': swapped }, { opener })
    const name = (bytes: Uint8Array): string => `${receiptOfBytes(bytes)}.tar.pgp`
    expect(batch.notOpened).toEqual([
      { name: name(one!), receipt: receiptOfBytes(three!), reason: 'wrong_sum' },
    ])
    expect(opened).toEqual([name(two!)])
    expect(batch.missing).toEqual([])
  })

  it('that is numbered by a browser is compared all the same', async () => {
    const envelope = await sealText('a', current)
    const sum = `${sha256Of(envelope)}  ${receiptOfBytes(envelope)}.tar.pgp\n`
    const name = `${receiptOfBytes(envelope)}.tar (1).pgp`
    expect((await open({ SHA256SUMS: text(sum), [name]: envelope })).notOpened).toEqual([])
    envelope[envelope.length - 1]! ^= 1
    const other = { SHA256SUMS: text(sum), [`${receiptOfBytes(envelope)}.pgp`]: envelope }
    expect((await open(other)).notOpened).toMatchObject([{ reason: 'damaged' }])
    expect((await open({ SHA256SUMS: text(sum), [name]: envelope })).notOpened).toMatchObject([
      { reason: 'wrong_sum' },
    ])
  })

  it('that comes twice is held once', async () => {
    const envelope = await sealText('a', current)
    const receipt = receiptOfBytes(envelope)
    const batch = await open({
      'a.pgp': envelope,
      'b.bin': envelope,
      'c.txt': text(armorEnvelope(envelope)),
    })
    expect([batch.tips.length, batch.twice]).toEqual([
      1,
      [
        { receipt, name: 'b.bin' },
        { receipt, name: 'c.txt' },
      ],
    ])
    const later = await open({ 'a.pgp': envelope }, { alreadyOpened: new Set([receipt]) })
    expect([later.tips, later.twice]).toEqual([[], [{ receipt, name: 'a.pgp' }]])
  })

  it('that did not come is missing, unless it is open already or came under another name', async () => {
    const envelopes = await Promise.all(['a', 'b', 'c'].map((each) => sealText(each, current)))
    const names = envelopes.map((bytes) => `${receiptOfBytes(bytes)}.tar.pgp`)
    const sums = envelopes.map((bytes, i) => `${sha256Of(bytes)}  ${names[i]!}\n`).join('')
    const files = {
      SHA256SUMS: text(sums + `${'ab'.repeat(32)}  lists.json\n`),
      'otro.bin': envelopes[0]!,
    }
    const batch = await open(files, { alreadyOpened: new Set([receiptOfBytes(envelopes[1]!)]) })
    expect([batch.tips.length, batch.missing]).toEqual([1, [names[2]]])
    expect((await open(files, { isStopped: () => true })).missing).toEqual([])
  })

  it('in a text is opened, beside others, and one that is damaged hides none', async () => {
    const [one, two] = await Promise.all(['uno', 'dos'].map((each) => sealText(each, current)))
    const armored = [
      armorEnvelope(one!),
      armorEnvelope(two!).replace(/\n[A-Za-z0-9+/]{8}/, '\nAAAAAAAA'),
      armorEnvelope(two!),
    ]
    const { tips, notOpened } = await open({ 'ñ.txt': text(`¿Qué tal?\n${armored.join('\n')}`) })
    expect(tips.map(({ tip }) => tip?.answers['what_happened']).sort()).toEqual(['dos', 'uno'])
    expect(notOpened).toEqual([{ name: 'ñ.txt', receipt: null, reason: 'damaged' }])
    const source = tips.find(({ tip }) => tip?.answers['what_happened'] === 'dos')!.envelope
    expect(source).toMatchObject({ name: 'ñ.txt (3)', sizeBytes: two!.length })
  })

  it('comes with what its files really are, by the names that people gave them', async () => {
    const png = Buffer.concat([
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
      randomBytes(400_000),
    ])
    const contents: Parameters<typeof sealFiles>[0] = {
      '01-foto.jpg': ['foto.jpg', png],
      '02-carta.bin': ['carta.pdf', text('<script>alert(1)</script>')],
      '03-nada.txt': ['nada.txt', new Uint8Array()],
    }
    const { tips } = await open({
      a: await sealFiles(contents, current),
    })
    expect(tips[0]?.files).toEqual([
      {
        name: '01-foto.jpg',
        givenName: 'foto.jpg',
        sizeBytes: png.length,
        cleaning: 'clean',
        removed: ['place'],
        kind: expect.objectContaining({ type: 'png', isMisnamed: true }),
      },
      {
        name: '02-carta.bin',
        givenName: 'carta.pdf',
        sizeBytes: 25,
        cleaning: 'clean',
        removed: ['place'],
        kind: expect.objectContaining({ type: 'html', isActive: true, isMisnamed: true }),
      },
      {
        name: '03-nada.txt',
        givenName: 'nada.txt',
        sizeBytes: 0,
        cleaning: 'clean',
        removed: ['place'],
        kind: expect.objectContaining({ type: 'empty' }),
      },
    ])
  })

  it('whose files tip.json does not list has them by their own names, and a remark', async () => {
    const entries = [
      { name: 'tip/' } as const,
      { name: 'tip/files/' } as const,
      { name: 'tip/files/01-a.jpg', bytes: text('hola') },
      { name: 'tip/tip.txt', bytes: text('\u001b[2Jhola') },
      { name: 'tip/tip.json', bytes: text(JSON.stringify(makeTip())) },
    ]
    const { tips } = await open({
      a: await seal(
        writeUstar(entries, () => 8192),
        [current.key],
        new Date(),
      ),
    })
    expect(tips[0]).toMatchObject({
      remarks: ['other_files', 'other_text'],
      text: '\ufffd[2Jhola',
      files: [
        {
          name: '01-a.jpg',
          givenName: '01-a.jpg',
          cleaning: null,
          removed: [],
          kind: { type: 'text', isMisnamed: true },
        },
      ],
    })
  })

  it('is a canary with its word, and no tip', async () => {
    const word = '7ZKX-0V3M-A1QD'
    const canary = `SIMULACRO: esto no es un mensaje de nadie. Palabra: ${word}\nDRILL: this is nobody’s message. Word: ${word}\nsigilo keys canary --confirm ${word}`
    const { tips } = await open({
      a: await sealText(canary, current),
      b: await sealText(`${canary}.`, current),
    })
    expect(tips.map(({ canaryWord }) => canaryWord).sort()).toEqual([word, null])
  })
})
