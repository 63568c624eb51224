/**
 * Opens envelopes with the keys of GnuPG: those of its agent, or of a smart card, which no other program can have. What is
 * opened goes from one pipe into the next; nothing of it is held, and GnuPG writes none of it to a disk. Nothing is good before
 * GnuPG has said that it opened all of it and that none of it was changed.
 */
import { spawn, type ChildProcess } from 'node:child_process'
import { Readable, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SigiloError } from '../../domain/errors.js'
import type { Fingerprint } from '../../domain/keyring.js'
import type { FileSource } from '../batch/file-source.js'
import { explainDamage, type NotOpenedError } from '../not-opened.js'
import type { Opener } from '../open/opener.js'
import { readRecipients, type Recipients } from '../open/read-recipients.js'
import { readTipStream } from '../open/read-tip-stream.js'
import { watchSource } from '../open/watch-source.js'
import { createGpgVerdict } from './gpg-verdict.js'
import { toStream } from '../batch/to-stream.js'

/**
 * The person's own gpg.conf counts, for it may say where their keys are (`keyring`, `agent-program`). What could lead the opened
 * text elsewhere, cut it, or have GnuPG ask the network, is set anew here. Passphrases and PINs are the affair of its agent.
 */
const ARGUMENTS = [
  ...['--batch', '--no-tty', '--no-verbose', '--max-output', '0'],
  ...['--status-fd', '3', '--exit-on-status-write-error'],
  ...['--disable-dirmngr', '--no-auto-key-retrieve'],
  ...['--no-use-embedded-filename', '--output', '-', '--decrypt'],
]

export const GPG_OPENER: Opener = {
  async open(envelope, taker) {
    const { taken: texts, openedBy } = await openWithGpg(envelope, (archive, explain) =>
      readTipStream(archive, taker, explain),
    )
    return { texts, openedBy }
  },
}

/**
 * @param take is given what is opened as it comes; nothing that it makes of it is good before this has returned
 * @throws NotOpenedError; SigiloError `not_found` without GnuPG, `bad_key` when the person or the card did not help
 */
export async function openWithGpg<Taken>(
  envelope: FileSource,
  take: (
    opened: ReadableStream<Uint8Array>,
    explain: (cause: unknown) => NotOpenedError,
  ) => Promise<Taken>,
): Promise<{ taken: Taken; openedBy: Fingerprint }> {
  const recipients = await readRecipients(envelope)
  const source = watchSource(envelope, recipients.sealedAt)
  const gpg = spawn('gpg', ARGUMENTS, { stdio: ['pipe', 'pipe', 'ignore', 'pipe'] })
  const [stdin, stdout, , status] = gpg.stdio as unknown as [Writable, Readable, null, Readable]
  const verdict = createGpgVerdict(recipients.keys.length)
  const ended = Promise.all([endOf(gpg), verdict.listen(status, () => gpg.kill())])
  // It may end before it has read everything; why is what its verdict says.
  const fed = pipeline(Readable.from(piecesFor(recipients, source.stream)), stdin).catch(
    () => undefined,
  )
  let fault: unknown = null

  async function* opened(): AsyncGenerator<Uint8Array, void> {
    yield* stdout as AsyncIterable<Buffer>
    try {
      await ended
      await fed
      const unread = source.fault()
      if (unread) throw unread
      verdict.demandGood()
    } catch (error) {
      fault = error
      throw error
    }
  }

  try {
    const taken = await take(toStream(opened()), explainDamage)
    return { taken, openedBy: verdict.demandGood() }
  } catch (error) {
    throw fault ?? error
  } finally {
    gpg.kill()
    await ended.catch(() => undefined)
  }
}

/**
 * Only what a key opens goes in: were there a recipient who is a passphrase, GnuPG would ask the person for one that a stranger
 * has chosen.
 */
async function* piecesFor(
  { keys }: Recipients,
  sealed: ReadableStream<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  for (const { packet } of keys) yield packet
  yield* sealed as ReadableStream<Uint8Array> & AsyncIterable<Uint8Array>
}

function endOf(gpg: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    gpg.once('close', () => {
      resolve()
    })
    gpg.once('error', (cause) => {
      reject(
        new SigiloError('not_found', 'GnuPG (gpg) is not installed here', {
          cause,
          hint: 'install it, or give the secret key as a file: --key FILE',
        }),
      )
    })
  })
}
