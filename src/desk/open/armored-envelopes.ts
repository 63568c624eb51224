/**
 * Envelopes that came as text: the form gives them out so where a line lets nothing through, and people pass them on by
 * messenger or mail, several in one text. Nothing is held: what is needed again is read and taken out of its armor again.
 */
import { dearmorEnvelope } from '../../openpgp/armor.js'
import type { FileSource } from '../batch/file-source.js'
import { heldSource, readBytes, readPieces } from '../batch/read-bytes.js'
import { toStream } from '../batch/to-stream.js'
import { NotOpenedError } from '../not-opened.js'

const BEGIN = '-----BEGIN PGP MESSAGE-----'
/** The form gives out text of up to 90 kB; more than this, nobody copies. */
export const MAX_ARMORED_BYTES = 4_194_304
/** In one text; each has at least 4 KiB. */
const MAX_BLOCKS = 1000

export function holdsArmor(text: string): boolean {
  return text.includes(BEGIN)
}

export function beginsWithArmor(text: string): boolean {
  return text.trimStart().startsWith(BEGIN)
}

/**
 * Those in a text, in their order; null stands for one that is damaged. None where it is no text, or holds none.
 * Throws NotOpenedError `unreadable`.
 */
export async function findArmoredEnvelopes(text: FileSource): Promise<(FileSource | null)[]> {
  if (text.sizeBytes === 0 || text.sizeBytes > MAX_ARMORED_BYTES) return []
  const blocks = await readBlocks(text)
  return blocks.slice(0, MAX_BLOCKS).map((block, i) => {
    const envelope = dearmorEnvelope(block)
    if (envelope === null) return null
    const name = blocks.length > 1 ? `${text.name} (${String(i + 1)})` : text.name
    return armoredSource(text, i, name, envelope.length)
  })
}

/** Windows once wrote UTF-16; the mark at its beginning says so. */
export function decodeText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (first === 0xfe && second === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  return new TextDecoder().decode(bytes)
}

async function readBlocks(text: FileSource): Promise<string[]> {
  const [, ...blocks] = decodeText(await readBytes(text, 0, text.sizeBytes)).split(BEGIN)
  return blocks.map((block) => BEGIN + block)
}

function armoredSource(
  text: FileSource,
  index: number,
  name: string,
  sizeBytes: number,
): FileSource {
  async function* read(start: number, end: number): AsyncGenerator<Uint8Array, void> {
    const envelope = dearmorEnvelope((await readBlocks(text))[index] ?? '')
    if (envelope?.length !== sizeBytes) throw new NotOpenedError('unreadable')
    yield* readPieces(heldSource(name, envelope), start, end)
  }
  return { name, sizeBytes, read: (start, end) => toStream(read(start, end)) }
}
