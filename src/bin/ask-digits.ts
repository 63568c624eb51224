/** Wants the last eight digits of a fingerprint typed back, so that no key is changed that was not looked at. */
import { createInterface } from 'node:readline/promises'
import { SigiloError } from '../domain/errors.js'
import type { Fingerprint } from '../domain/keyring.js'

/** @param given what a script gave as an option; null asks on the terminal */
export async function confirmDigits(fingerprint: Fingerprint, given: string | null): Promise<void> {
  const typed = given ?? (await ask())
  if (typed.replaceAll(' ', '').toUpperCase() === fingerprint.slice(-8)) return
  throw new SigiloError(
    'invalid',
    'these are not the last eight digits of the fingerprint; nothing was changed',
  )
}

async function ask(): Promise<string> {
  if (!process.stdin.isTTY) {
    throw new SigiloError('invalid', 'there is no terminal to ask; nothing was changed', {
      hint: 'give the last eight digits of the fingerprint with --confirm DIGITS',
    })
  }
  const terminal = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await terminal.question('Type the last eight digits of the fingerprint to go on: ')
  } catch (cause) {
    // Ctrl-C, or the end of the input.
    throw new SigiloError('invalid', 'given up; nothing was changed', { cause })
  } finally {
    terminal.close()
  }
}
