/** Names of comments such as ARTIST or LOCATION, as Ogg, Matroska and FLAC use them. */
import type { Trace } from '../cleaned.js'

const NAMES: [RegExp, Trace][] = [
  [/^(LOCATION|GEO|GPS|PLACE|CITY|COUNTRY|VENUE|RECORDING_LOCATION)/, 'place'],
  [/^(DATE|YEAR|CREATION|ORIGINALDATE|TIME)/, 'time'],
  [/^(ENCODE|ENCODING|SOFTWARE|DEVICE|MAKE|MODEL|HANDLER|COM\.ANDROID)/, 'device'],
  [/^(ARTIST|ALBUMARTIST|PERFORMER|AUTHOR|COMPOSER|COPYRIGHT|LICENSE|ORGANI|CONTACT)/, 'author'],
  [/^(TITLE|ALBUM|DESCRIPTION|SUBJECT|GENRE|KEYWORDS)/, 'title'],
  [/^(COMMENT|SUMMARY|SYNOPSIS|LYRICS)/, 'comment'],
  [/^(METADATA_BLOCK_PICTURE|COVERART)/, 'thumbnail'],
]

/** Null for a name that is none of these. */
export function traceOfComment(name: string): Trace | null {
  const upperCase = name.toUpperCase()
  return NAMES.find(([pattern]) => pattern.test(upperCase))?.[1] ?? null
}
