/** `sigilo keys history`: what the anchor signed, an entry a line. */
import type { KeyringEntry } from '../domain/keyring.js'

export function showHistory(entries: readonly KeyringEntry[], say: (line: string) => void): void {
  for (const { number, day, action, fingerprint } of entries) {
    say(`${String(number).padStart(3)}  ${day}  ${action.padEnd(8)}  ${fingerprint}`)
  }
}
