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

const marked = (lines: readonly string[]): string[] => lines.map((line) => `[GNUPG:] ${line}`)

function judge(lines: readonly string[], recipients = 1): Promise<string> {
  return hear(marked(lines), recipients)
}

async function hear(
  lines: readonly string[],
  recipients = 1,
  stop = (): void => undefined,
): Promise<string> {
  const verdict = createGpgVerdict(recipients)
  await verdict.listen(Readable.from(lines.map((line) => `${line}\n`)), stop)
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

  it.each([
    ['in which another is sealed', [...GOOD, 'ENC_TO 0 18 0']],
    ['in which another is opened', [...GOOD, 'BEGIN_DECRYPTION']],
    ['in which a passphrase opens another', [...GOOD, 'NEED_PASSPHRASE_SYM 9 3 8']],
    ['that a passphrase opens as well', ['NEED_PASSPHRASE_SYM 9 3 8', ...GOOD]],
  ])('%s is damaged, and GnuPG is stopped before it asks for more', async (_name, lines) => {
    let stops = 0
    const stop = (): void => {
      stops++
    }
    expect(await hear(marked(lines), 1, stop)).toBe('damaged')
    expect(stops).toBe(1)
  })

  it('is good whatever failed before one of the keys opened it', async () => {
    expect(await judge(['ERROR check_hijacking 16777225', ...GOOD])).toBe(PRIMARY)
  })

  it('is nothing by lines that are not GnuPG’s', async () => {
    const [key, ...others] = GOOD.slice(1)
    expect(await hear([...marked([key!]), ...others.map((line) => `# ${line}`)])).toBe('damaged')
  })

  it('is for other keys when none of its keys is here', async () => {
    expect(await judge(['NO_SECKEY 0'], 2)).toBe('damaged')
    expect(await judge(['NO_SECKEY 0', 'NO_SECKEY 1'], 2)).toBe('other_keys')
  })

  it('is damaged when GnuPG began and failed', async () => {
    expect(await judge(['FAILURE decrypt 33554433'])).toBe('damaged')
  })
})

/** Numbers and names of libgpg-error (err-codes.h, err-sources.h). */
describe('a failure', () => {
  const AGENT = 4 << 24
  const PINENTRY = 5 << 24
  const fail = (code: number): Promise<string> =>
    judge([`ERROR pkdecrypt_failed ${String(code)}`, 'NO_SECKEY 0'])

  it.each([
    [11, 'BAD_PASSPHRASE'],
    [31, 'INV_PASSPHRASE'],
    [62, 'TIMEOUT'],
    [77, 'NO_AGENT'],
    [85, 'NO_PIN_ENTRY'],
    [86, 'PIN_ENTRY'],
    [87, 'BAD_PIN'],
    [99, 'CANCELED'],
    [109, 'CARD_RESET'],
    [110, 'CARD_REMOVED'],
    [112, 'CARD_NOT_PRESENT'],
    [114, 'NOT_CONFIRMED'],
    [119, 'CARD_NOT_INITIALIZED'],
    [130, 'PIN_BLOCKED'],
    [198, 'FULLY_CANCELED'],
  ])('is of the person or the card: %i %s', async (code) => {
    expect(await fail(AGENT + code)).toBe('bad_key')
  })

  it.each([
    [7, 'BAD_SECKEY'],
    [9, 'NO_PUBKEY'],
    [18, 'WRONG_SECKEY'],
    [58, 'NO_DATA'],
    [79, 'INV_DATA'],
    [89, 'BAD_DATA'],
  ])('is one that a sender can bring about, and stops no batch: %i %s', async (code) => {
    expect(await fail(AGENT + code)).toBe('other_keys')
  })

  it('is of the person whenever it is the pinentry that fails', async () => {
    expect(await fail(PINENTRY + 58)).toBe('bad_key')
  })

  it('is of the person even when another follows that is not', async () => {
    expect(
      await judge(['ERROR pkdecrypt_failed 83886179', 'ERROR pkdecrypt_failed 16777225']),
    ).toBe('bad_key')
  })
})
