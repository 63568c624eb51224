/** What is sealed must be just one content: OpenPGP.js takes apart whatever it is given, without a limit (`look-inside.ts`). */
import type { SessionKey } from 'openpgp'
import { NotOpenedError } from '../not-opened.js'
import { bytesInside, findTags, lookInside } from './look-inside.js'

const TAG_SEIPD = 18
/** A signature, the beginning of what is signed. */
export const TAGS_SIGNED = [2, 4]
/** `gpg --sign` with several keys. */
export const MAX_SIGNERS = 4

/** Compressed or literal. */
const CONTENT = /^(?:8|11)$/
const SIGNED_CONTENT = /^(?:8|(?:4 )*11(?: 2)*)$/

/** Whether it is sealed as a form does it: only there can be looked inside. */
export function isVersion1(tag: number, [version]: Uint8Array): boolean {
  return tag === TAG_SEIPD && version === 1
}

/**
 * @param body of a sealed packet of version 1, whole
 * @throws NotOpenedError `damaged`, also when the session key is not the right one; `other_message` when it is signed and may not be
 */
export async function demandOneContent(
  body: Uint8Array,
  { data }: SessionKey,
  maySign: boolean,
): Promise<void> {
  const inside = await lookInside(body, data)
  if (inside === null) throw new NotOpenedError('damaged')
  if (!maySign && TAGS_SIGNED.includes(inside.header.tag)) throw new NotOpenedError('other_message')
  const tags = await findTags(inside, bytesInside(body.length), maySign ? 2 * MAX_SIGNERS + 1 : 1)
  const form = maySign ? SIGNED_CONTENT : CONTENT
  if (tags === null || !form.test(tags.join(' '))) throw new NotOpenedError('damaged')
}
