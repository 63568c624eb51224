/** Limits that more than one folder must agree on. Each with its reason. */

/** The smallest archive (size class) that is ever sealed; so no honest envelope carries less. DESIGN 5. */
export const MIN_ARCHIVE_BYTES = 4096

/** Default of SIGILO_MAX_TIP_BYTES: 50 MiB of sealed tip. */
export const DEFAULT_MAX_TIP_BYTES = 52_428_800

/**
 * What is sent in one request and held whole until it is there. The longest text tip is sealed into 64 KiB; a tip with
 * files of that size goes the same way, so that the way does not tell them apart.
 */
export const SMALL_ENVELOPE_BYTES = 262_144

/** A store row holds at most this much ciphertext, so that no single value grows with a tip. */
export const CHUNK_BYTES = 262_144

/** A public key file larger than this is not a key but a flood of signatures (730 KB cost 1.5 s to read). */
export const MAX_KEY_BYTES = 65_536

/** How long a page that was opened before a change of keys may still send. DESIGN 6. */
export const DEFAULT_KEY_GRACE_DAYS = 7

/** No honest keyring has more changes; a longer one would only keep a phone busy. */
export const MAX_KEYRING_ENTRIES = 500

/** More staff keys than this make every envelope heavy and every page slow. */
export const MAX_ACTIVE_KEYS = 16

/** Files of one tip: their numbers have two digits. */
export const MAX_TIP_FILES = 99

/** Entries of an archive: each file and its original, two texts, two directories, and room. */
export const MAX_ARCHIVE_ENTRIES = 2 * MAX_TIP_FILES + 10

/** The texts of a tip are far shorter; a desk holds no more of one in memory. */
export const MAX_TIP_TEXT_BYTES = 1_048_576
