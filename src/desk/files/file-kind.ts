/**
 * What a file really is, by its content; its name and what tip.json says of it are never asked. The words are codes: each
 * language has its own for them.
 */

export const FILE_TYPES = [
  ...['jpeg', 'png', 'gif', 'webp', 'bmp'], // pictures that are shown, drawn anew from their pixels
  ...['heif', 'tiff'], // pictures that no browser draws for sure
  ...['pdf', 'office', 'opendocument', 'rtf', 'old_office'], // documents; not shown
  ...['audio', 'video'],
  'text', // UTF-8 without control characters, and nothing that a browser or a system would run
  'zip', // and other archives
  ...['html', 'svg', 'script', 'program', 'shortcut', 'macros'], // active: it does something when it is opened
  'empty',
  'unknown',
] as const
export type FileType = (typeof FILE_TYPES)[number]

export interface FileKind {
  type: FileType
  /** It can run, fetch or show what it likes when it is opened by a double click. */
  isActive: boolean
  /** The extension of its name says another type than its content. */
  isMisnamed: boolean
}
