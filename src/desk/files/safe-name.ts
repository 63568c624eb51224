/**
 * The name under which a file of a tip is saved: a double click on it opens a viewer or nothing, never a program, a page or a
 * script. The name in the archive was written by whoever sealed it, and is kept only where it is harmless and the content
 * agrees with it; else `.bin` stands behind it, which no system opens by itself.
 */
import { FILE_NAME } from '../../domain/tip-file.js'
import type { OpenedFile } from '../opened-tip.js'
import { extensionOf, opensInViewer, typesSaidBy } from './extensions.js'
import type { FileKind, FileType } from './file-kind.js'

const MAX_NAME_CHARACTERS = 68
/** Devices of Windows, under whatever extension: a file of that name cannot be written, or is not one. */
const DEVICE = /^(con|prn|aux|nul|clock\$|com\d|lpt\d)(\.|$)/
/** Viewers look at the content of these and never at the name, and none of them is a document that could act. */
const ALIKE: readonly FileType[] = [
  ...(['jpeg', 'png', 'gif', 'webp', 'bmp', 'heif', 'tiff', 'audio', 'video'] as const),
  'empty',
]

export function safeFileName({ name, kind }: Pick<OpenedFile, 'name' | 'kind'>): string {
  const plain = FILE_NAME.test(name) ? name : plainNameOf(name)
  const extension = extensionOf(plain)
  if (extension === 'bin') return plain
  return opensInViewer(extension) && isWhatItSays(extension, kind) ? plain : `${plain}.bin`
}

function isWhatItSays(extension: string, { type, isActive }: FileKind): boolean {
  if (isActive || type === 'unknown') return false
  const said = typesSaidBy(extension)
  if (type === 'empty' || said.includes(type)) return true
  return ALIKE.includes(type) && said.every((other) => ALIKE.includes(other))
}

/** No archive that was read has such a name, but nothing is written under a name that was not looked at. */
function plainNameOf(name: string): string {
  const plain = name
    .slice(-MAX_NAME_CHARACTERS)
    .toLowerCase()
    .replaceAll(/[^a-z0-9.-]/g, '-')
    .replaceAll(/^[.-]+|[.-]+$/g, '')
  return plain === '' || DEVICE.test(plain) ? `file-${plain || 'x'}` : plain
}
