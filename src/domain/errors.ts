/**
 * The one error type of the house. The message is one plain sentence that is safe to show to anybody: it never
 * carries what a person wrote, a name, an address or a path on the source's side. What went wrong underneath
 * travels in `cause` and is shown to nobody but a developer.
 */
export type ErrorCode =
  | 'invalid' // the request or the command is not well formed
  | 'not_an_envelope' // the gate refused the bytes
  | 'keys_changed' // an envelope, but not for the keys in force
  | 'too_large'
  | 'too_slow'
  | 'unsupported' // media type
  | 'wrong_protocol' // another version of tus
  | 'not_found'
  | 'method_not_allowed'
  | 'exists' // would overwrite something
  | 'flooded' // try again in a moment
  | 'closed' // no usable key
  | 'no_room' // the disk is nearly full
  | 'bad_key' // a key, keyring or passphrase that cannot be used
  | 'file_changed' // a file that a person chose is gone, or is no longer the same
  | 'wrong_offset' // an upload does not go on where it stopped
  | 'not_opened' // an envelope that does not open, or does not hold a tip
  | 'signed_out' // nobody is signed in, or no longer
  | 'link_over' // a link for coming in that was used, or whose day is over
  | 'prove_again' // the person must prove once more who they are
  | 'forbidden' // a role may not do this, or the request did not come from our own page
  | 'wrong_host' // asked by a name that is not the staff app's
  | 'changed_meanwhile' // somebody else was faster
  | 'held' // what is held is not deleted
  | 'configuration'
  | 'internal'

export class SigiloError extends Error {
  readonly code: ErrorCode
  /** What the person can do next, one sentence; null when there is nothing to add. */
  readonly hint: string | null

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; hint?: string } = {}) {
    super(message, 'cause' in options ? { cause: options.cause } : {})
    this.name = 'SigiloError'
    this.code = code
    this.hint = options.hint ?? null
  }
}

export const INTERNAL_MESSAGE = 'something went wrong on our side'

/** Tells the operator what broke by its class and code alone: messages of libraries quote what they were given. */
export function classOfError(thrown: unknown): string {
  // By its parts: an error of a native library need not be an `Error` of the world that asks.
  const { name, code } = Object(thrown) as { name?: unknown; code?: unknown }
  if (typeof name !== 'string' || !/^\w{1,40}$/.test(name)) return typeof thrown
  return typeof code === 'string' ? `${name} ${code}` : name
}
