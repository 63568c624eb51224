/**
 * What the page says about files, in every language: it comes with the third script, so that who sends none does not wait
 * for it.
 */
import en from '../../../views/locales/en.json' with { type: 'json' }
import es from '../../../views/locales/es.json' with { type: 'json' }
import fr from '../../../views/locales/fr.json' with { type: 'json' }
import pt from '../../../views/locales/pt.json' with { type: 'json' }
import type { Language } from '../../domain/language.js'
import type { Trace } from '../../domain/tip-file.js'

type FileText =
  | 'removed'
  | 'nothing'
  | 'partly'
  | 'notCleaned'
  | 'unchanged'
  | 'remove'
  | 'removeName'
  | 'total'
  | 'estimate'
  | 'originals'
  | 'originalsTooLarge'
  | 'tooMany'
  | 'tooLarge'
  | 'empty'
  | 'folder'
  | 'changed'
  | 'sendingLarge'
  | 'progress'
  | 'cancel'
  | 'sent'
  | 'left'

export type FileTexts = Record<FileText, string> & { traces: Record<Trace, string> }

export const FILE_TEXTS: Record<Language, FileTexts> = {
  es: es.files,
  en: en.files,
  pt: pt.files,
  fr: fr.files,
}
