/** What every verb of the desk may be told about the files that it is given. */
import type { ParseArgsConfig } from 'node:util'
import { SigiloError } from '../../domain/errors.js'
import { DESK_LANGUAGES, type DeskLanguage } from '../../desk/texts.js'

export const DROP_OPTIONS = {
  key: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string' },
  gnupg: { type: 'boolean' },
  case: { type: 'string' },
  anchor: { type: 'string' },
  questionnaire: { type: 'string' },
  language: { type: 'string' },
} as const satisfies ParseArgsConfig['options']

export interface DropOptions {
  key?: string[]
  'passphrase-file'?: string
  gnupg?: boolean
  case?: string
  anchor?: string
  questionnaire?: string
  language?: string
}

/** Throws `invalid` unless there are files, and either keys or GnuPG. */
export function demandDrop(files: readonly string[], values: DropOptions, usage: string): void {
  const hasKeys = values.key !== undefined
  if (files.length > 0 && hasKeys !== (values.gnupg === true)) return
  throw new SigiloError('invalid', 'which envelopes, and either which key or --gnupg', {
    hint: usage,
  })
}

export function readDeskLanguage(text = 'en'): DeskLanguage {
  const language = DESK_LANGUAGES.find((one) => one === text)
  if (language) return language
  throw new SigiloError('invalid', `the desk speaks ${DESK_LANGUAGES.join(', ')}`)
}
