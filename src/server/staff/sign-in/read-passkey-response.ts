/** What a browser sends of a passkey, as text from a form. Untrusted until here; the library judges what it means. */
import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'
import { SigiloError } from '../../../domain/errors.js'

const text = z
  .string()
  .max(8192)
  .regex(/^[\w-]*$/)
const common = { id: text, rawId: text, type: z.literal('public-key') }

const registrationSchema = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: text,
      attestationObject: text,
      transports: z
        .array(z.string().regex(/^[a-z-]{1,20}$/))
        .max(10)
        .default([]),
    }),
  })
  .transform((each) => ({ ...each, clientExtensionResults: {} }))

const authenticationSchema = z
  .object({
    ...common,
    response: z.object({
      clientDataJSON: text,
      authenticatorData: text,
      signature: text,
      userHandle: text.nullish().transform((handle) => handle ?? undefined),
    }),
  })
  .transform(({ response: { userHandle, ...response }, ...each }) => ({
    ...each,
    response: { ...response, ...(userHandle !== undefined && { userHandle }) },
    clientExtensionResults: {},
  }))

/** Throws `invalid`. */
export function readRegistration(value: unknown): RegistrationResponseJSON {
  return read(registrationSchema, value)
}

/** Throws `invalid`. */
export function readAuthentication(value: unknown): AuthenticationResponseJSON {
  return read(authenticationSchema, value)
}

function read<Output>(schema: z.ZodType<Output>, value: unknown): Output {
  let parsed: unknown = null
  try {
    if (typeof value === 'string') parsed = JSON.parse(value)
  } catch {
    // Node's message quotes what was sent; it is told below without it.
  }
  const result = schema.safeParse(parsed)
  if (!result.success) throw new SigiloError('invalid', 'this is not what a passkey sends')
  return result.data
}
