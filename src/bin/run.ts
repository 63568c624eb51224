/** How every start begins and ends: one sentence for a person, one exit status, and nothing of what went wrong inside. */
import { INTERNAL_MESSAGE, SigiloError, classOfError, type ErrorCode } from '../domain/errors.js'

/** Exit statuses, after sysexits.h where it has one. */
const EXIT_STATUS: Partial<Record<ErrorCode, number>> = {
  invalid: 64,
  not_opened: 65,
  not_an_envelope: 65,
  keys_changed: 65,
  bad_key: 65,
  not_found: 66,
  exists: 73,
  no_room: 74,
  configuration: 78,
}
const OTHER_EXIT_STATUS = 70

export async function run(start: () => Promise<void>): Promise<void> {
  // Node would print the message and the stack of what nobody caught; both may quote what they were given.
  process.on('uncaughtException', (thrown) => process.exit(complain(thrown)))
  try {
    await start()
  } catch (thrown) {
    process.exitCode = complain(thrown)
  }
}

/** Tells a person, and returns the exit status that goes with it. */
export function complain(thrown: unknown): number {
  const error = thrown instanceof SigiloError ? thrown : null
  const message = error?.message ?? `${INTERNAL_MESSAGE} (${classOfError(thrown)})`
  for (const line of message.split('\n')) {
    process.stderr.write(`sigilo: error: ${line}\n`)
  }
  if (error?.hint) process.stderr.write(`sigilo: hint: ${error.hint}\n`)
  return error ? (EXIT_STATUS[error.code] ?? 1) : OTHER_EXIT_STATUS
}

/** A line for the operator; in the style of the errors. */
export function report(line: string): void {
  process.stderr.write(`sigilo: ${line}\n`)
}
