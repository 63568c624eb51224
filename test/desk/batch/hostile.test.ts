/** Each hostile file as somebody would drop it, beside a good envelope: what is due comes of it, and the good one opens. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, it } from '@jest/globals'
import type { OpenedBatch } from '../../../src/desk/batch/batch.js'
import type { FileSource } from '../../../src/desk/batch/file-source.js'
import { openBatch } from '../../../src/desk/batch/open-batch.js'
import { heldSource } from '../../../src/desk/batch/read-bytes.js'
import { sortDrop } from '../../../src/desk/batch/sort-drop.js'
import { createKeyOpener } from '../../../src/desk/open/open-with-keys.js'
import type { OpenedTip } from '../../../src/desk/opened-tip.js'
import { MISSIONS_QUESTIONNAIRE } from '../../../src/domain/missions-questionnaire.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeHostileFiles, type HostileFile } from '../../helpers/hostile-files.js'
import { makeTestKey, type TestKey } from '../../helpers/keys.js'
import { tempFolder } from '../../helpers/temp-folder.js'
import { makeArchive } from '../../helpers/tips.js'

const GOOD = 'zz-bueno.tar.pgp'
let key: TestKey
let files: HostileFile[]
let good: FileSource

beforeAll(async () => {
  key = await makeTestKey()
  files = await makeHostileFiles(tempFolder(), { key, foreignKey: await makeTestKey() })
  const archive = makeArchive({ what_happened: 'La buena' })
  good = heldSource(GOOD, await seal(archive, [key.key], new Date()))
}, 60_000)

const toSource = ({ name, path }: HostileFile): FileSource => heldSource(name, readFileSync(path))

async function openAll(
  sources: FileSource[],
  onProgress: (done: number) => void = () => undefined,
): Promise<OpenedBatch> {
  return openBatch(await sortDrop(sources), {
    opener: createKeyOpener(() => [key.privateKey]),
    judgeKeySet: () => 'not_checked',
    questionnaires: [MISSIONS_QUESTIONNAIRE],
    createSha256: () => createHash('sha256'),
    onProgress,
  })
}

/** What came of a drop, in the words in which the corpus says what is due. */
function describeBatch({ tips, notOpened, leftOut, twice, missing }: OpenedBatch): object {
  return {
    opens: tips.map(({ remarks, files: opened }) => ({
      remarks,
      files: opened.map(({ name, kind }) => ({ name, kind })),
    })),
    reasons: notOpened.map(({ reason }) => reason),
    leftOut: [...new Set(leftOut.map(({ reason }) => reason))].sort(),
    twice: twice.length,
    missing: missing.length,
  }
}

const NOTHING = { opens: [], reasons: [], leftOut: [], twice: 0, missing: 0 }

function describeDue({ due }: HostileFile): object {
  if ('reason' in due) return { ...NOTHING, reasons: [due.reason] }
  if ('leftOut' in due) return { ...NOTHING, leftOut: [due.leftOut] }
  if ('holds' in due) {
    const { opens, leftOut = [], ...rest } = due.holds
    const tips = Array.from({ length: opens }, () => ({ remarks: [], files: [] }))
    return { ...NOTHING, ...rest, opens: tips, leftOut: [...leftOut].sort() }
  }
  const { remarks = [], files: listed } = due
  return { ...NOTHING, opens: [{ remarks, files: listed ?? expect.any(Array) }] }
}

function withoutGood(batch: OpenedBatch): OpenedBatch {
  const isGood = ({ envelope }: OpenedTip): boolean => envelope.name === GOOD
  expect(batch.tips.filter(isGood).map(({ remarks }) => remarks)).toEqual([[]])
  return { ...batch, tips: batch.tips.filter((tip) => !isGood(tip)) }
}

describe('a hostile file', () => {
  it('comes to what is due, each of them, and the good envelope beside it opens', async () => {
    const wrong: object[] = []
    for (const file of files) {
      const found = describeBatch(withoutGood(await openAll([toSource(file), good])))
      try {
        expect(found).toEqual(describeDue(file))
      } catch {
        wrong.push({ name: file.name, found: JSON.stringify(found), due: file.due })
      }
    }
    expect(wrong).toEqual([])
  }, 120_000)

  it('stops nothing of the rest when all of them come at once', async () => {
    const steps: number[] = []
    const batch = withoutGood(
      await openAll([...files.map(toSource), good], (done) => steps.push(done)),
    )
    const due = files.map(describeDue) as { opens: object[]; reasons: string[]; twice: number }[]
    const sum = (of: (each: (typeof due)[number]) => number): number =>
      due.reduce((total, each) => total + of(each), 0)
    expect(batch.tips.length).toBe(sum(({ opens }) => opens.length))
    expect(batch.notOpened.length).toBe(sum(({ reasons }) => reasons.length))
    expect(batch.twice.length).toBe(sum(({ twice }) => twice))
    expect(batch.missing).toEqual(['falta-1.tar.pgp', 'falta-2.tar.pgp'])
    expect(steps.at(-1)).toBe(steps.length)
  }, 120_000)

  it('changes nothing of what every object has', async () => {
    const before = Object.getOwnPropertyNames(Object.prototype)
    const prototypes = files.filter(({ name }) => name.includes('prototipo'))
    expect(prototypes.length).toBeGreaterThan(4)
    const { tips } = await openAll(prototypes.map(toSource))
    expect(Object.getOwnPropertyNames(Object.prototype)).toEqual(before)
    for (const { tip } of tips) {
      expect((tip as { isAdmin?: unknown } | null)?.isAdmin).toBeUndefined()
    }
  }, 60_000)

  it('leaves nothing in a name or a text that could drive a terminal', async () => {
    const { tips, notOpened, leftOut } = await openAll(files.map(toSource))
    const names = [...notOpened, ...leftOut].map(({ name }) => name)
    const given = tips.flatMap(({ files: opened }) => opened.map(({ givenName }) => givenName))
    for (const text of [...names, ...given, ...tips.map((tip) => tip.text)]) {
      expect(text).not.toMatch(/(?![\n\t])\p{Cc}/u)
    }
    for (const name of names) expect(name).not.toMatch(/[\p{Cf}/\\]/u)
  }, 120_000)
})
