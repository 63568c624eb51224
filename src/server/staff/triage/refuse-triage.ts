/** A triage file that cannot be used: the page to choose another one, with the reason, in place of a bare error. */
import { SigiloError, type ErrorCode } from '../../../domain/errors.js'
import { HTTP_STATUS } from '../../http/error-status.js'
import { textOf, type TextsByLanguage } from '../texts.js'
import type { Handle, Show } from '../visit.js'

export interface RefuseTriageDeps {
  texts: TextsByLanguage
  show: Show
}

const CODES: readonly ErrorCode[] = ['invalid', 'bad_key', 'exists']

export function orRefuse({ texts, show }: RefuseTriageDeps, handle: Handle): Handle {
  return async (visit) => {
    try {
      await handle(visit)
    } catch (error) {
      if (!(error instanceof SigiloError) || !CODES.includes(error.code)) throw error
      const notice = textOf(texts.get(visit.language), `triage.refused.${error.code}`)
      // Ours, in plain English, and nothing that stands in the file; it helps who asks an admin.
      const view = { notice, detail: visit.language === 'en' ? error.message : null }
      show(visit, 'triage', view, { status: HTTP_STATUS[error.code] ?? 400 })
    }
  }
}
