/**
 * How a file of a tip may be shown: as a picture that is drawn anew from its pixels, as plain text, or not at all, and then
 * why; the texts of the desk have a sentence for each reason (`notShown`).
 */
import type { FileType } from './file-kind.js'

export const NOT_SHOWN_REASONS = [
  ...['active', 'document', 'media', 'other_picture', 'archive', 'unknown', 'empty'],
  // Found out when it is about to be drawn: `mayBeDrawn` says no, or the browser cannot.
  ...['too_large', 'damaged'],
] as const
export type NotShownReason = (typeof NOT_SHOWN_REASONS)[number]

/** By the content alone: pixels and plain text do nothing, whatever else their file may be under another name. */
export const FILE_SHOWINGS: Readonly<Record<FileType, 'pixels' | 'text' | NotShownReason>> = {
  ...{ jpeg: 'pixels', png: 'pixels', gif: 'pixels', webp: 'pixels', bmp: 'pixels' },
  ...{ heif: 'other_picture', tiff: 'other_picture' },
  ...{ pdf: 'document', office: 'document', opendocument: 'document' },
  ...{ rtf: 'document', old_office: 'document' },
  ...{ audio: 'media', video: 'media' },
  text: 'text',
  zip: 'archive',
  ...{ html: 'active', svg: 'active', script: 'active', program: 'active' },
  ...{ shortcut: 'active', macros: 'active' },
  empty: 'empty',
  unknown: 'unknown',
}
