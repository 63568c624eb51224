/** Reads what a form posted, up to a size, by the parser that Node has for `fetch`; nothing of it touches the disk. */
import type { Request } from 'express'
import { SigiloError } from '../../domain/errors.js'
import { createByteSink } from '../http/byte-sink.js'
import { receiveBody } from '../http/receive-body.js'

export const MAX_FORM_BYTES = 65_536

/** What a form of HTML can send; what another page could send without asking is kept out by `guard-requests.ts`. */
const FORM_TYPES = /^(application\/x-www-form-urlencoded|multipart\/form-data)\s*(;|$)/i

/** Throws `unsupported`, `too_large` or `invalid`. */
export async function readForm(request: Request, maxBytes: number): Promise<FormData> {
  const type = request.headers['content-type'] ?? ''
  if (!FORM_TYPES.test(type)) throw new SigiloError('unsupported', 'this is not what a form sends')
  const lengthBytes = Number(request.headers['content-length'])
  if (!Number.isSafeInteger(lengthBytes)) throw new SigiloError('invalid', 'the length is missing')
  if (lengthBytes > maxBytes) throw new SigiloError('too_large', 'that is more than fits here')
  const sink = createByteSink(lengthBytes, () => undefined)
  if (lengthBytes > 0) {
    await receiveBody(request, lengthBytes, (piece) => {
      sink.push(piece)
    })
  }
  try {
    return await new Response(new Uint8Array(sink.join()), {
      headers: { 'Content-Type': type },
    }).formData()
  } catch (cause) {
    throw new SigiloError('invalid', 'the form did not arrive whole', { cause })
  }
}
