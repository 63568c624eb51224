/**
 * What the end of a name says. A name may say anything, so nothing here decides what a file is; it tells whether the name
 * agrees, and which ends open in a viewer and never run.
 */
import type { FileType } from './file-kind.js'

const AUDIO_OR_VIDEO: FileType[] = ['audio', 'video']

/** Those that a double click opens in a viewer: the ends that the form gives (`src/domain/tip-file.ts`). */
const VIEWED: [extensions: string, types: FileType[]][] = [
  ['jpg jpeg', ['jpeg']],
  ['png', ['png']],
  ['gif', ['gif']],
  ['webp', ['webp']],
  ['bmp', ['bmp']],
  ['heic heif avif', ['heif']],
  ['tif tiff', ['tiff']],
  ['pdf', ['pdf']],
  ['docx xlsx pptx', ['office']],
  // Word has always called its RTF so as well.
  ['doc', ['old_office', 'rtf']],
  ['xls ppt', ['old_office']],
  ['odt ods odp', ['opendocument']],
  ['rtf', ['rtf']],
  ['txt csv', ['text']],
  // Phones call a voice note `.mp4` or `.3gp`, and what is inside is found out only by most of it.
  ['mp3 m4a aac oga ogg opus amr wav flac', AUDIO_OR_VIDEO],
  ['3gp mp4 mov m4v webm mkv avi', AUDIO_OR_VIDEO],
]

const OTHERS: [extensions: string, types: FileType[]][] = [
  ['md log json xml tsv tab vcf ics srt vtt eml ini cfg yaml yml gpx kml', ['text']],
  ['docm dotm xlsm xltm xlam pptm potm ppam ppsm', ['macros']],
  ['dotx xltx ppsx potx', ['office']],
  ['dot xlt pps pot mdb msg vsd', ['old_office']],
  ['otg odg ott ots otp', ['opendocument']],
  ['wma wmv asf flv mpg mpeg mid aif aiff', AUDIO_OR_VIDEO],
  ['zip 7z rar gz tgz xz bz2 zst tar cab iso img dmg vhd vhdx', ['zip']],
  ['svg', ['svg']],
  ['htm html xhtml xht shtml mht mhtml', ['html']],
  ['exe com scr pif dll sys cpl ocx msi msp apk jar class dex deb rpm wasm', ['program']],
  ['lnk url desktop webloc scf library-ms search-ms searchconnector-ms', ['shortcut']],
  ['js jse mjs cjs vbs vbe wsf wsh wsc sct hta ps1 psm1 bat cmd reg inf', ['script']],
  ['sh bash zsh command csh py pyw pl rb php lua tcl ahk scpt jnlp msc ps', ['script']],
]

const toEntries = (table: typeof VIEWED): [string, FileType[]][] =>
  table.flatMap(([extensions, types]) =>
    extensions.split(' ').map((extension): [string, FileType[]] => [extension, types]),
  )

const VIEWED_TYPES = new Map(toEntries(VIEWED))
const TYPES = new Map([...VIEWED_TYPES, ...toEntries(OTHERS)])

/** In lower case, without the dot; '' when there is none. Windows drops dots and blanks at the end of a name, and so does this. */
export function extensionOf(name: string): string {
  // Long enough for every end that is known; a name may be as long as it likes.
  const end = name.slice(-100).replaceAll(/\p{Cf}/gu, '')
  let length = end.length
  while (length > 0 && /[.\s]/.test(end.charAt(length - 1))) length--
  const dot = end.lastIndexOf('.', length - 1)
  return dot === -1 ? '' : end.slice(dot + 1, length).toLowerCase()
}

/** What a file with this extension would be; empty where the extension says nothing. */
export function typesSaidBy(extension: string): readonly FileType[] {
  return TYPES.get(extension) ?? []
}

/** Whether a double click opens it in a viewer. */
export function opensInViewer(extension: string): boolean {
  return VIEWED_TYPES.has(extension)
}
