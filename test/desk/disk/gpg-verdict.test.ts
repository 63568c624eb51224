/**
 * What GnuPG's status lines make of an envelope. GnuPG says several of them at once of one that was changed; here each is heard
 * alone, for another version may leave out the others.
 */
import { Readable } from 'node:stream'
import { describe, expect, it } from '@jest/globals'
import { createGpgVerdict } from '../../../src/desk/disk/gpg-verdict.js'

const PRIMARY = 'A'.repeat(40)
const GOOD = [
  'ENC_TO 0123456789ABCDEF 18 0',
  `DECRYPTION_KEY ${'B'.repeat(40)} ${PRIMARY} u`,
  'BEGIN_DECRYPTION',
  'DECRYPTION_INFO 2 9 0',
  'PLAINTEXT 62 0 ',
  'DECRYPTION_OKAY',
  'GOODMDC',
  'END_DECRYPTION',
]

async function judge(lines: readonly string[]): Promise<string> {
  const verdict = createGpgVerdict(1)
  await verdict.listen(Readable.from(lines.map((line) => `[GNUPG:] ${line}\n`)), () => undefined)
  try {
    return verdict.demandGood()
  } catch (error) {
    const { reason, code } = error as { reason?: string; code: string }
    return reason ?? code
  }
}

const without = (word: string): string[] => GOOD.filter((line) => !line.startsWith(word))

describe('an envelope', () => {
  it('is good when GnuPG opened it with a key, to the end, and found it unchanged', async () => {
    expect(await judge(GOOD)).toBe(PRIMARY)
  })

  it.each([
    ['that GnuPG does not say it opened', without('DECRYPTION_OKAY'), 'damaged'],
    ['that GnuPG does not say is unchanged', without('GOODMDC'), 'damaged'],
    ['whose opening failed after all', [...GOOD, 'DECRYPTION_FAILED'], 'damaged'],
    ['that was changed after all', [...GOOD, 'BADMDC'], 'damaged'],
    ['beside which something stands', [...GOOD, 'ERROR proc_pkt.plaintext 89_BAD_DATA'], 'damaged'],
    ['that was signed', [...GOOD, 'NEWSIG'], 'other_message'],
    ['that no key opened', without('DECRYPTION_KEY'), 'damaged'],
    ['for another key', ['ENC_TO 0 18 0', 'NO_SECKEY 0', 'DECRYPTION_FAILED'], 'other_keys'],
    ['whose person gave up', ['ERROR pkdecrypt_failed 83886179'], 'bad_key'],
    ['whose maker had it fail', ['ERROR pkdecrypt_failed 16777225'], 'damaged'],
    ['of a GnuPG that is too old', ['FAILURE option-parser 1'], 'configuration'],
    ['of which nothing is said', [], 'damaged'],
  ])('%s is not', async (_name, lines, due) => {
    expect(await judge(lines)).toBe(due)
  })
})
