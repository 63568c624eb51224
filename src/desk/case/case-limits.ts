/** How large a case may be. A desk writes nothing that a desk does not read. */

/** 20 MiB: a hundred thousand changes, or a thousand notes of the longest kind; a page reads it in a second. */
export const MAX_CASE_BYTES = 20_971_520
export const MAX_CHANGES = 200_000
/** As many as an answer of a source may have. */
export const MAX_NOTE_CHARACTERS = 10_000
/** The largest case, its signature and the padding, which adds 12 % at most. */
export const MAX_CASE_ARCHIVE_BYTES = 25_165_824
