/** How people of the staff sign in: what the store keeps of passphrases, codes, passkeys, links and sessions. */
import type { Day } from './day.js'
import type { Person, PersonId, Role, StaffLanguage } from './person.js'

export interface Secrets {
  /** `scrypt$N$r$p$salt$hash`, base64url. */
  passphraseHash: string
  /** 160 random bits in base32. */
  totpSecret: string
  /** The last 30-second step whose code was taken; a code counts once. */
  totpLastStep: number
}

export interface Passkey {
  /** base64url, as WebAuthn gives it. */
  credentialId: string
  publicKey: Uint8Array
  counter: number
  transports: string[]
  addedDay: Day
}

/** What is kept of a link: a thief of the database cannot use it. */
export interface Invitation {
  personId: PersonId
  expiresMs: number
  /** Made when the link is used; shown once, and taken over when a code of it was typed. */
  pending: Pick<Secrets, 'passphraseHash' | 'totpSecret'> | null
}

export interface Session {
  /** SHA-256 of the cookie, lower-case hexadecimal. */
  idSha256: string
  personId: PersonId
  startedMs: number
  seenMs: number
  /** When the person last proved who they are. */
  provedMs: number
}

export interface AccountStore {
  list(): Person[]
  find(id: PersonId): Person | null
  /** Without regard to case. */
  findByName(name: string): Person | null
  /** Makes the person and the link. Throws `exists` when the name is taken. */
  invite(name: string, role: Role, tokenSha256: string, expiresMs: number, today: Day): Person
  /** Takes passphrase, code, passkeys and sessions away, and gives a new link; also to a person who was disabled. */
  reset(id: PersonId, tokenSha256: string, expiresMs: number): void
  /** Ends sessions and links; may not come in until reset. */
  disable(id: PersonId): void
  setLanguage(id: PersonId, language: StaffLanguage): void
  findInvitation(tokenSha256: string): Invitation | null
  setPending(tokenSha256: string, pending: Invitation['pending']): void
  /** The pending secrets become those of the person, the link is gone, the person is active. */
  join(tokenSha256: string, totpLastStep: number): void
  findSecrets(id: PersonId): Secrets | null
  /** False when this step, or a later one, has been taken already. */
  takeStep(id: PersonId, step: number): boolean
  listPasskeys(id: PersonId): Passkey[]
  findPasskey(credentialId: string): { personId: PersonId; passkey: Passkey } | null
  addPasskey(id: PersonId, passkey: Passkey): void
  setPasskeyCounter(credentialId: string, counter: number): void
  removePasskey(id: PersonId, credentialId: string): void
  startSession(session: Session): void
  findSession(idSha256: string): Session | null
  touchSession(idSha256: string, seenMs: number): void
  listSessions(id: PersonId): Session[]
  endSession(id: PersonId, idSha256: string): void
  endSessionsOf(id: PersonId): void
  /** Forgets sessions not seen since, or started before, and links that have run out. */
  sweep(seenBeforeMs: number, startedBeforeMs: number, nowMs: number): void
  /** Costs a write to disk and leaves nothing: for a name that nobody has, where that of somebody would leave a record. */
  commitNothing(): void
  /** 32 random bytes made once: what the cookie of a browser that is known is signed with. */
  deviceSecret(): Uint8Array
}
