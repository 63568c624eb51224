/** The drill: invented tips that open as real ones do, on which the desk has nothing to remark but where it should. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from '@jest/globals'
import { NO_WORK } from '../../src/desk/case/case.js'
import { copyTipFile } from '../../src/desk/open/copy-tip-file.js'
import { createKeyOpener } from '../../src/desk/open/open-with-keys.js'
import { findAlike } from '../../src/desk/search/find-alike.js'
import { DAY_MS, dayOf } from '../../src/domain/day.js'
import { isHandlingState } from '../../src/domain/handling.js'
import { makeDrill, openDrill, type Drill } from '../helpers/drill.js'
import {
  makeSimpleKeyring,
  makeTestKey,
  writeKeyringFolder,
  type TestKey,
} from '../helpers/keys.js'
import { tempFolder } from '../helpers/temp-folder.js'
import { GnupgHome, itWith } from '../helpers/tools.js'

const COUNT = 40
const SEED = '2'
const RECEIPT = /(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}/g

const folder = tempFolder()
const keys = join(folder, 'keys')
const out = join(folder, 'tips')
const tar = join(out, 'sobres-demo.tar')
let key: TestKey
let said = ''
let drill: Drill

/** As many tips by that seed, in a folder. @returns what was said */
function makeTips(to: string, seed: string): string {
  const args = ['--keys', keys, '--out', to, '--count', String(COUNT), '--seed', seed]
  const { status, stdout, stderr } = makeDrill(folder, ...args)
  if (status !== 0) throw new Error(stderr)
  return stdout
}

beforeAll(async () => {
  key = await makeTestKey()
  writeKeyringFolder(keys, await makeSimpleKeyring(key))
  said = makeTips(out, SEED)
  drill = await openDrill(tar, key.privateKey)
}, 120_000)

/** The receipts in the lines behind a heading. */
function receiptsUnder(heading: string): string[][] {
  const [, block = ''] = said.split(`${heading}\n`)
  const [lines = ''] = block.split('\n\n')
  return lines.split('\n').map((line) => [...(line.match(RECEIPT) ?? [])])
}

/** Without what the ciphertext decides. */
function describeContent({ drop, batch }: Drill): string[] {
  return batch.tips
    .map(({ receipt, text, files }) => {
      const known = drop.known.find((each) => each.receipt === receipt)
      return JSON.stringify([text, files, { ...known, receipt: '' }])
    })
    .sort()
}

const typesOf = ({ batch }: Drill): string[] =>
  batch.tips.flatMap(({ files }) => files.map(({ kind }) => kind.type))

