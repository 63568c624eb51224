/** What a file of a drop is, by its content first: people rename files, and a source's own copy of an envelope is `copia.bin`. */
import { beginsWithArmor, decodeText, holdsArmor } from '../open/armored-envelopes.js'
import { findPacketHeader } from '../open/packet-header.js'
import { looksLikeMessage } from '../open/read-recipients.js'
import { isZeroBlock, readTarHeader } from './tar-header.js'

export type FileClass =
  | 'envelope'
  | 'armored' // a text with envelopes in it
  | 'tar'
  | 'zip' // any archive that the desk does not unpack
  | 'secret_key'
  | 'public_key'
  | 'case'
  | 'companion' // by its name: what travels with a download
  | 'litter' // what systems leave on sticks
  | 'unknown'

/** A mail has its text, and armor in it, behind long headers. */
export const HEAD_BYTES = 16_384

const COMPANIONS = [
  'SHA256SUMS',
  'lists.json',
  'envelopes.json',
  'questionnaire.json',
  'keyring.json',
] as const
export type Companion = (typeof COMPANIONS)[number]

/** Of programs that seal. */
export const ENVELOPE_NAME = /\.(?:pgp|gpg|asc)$/i
/** What systems leave on sticks, unless its content says otherwise: who made a download chose the names in it. */
const LITTER = /^(?:\._.*|\.DS_Store|Thumbs\.db|desktop\.ini)$/

/** Zip, an empty zip, gzip, bzip2, xz, 7z, rar, zstd. */
const ARCHIVES = [
  [0x50, 0x4b, 3, 4],
  [0x50, 0x4b, 5, 6],
  [0x1f, 0x8b],
  [0x42, 0x5a, 0x68],
  [0xfd, 0x37, 0x7a, 0x58, 0x5a],
  [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c],
  [0x52, 0x61, 0x72, 0x21, 0x1a],
  [0x28, 0xb5, 0x2f, 0xfd],
]

const TAG_SECRET_KEY = 5
const TAG_PUBLIC_KEY = 6

/** The name that a file had before a browser told it from one of the same name: `lists (1).json`. */
export function nameBefore(name: string): string {
  return name.replace(/ \(\d{1,3}\)(?=\.|$)/, '')
}

export function findCompanion(name: string): Companion | null {
  return COMPANIONS.find((each) => each === nameBefore(name)) ?? null
}

/** Whether its name is one that is passed over in silence. */
export function isLitterName(name: string): boolean {
  return LITTER.test(name)
}

/** What its name alone says for sure; null: its content must say it. */
export function classifyName(name: string): FileClass | null {
  if (isLitterName(name)) return null
  if (findCompanion(name) !== null) return 'companion'
  if (/\.case\.pgp$/i.test(nameBefore(name))) return 'case'
  return null
}

/** @param head its first bytes, as many as `HEAD_BYTES` if it has them */
export function classifyContent(name: string, head: Uint8Array): FileClass {
  if (isLitterName(name) && !beginsAsMessage(head)) return 'litter'
  if (/\.tar$/i.test(name) || isTar(head)) return 'tar'
  if (ARCHIVES.some((magic) => magic.every((byte, i) => head[i] === byte))) return 'zip'
  if (looksLikeMessage(head)) {
    const tag = findPacketHeader(head)?.tag
    if (tag === TAG_SECRET_KEY) return 'secret_key'
    return tag === TAG_PUBLIC_KEY ? 'public_key' : 'envelope'
  }
  const text = decodeText(head)
  if (text.includes('-----BEGIN PGP PRIVATE KEY BLOCK-----')) return 'secret_key'
  if (holdsArmor(text)) return 'armored'
  if (text.includes('-----BEGIN PGP PUBLIC KEY BLOCK-----')) return 'public_key'
  return ENVELOPE_NAME.test(name) ? 'envelope' : 'unknown'
}

function beginsAsMessage(head: Uint8Array): boolean {
  return looksLikeMessage(head) || beginsWithArmor(decodeText(head))
}

function isTar(head: Uint8Array): boolean {
  const block = head.subarray(0, 512)
  return block.length === 512 && !isZeroBlock(block) && readTarHeader(block) !== null
}
