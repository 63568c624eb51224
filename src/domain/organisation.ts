/** Who runs this intake: name, contact and texts are configuration, so that another organisation can. */
import { z } from 'zod'
import { SigiloError } from './errors.js'
import type { Localised } from './language.js'

const textSchema = z.string().trim().min(1).max(1000)

const organisationSchema = z.strictObject({
  name: z.string().trim().min(1).max(80),
  /** Shown as plain text, never as a link. */
  contact: z.string().trim().min(1).max(200),
  /** For security.txt: where faults of the site are told. */
  securityContact: z.url({ protocol: /^(mailto|https)$/ }).optional(),
  /** Where the button "leave" goes: a page that anybody might have open. */
  exitAddress: z.url({ protocol: /^https$/ }),
  about: z.strictObject({ es: textSchema, en: textSchema, pt: textSchema, fr: textSchema }),
})

export interface Organisation {
  name: string
  contact: string
  securityContact?: string | undefined
  exitAddress: string
  about: Localised
}

/** Throws `configuration`, naming the first fault, when the value does not describe an organisation. */
export function readOrganisation(untrusted: unknown): Organisation {
  const result = organisationSchema.safeParse(untrusted)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  throw new SigiloError(
    'configuration',
    `the description of the organisation does not hold: ${issue?.message ?? 'unknown fault'} (at ${issue?.path.join('.') ?? ''})`,
  )
}
