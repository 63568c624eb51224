/** A passkey as a phone holds it, for ES256 and without attestation: makes what a browser would send. */
import { createHash, generateKeyPairSync, randomBytes, sign, type JsonWebKey } from 'node:crypto'

const USER_PRESENT = 0x01
const USER_VERIFIED = 0x04
const HAS_CREDENTIAL = 0x40

export interface Authenticator {
  id: string
  counter: number
  /** @param isVerified whether finger, face or PIN was asked for */
  create(
    options: { challenge: string; user: { id: string } },
    origin: string,
    isVerified?: boolean,
  ): string
  get(options: { challenge: string }, origin: string, isVerified?: boolean): string
}

export function createAuthenticator(): Authenticator {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const credentialId = randomBytes(16)
  let userHandle = ''
  const id = credentialId.toString('base64url')
  const common = { id, rawId: id, type: 'public-key', clientExtensionResults: {} }
  return {
    id,
    counter: 0,
    create({ challenge, user }, origin, isVerified = true) {
      userHandle = user.id
      const flags = USER_PRESENT | (isVerified ? USER_VERIFIED : 0) | HAS_CREDENTIAL
      const length = Buffer.from([0, credentialId.length])
      const key = toCoseKey(publicKey.export({ format: 'jwk' }))
      const head = authenticatorHead(origin, flags, this.counter)
      const authData = Buffer.concat([head, Buffer.alloc(16), length, credentialId, key])
      const attestation = cbor(
        new Map<string, unknown>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', authData],
        ]),
      )
      const clientDataJSON = clientData('webauthn.create', challenge, origin)
      const attestationObject = attestation.toString('base64url')
      const response = { clientDataJSON, attestationObject, transports: ['internal'] }
      return JSON.stringify({ ...common, response })
    },
    get({ challenge }, origin, isVerified = true) {
      this.counter++
      const flags = isVerified ? USER_PRESENT | USER_VERIFIED : USER_PRESENT
      const authenticatorData = authenticatorHead(origin, flags, this.counter)
      const clientDataJSON = clientData('webauthn.get', challenge, origin)
      const signed = Buffer.concat([
        authenticatorData,
        createHash('sha256').update(Buffer.from(clientDataJSON, 'base64url')).digest(),
      ])
      const response = {
        clientDataJSON,
        authenticatorData: authenticatorData.toString('base64url'),
        signature: sign('sha256', signed, privateKey).toString('base64url'),
        userHandle,
      }
      return JSON.stringify({ ...common, response })
    },
  }
}

function clientData(type: string, challenge: string, origin: string): string {
  return Buffer.from(JSON.stringify({ type, challenge, origin })).toString('base64url')
}

function authenticatorHead(origin: string, flags: number, counter: number): Buffer {
  const count = Buffer.alloc(4)
  count.writeUInt32BE(counter)
  const host = createHash('sha256').update(new URL(origin).hostname).digest()
  return Buffer.concat([host, Buffer.from([flags]), count])
}

function toCoseKey({ x = '', y = '' }: JsonWebKey): Buffer {
  return cbor(
    new Map<number, unknown>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, Buffer.from(x, 'base64url')],
      [-3, Buffer.from(y, 'base64url')],
    ]),
  )
}

/** As much of CBOR as is needed here. */
function cbor(value: unknown): Buffer {
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return Buffer.concat([head(3, value.length), Buffer.from(value)])
  if (Buffer.isBuffer(value)) return Buffer.concat([head(2, value.length), value])
  const pairs = [...(value as Map<unknown, unknown>)]
  return Buffer.concat([head(5, pairs.length), ...pairs.flat().map(cbor)])
}

function head(kind: number, length: number): Buffer {
  const first = kind << 5
  if (length < 24) return Buffer.from([first | length])
  return length < 256
    ? Buffer.from([first | 24, length])
    : Buffer.from([first | 25, length >> 8, length & 255])
}
