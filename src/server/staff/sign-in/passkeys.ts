/**
 * Passkeys (WebAuthn): something that the person has, opened by finger, face or PIN, so two proofs in one. It answers to
 * our own address alone, so no page that imitates ours can use it; and no name is typed.
 */
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server'
import type { AccountStore, Session } from '../../../domain/account.js'
import { dayOf } from '../../../domain/day.js'
import { SigiloError } from '../../../domain/errors.js'
import type { Person } from '../../../domain/person.js'
import { createChallenges, type Challenges } from './challenges.js'
import { readAuthentication, readRegistration } from './read-passkey-response.js'

export interface Passkeys {
  offerAdding(person: Person, session: Session): Promise<PublicKeyCredentialCreationOptionsJSON>
  /** Throws `bad_key` when it does not hold, `exists` when it is known already. */
  add(person: Person, session: Session, response: unknown): Promise<void>
  offerSignIn(): Promise<PublicKeyCredentialRequestOptionsJSON>
  /** Who it is, or null. */
  signIn(response: unknown): Promise<Person | null>
  offerProof(person: Person, session: Session): Promise<PublicKeyCredentialRequestOptionsJSON>
  prove(person: Person, session: Session, response: unknown): Promise<boolean>
}

export interface PasskeyDeps {
  accounts: Pick<
    AccountStore,
    'find' | 'listPasskeys' | 'findPasskey' | 'addPasskey' | 'setPasskeyCounter'
  >
  /** Scheme, host and port by which staff reach the app; passkeys belong to its host name. */
  origin: () => string
  nowMs: () => number
}

/** EdDSA, ES256, RS256: what every browser and key of today can do. */
const ALGORITHMS = [-8, -7, -257]
const SIGN_IN = 'sign-in'

export function createPasskeys(deps: PasskeyDeps): Passkeys {
  const { accounts, origin, nowMs } = deps
  const challenges = createChallenges(nowMs)
  const host = (): string => new URL(origin()).hostname
  const judge = createJudge(deps, challenges, host)
  return {
    offerAdding: (person, session) =>
      generateRegistrationOptions({
        // What the phone shows: nothing of us.
        ...{ rpName: 'Contacto', rpID: host(), userName: person.name },
        userID: new Uint8Array(Buffer.from(person.id, 'hex')),
        challenge: challenges.make(`add:${session.idSha256}`),
        attestationType: 'none',
        excludeCredentials: accounts.listPasskeys(person.id).map(toDescriptor),
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        supportedAlgorithmIDs: ALGORITHMS,
      }),
    async add(person, session, response) {
      const given = readRegistration(response)
      const seen = createSeen(challenges, `add:${session.idSha256}`)
      const found = await judged(() =>
        verifyRegistrationResponse({
          response: given,
          expectedChallenge: seen.check,
          ...{ expectedOrigin: origin(), expectedRPID: host() },
          ...{ requireUserVerification: true, supportedAlgorithmIDs: ALGORITHMS },
        }),
      )
      if (!found?.verified || !seen.use()) {
        throw new SigiloError('bad_key', 'the passkey does not hold')
      }
      const { id, publicKey, counter } = found.registrationInfo.credential
      accounts.addPasskey(person.id, {
        ...{ credentialId: id, publicKey, counter, addedDay: dayOf(nowMs()) },
        transports: given.response.transports ?? [],
      })
    },
    offerSignIn: () =>
      generateAuthenticationOptions({
        rpID: host(),
        challenge: challenges.make(SIGN_IN),
        userVerification: 'required',
      }),
    signIn: (response) => judge(response, SIGN_IN),
    offerProof: (person, session) =>
      generateAuthenticationOptions({
        rpID: host(),
        challenge: challenges.make(`prove:${session.idSha256}`),
        userVerification: 'required',
        allowCredentials: accounts.listPasskeys(person.id).map(toDescriptor),
      }),
    prove: async (person, session, response) =>
      (await judge(response, `prove:${session.idSha256}`))?.id === person.id,
  }
}

/** Whose passkey has answered, or null when it does not hold. */
function createJudge(
  { accounts, origin }: PasskeyDeps,
  challenges: Challenges,
  host: () => string,
): (response: unknown, purpose: string) => Promise<Person | null> {
  return async (response, purpose) => {
    const given = readAuthentication(response)
    const known = accounts.findPasskey(given.id)
    if (!known) return null
    const { personId, passkey } = known
    const seen = createSeen(challenges, purpose)
    const found = await judged(() =>
      verifyAuthenticationResponse({
        response: given,
        expectedChallenge: seen.check,
        ...{ expectedOrigin: origin(), expectedRPID: host() },
        credential: {
          id: passkey.credentialId,
          publicKey: new Uint8Array(passkey.publicKey),
          counter: passkey.counter,
        },
        requireUserVerification: true,
      }),
    )
    const { userHandle } = given.response
    const isTheirs =
      userHandle === undefined || Buffer.from(userHandle, 'base64url').toString('hex') === personId
    if (!found?.verified || !isTheirs || !seen.use()) return null
    accounts.setPasskeyCounter(passkey.credentialId, found.authenticationInfo.newCounter)
    const person = accounts.find(personId)
    return person?.state === 'active' ? person : null
  }
}

/** The challenge that the answer names, kept for when all else was right. */
function createSeen(
  challenges: Challenges,
  purpose: string,
): { check: (challenge: string) => boolean; use: () => boolean } {
  let seen: string | null = null
  return {
    check(challenge) {
      seen = challenge
      return challenges.isOpen(challenge, purpose)
    },
    use: () => seen !== null && challenges.use(seen),
  }
}

/** The library throws for whatever does not hold, and its messages quote what it was given. */
async function judged<Result>(verify: () => Promise<Result>): Promise<Result | null> {
  try {
    return await verify()
  } catch {
    return null
  }
}

function toDescriptor({
  credentialId,
  transports,
}: {
  credentialId: string
  transports: string[]
}): {
  id: string
  transports: string[]
} {
  return { id: credentialId, transports }
}
