/** What is refused, each with its reason; and that a case is never taken for a tip, nor a tip for a case. */
import { describe, expect, it } from '@jest/globals'
import { createMessage } from 'openpgp'
import { sizeClassOf } from '../../../src/archive/size-class.js'
import { writeUstar, type ArchiveEntry } from '../../../src/archive/write-ustar.js'
import { sealCase } from '../../../src/desk/case/case-file.js'
import { openEnvelope } from '../../../src/desk/open-envelope.js'
import { seal } from '../../../src/openpgp/seal.js'
import { makeArchive } from '../../helpers/tips.js'
import {
  DIRECTORY,
  JSON_TEXT,
  NOW,
  ana,
  begoña,
  bytesOf,
  jsonEntry,
  open,
  sealEntries,
  sealSigned,
  signText,
  signatureEntry,
  theCase,
} from './sealed-cases.js'

describe('what is not a case file', () => {
  const notACase = { code: 'not_opened', message: 'it opens, but what is inside is not a case' }
  const tooLarge = (): ArchiveEntry => ({
    name: 'case/case.json',
    bytes: bytesOf(`${JSON_TEXT}${' '.repeat(21e6)}`),
  })

  it.each<[string, object, () => Promise<Uint8Array>]>([
    ['nothing', { reason: 'empty' }, () => Promise.resolve(new Uint8Array())],
    ['words', { reason: 'not_an_envelope' }, () => Promise.resolve(bytesOf('Querida Ana'))],
    ['26 MB of something', { reason: 'too_much' }, () => Promise.resolve(new Uint8Array(26e6))],
    [
      'sealed to somebody else',
      { reason: 'other_keys' },
      () => sealCase(theCase, { sealTo: [begoña.key], signer: null, now: NOW }),
    ],
    [
      'cut off',
      { reason: 'damaged' },
      async () => (await sealEntries(DIRECTORY, jsonEntry())).slice(0, -50),
    ],
    [
      'changed in a byte',
      { reason: 'damaged' },
      async () => {
        const bytes = await sealEntries(DIRECTORY, jsonEntry())
        bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1
        return bytes
      },
    ],
    [
      'not sealed at all',
      { reason: 'other_message' },
      async () => {
        const message = await createMessage({
          binary: writeUstar([DIRECTORY, jsonEntry()], sizeClassOf),
        })
        return message.write() as Uint8Array
      },
    ],
    ['a tip', notACase, () => seal(makeArchive(), [ana.key], NOW)],
    ['a text without an archive', notACase, () => seal(bytesOf(JSON_TEXT), [ana.key], NOW)],
    ['an empty archive', notACase, () => sealEntries()],
    [
      'an archive without a case',
      notACase,
      async () => sealEntries(DIRECTORY, signatureEntry(await signText([ana]))),
    ],
    [
      'a case with one file more',
      notACase,
      () => sealEntries(DIRECTORY, jsonEntry(), { name: 'case/run.exe', bytes: bytesOf('MZ') }),
    ],
    [
      'a case with one folder more',
      notACase,
      () => sealEntries(DIRECTORY, jsonEntry(), { name: 'case/more/' }),
    ],
    ['two cases', notACase, () => sealEntries(DIRECTORY, jsonEntry(), jsonEntry())],
    [
      'a case beside its folder',
      notACase,
      () => sealEntries({ name: 'case.json', bytes: bytesOf(JSON_TEXT) }),
    ],
    [
      'a case in the folder of a tip',
      notACase,
      () => sealEntries({ name: 'tip/' }, { name: 'tip/case.json', bytes: bytesOf(JSON_TEXT) }),
    ],
    [
      'a case above its folder',
      notACase,
      () => sealEntries(DIRECTORY, { name: '../case/case.json', bytes: bytesOf(JSON_TEXT) }),
    ],
    ['a case with a signature of 9,000 bytes', notACase, () => sealSigned('-'.repeat(9_000))],
    [
      'a case behind the end of the archive',
      notACase,
      () => {
        const archive = writeUstar([DIRECTORY], (length) => length + 512)
        archive[archive.length - 1] = 1
        return seal(archive, [ana.key], NOW)
      },
    ],
    [
      'a case of 21 MB',
      { code: 'invalid', message: 'this case file cannot be used: it is larger than 20 MiB' },
      () => sealEntries(DIRECTORY, tooLarge()),
    ],
    [
      'a case that is not UTF-8',
      { code: 'invalid', message: 'this case file cannot be used: it is not UTF-8' },
      () => sealEntries(DIRECTORY, { name: 'case/case.json', bytes: Uint8Array.of(0xff, 0xfe) }),
    ],
    [
      'a case of another version',
      { code: 'invalid', message: 'this case file cannot be used: it is not of version 1' },
      () => sealEntries(DIRECTORY, jsonEntry('{"version":2}')),
    ],
  ])('is refused with its reason: %s', async (_name, reason, make) => {
    await expect(open(await make())).rejects.toMatchObject(reason)
  })

  it('is not read for a signature that counts: a case that is signed and not in form is refused', async () => {
    const text = '{"version":2}'
    const entry = jsonEntry(text)
    const signed = await sealEntries(
      DIRECTORY,
      entry,
      signatureEntry(await signText([ana], { text })),
    )
    await expect(open(signed)).rejects.toMatchObject({ code: 'invalid' })
  })

  it('includes every tip, as the tips include no case', async () => {
    const bytes = await sealCase(theCase, { sealTo: [ana.key], signer: ana.privateKey, now: NOW })
    await expect(openEnvelope(bytes, [ana.privateKey])).rejects.toMatchObject({
      reason: 'not_a_tip',
    })
  })
})
