/** What the server writes into the page for this script, as one attribute: there is no request of its own for it. */
import type { Fingerprint } from '../../domain/keyring.js'
import type { Language } from '../../domain/language.js'
import type { Questionnaire } from '../../domain/questionnaire.js'

export type FormText =
  | 'cannotSeal'
  | 'blockedKeys'
  | 'blockedClosed'
  | 'optional'
  | 'choose'
  | 'send'
  | 'preparing'
  | 'sealing'
  | 'sending'
  | 'lineLost'
  | 'waiting'
  | 'retry'
  | 'languageLosesText'
  | 'required'
  | 'tooLong'
  | 'notAYear'
  | 'failedOffline'
  | 'failedLine'
  | 'failedTimeout'
  | 'failedRefused'
  | 'failedServer'
  | 'failedClosed'
  | 'failedKeys'
  | 'failedSealing'
  | 'failedFile'
  | 'failedNoRoom'
  | 'failedStopped'
  | 'failedReceipt'
  | 'doneHeading'
  | 'receipt'
  | 'receiptUse'
  | 'nextTitle'
  | 'nextOpened'
  | 'nextContact'
  | 'sharedTitle'
  | 'sharedClose'
  | 'sharedHistory'
  | 'sharedCopies'
  | 'another'
  | 'keepTitle'
  | 'keepWhat'
  | 'keepTrace'
  | 'keepFile'
  | 'keepText'

export type PickerText = 'title' | 'hint' | 'choose' | 'camera' | 'looking' | 'unavailable'

export interface PageForm {
  language: Language
  /** The fingerprint of the key that signs the keyring; nothing is sealed to keys that it did not sign. */
  anchor: Fingerprint
  exitAddress: string
  /** How the organisation can be reached, in a sentence. */
  contact: string
  questionnaire: Questionnaire<string>
  texts: Record<FormText, string>
  picker: Record<PickerText, string>
  /** Of the padded archive. */
  maxTipBytes: number
}