describe('npm run demo:tips', () => {
  it('seals as many as it was asked, in each language, of very different lengths', () => {
    expect(readdirSync(join(out, 'envelopes'))).toHaveLength(COUNT)
    expect(drill.drop.envelopes).toHaveLength(COUNT)
    const languages = drill.batch.tips.map(({ tip }) => tip?.language)
    const counts = ['es', 'pt', 'en', 'fr'].map(
      (language) => languages.filter((each) => each === language).length,
    )
    expect(counts[0]).toBeGreaterThan(counts[1] ?? 0)
    expect(counts[1]).toBeGreaterThan(counts[2] ?? 0)
    expect(counts[3]).toBeGreaterThan(0)
    const lengths = drill.batch.tips.map(({ text }) => text.length).sort((a, b) => a - b)
    expect(lengths.at(0)).toBeLessThan(200)
    expect(lengths.at(-1)).toBeGreaterThan(1500)
    expect(new Set(drill.drop.envelopes.map(({ sizeBytes }) => sizeBytes)).size).toBeGreaterThan(3)
  })

  it('makes tips on which the desk has no remark, but for those that it names', () => {
    const odd = receiptsUnder('Not as they should be, so that staff can find out:').map(
      ([receipt]) => receipt,
    )
    const found = [
      ...drill.batch.tips
        .filter(({ remarks }) => remarks.length > 0)
        .map(({ receipt, remarks }) => [receipt, ...remarks]),
      ...drill.batch.notOpened.map(({ receipt, reason }) => [receipt, reason]),
    ]
    expect(found.map(([, reason]) => reason).sort()).toEqual([
      'damaged',
      'future_version',
      'invalid_answers',
      'other_keys',
      'other_text',
      'unknown_questionnaire',
    ])
    expect(found.map(([receipt]) => receipt).sort()).toEqual([...odd].sort())
    const answers = drill.batch.tips.flatMap(({ tip }) => Object.values(tip?.answers ?? {}))
    expect(answers.filter(({ length }) => length === 0)).toEqual([])
    expect(new Set(drill.batch.tips.map(({ keySet }) => keySet))).toEqual(new Set(['in_force']))
    expect([drill.batch.missing, drill.batch.twice, drill.batch.leftOut]).toEqual([[], [], []])
  })

  it('sends some twice with small edits, and names the pairs', () => {
    const due = receiptsUnder('Sent twice, with small edits:').map((pair) => [...pair].sort())
    const tips = drill.batch.tips.map((tip) => ({ ...tip, work: NO_WORK, folded: '' }))
    const found = findAlike(tips).map(({ a, b }) => [a, b])
    expect(due).toHaveLength(2)
    expect(found.sort()).toEqual(due.sort())
  })

  it('attaches files that are what they are called, cleaned as the form cleans them', async () => {
    const opener = createKeyOpener(() => [key.privateKey])
    const all = drill.batch.tips.flatMap((tip) => tip.files.map((file) => ({ tip, file })))
    expect(new Set(all.map(({ tip }) => tip)).size).toBeGreaterThan(4)
    expect(all.filter(({ file }) => file.kind.isActive || file.kind.isMisnamed)).toEqual([])
    expect(new Set(typesOf(drill))).toEqual(new Set(['jpeg', 'png', 'pdf', 'office', 'text']))
    for (const { tip, file } of all.filter(({ file }) => file.cleaning !== 'original')) {
      const pieces: Uint8Array[] = []
      await copyTipFile(tip, file.name, opener, (bytes) => pieces.push(bytes.slice()))
      const content = Buffer.concat(pieces).toString('latin1')
      // What phones and offices write.
      expect(content).not.toMatch(/Exif|Screenshot|Redmi|Oficina 3/)
      // On pictures it is drawn.
      if (!['jpeg', 'png'].includes(file.kind.type)) expect(content).toContain('INVENT')
    }
  })

  it('names nobody who could be reached: addresses and numbers lead nowhere', () => {
    for (const { text } of drill.batch.tips) {
      for (const [address] of text.matchAll(/\S+@\S+/g))
        expect(address).toMatch(/@example\.(org|invalid)/)
      for (const [number] of text.matchAll(/\+\d[\d -]{8,}/g))
        expect(number).toMatch(/555.01\d\d|0{4}/)
      expect(text).not.toMatch(/undefined|NaN|\[object|\$\{/)
    }
  })

  it('knows of each when it came and how it stands', () => {
    const oldest = dayOf(Date.now() - 550 * DAY_MS)
    expect(drill.drop.known.map(({ receipt }) => `${receipt}.tar.pgp`).sort()).toEqual(
      drill.drop.envelopes.map(({ name }) => name).sort(),
    )
    for (const { receivedDay, state, labels, assignee } of drill.drop.known) {
      expect(receivedDay > oldest && receivedDay < dayOf(Date.now())).toBe(true)
      expect(isHandlingState(state)).toBe(true)
      expect(drill.drop.lists?.labels).toEqual(expect.arrayContaining(labels))
      if (assignee !== null) expect(drill.drop.lists?.people).toContain(assignee)
    }
    expect(new Set(drill.drop.known.map(({ state }) => state)).size).toBeGreaterThan(3)
    expect(drill.drop.known.some(({ labels }) => labels.length > 0)).toBe(true)
  })

  it('makes a download that plain tools unpack and check', () => {
    const plain = join(folder, 'plain')
    mkdirSync(plain)
    expect(spawnSync('tar', ['-xf', tar, '-C', plain]).status).toBe(0)
    const { status, stdout } = spawnSync('sha256sum', ['-c', 'SHA256SUMS'], {
      cwd: plain,
      encoding: 'utf8',
    })
    expect([status, stdout.trim().split('\n').length]).toEqual([0, COUNT])
    for (const name of readdirSync(join(out, 'envelopes'))) {
      expect(
        readFileSync(join(plain, name)).equals(readFileSync(join(out, 'envelopes', name))),
      ).toBe(true)
    }
  })

  itWith('gpg')('makes envelopes that gpg opens', () => {
    const home = new GnupgHome()
    home.importKey(key.privateArmor)
    for (const { receipt } of drill.batch.tips.slice(0, 3)) {
      const { status, stdout } = home.run(['-d', join(out, 'envelopes', `${receipt}.tar.pgp`)])
      const { stdout: text } = spawnSync('tar', ['-xOf', '-', 'tip/tip.txt'], { input: stdout })
      expect([status, text.length > 0]).toEqual([0, true])
    }
    home.stop()
  })

  it('tells the same for the same seed, and something else for another', async () => {
    const tell = async (seed: string): Promise<Drill> => {
      const to = join(folder, `seed ${seed}`)
      makeTips(to, seed)
      return openDrill(join(to, 'sobres-demo.tar'), key.privateKey)
    }
    expect(describeContent(await tell(SEED))).toEqual(describeContent(drill))
    const other = await tell('4')
    expect(describeContent(other)).not.toEqual(describeContent(drill))
    expect(typesOf(other)).toContain('audio')
  }, 120_000)
})
