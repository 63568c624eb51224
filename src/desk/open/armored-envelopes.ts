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
  const bytes = await readBytes(text, 0, text.sizeBytes)
  const encoding = encodingOf(bytes)
  const blocks = findBlocks(bytes, encoding)
  return blocks.slice(0, MAX_BLOCKS).map(({ start, end }, i) => {
    const envelope = dearmor(bytes.subarray(start, end), encoding)
    if (envelope === null) return null
    const name = blocks.length > 1 ? `${text.name} (${String(i + 1)})` : text.name
    return armoredSource(text, { start, end, encoding }, name, envelope.length)
  })
}

/** Windows once wrote UTF-16; the mark at its beginning says so. */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes)
}

type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be'

function encodingOf([first, second]: Uint8Array): Encoding {
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8'
}

/** Where an armor stands in its file, in bytes: it alone is read again, and not the whole text for each. */
interface Block {
  start: number
  end: number
}

/** Each up to where the next one begins. */
function findBlocks(bytes: Uint8Array, encoding: Encoding): Block[] {
  // Of these, one unit of the decoded text is always so many bytes, whatever they say; and UTF-16 has its mark before.
  const [sized, unitBytes, markBytes] =
    encoding === 'utf-8' ? (['latin1', 1, 0] as const) : ([encoding, 2, 2] as const)
  const text = new TextDecoder(sized).decode(bytes)
  const starts: number[] = []
  for (let at = text.indexOf(BEGIN); at !== -1; at = text.indexOf(BEGIN, at + BEGIN.length)) {
    starts.push(markBytes + at * unitBytes)
  }
  return starts.map((start, i) => ({ start, end: starts[i + 1] ?? bytes.length }))
}

function dearmor(block: Uint8Array, encoding: Encoding): Uint8Array<ArrayBuffer> | null {
  return dearmorEnvelope(new TextDecoder(encoding).decode(block))
}

function armoredSource(
  text: FileSource,
  { start, end, encoding }: Block & { encoding: Encoding },
  name: string,
  sizeBytes: number,
): FileSource {
  async function* read(from: number, to: number): AsyncGenerator<Uint8Array, void> {
    const envelope = dearmor(await readBytes(text, start, end), encoding)
    if (envelope?.length !== sizeBytes) throw new NotOpenedError('unreadable')
    yield* readPieces(heldSource(name, envelope), from, to)
  }
  return { name, sizeBytes, read: (from, to) => toStream(read(from, to)) }
}
