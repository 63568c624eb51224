/** What the tests of the gate are made of: keys, an envelope, its packets, and a judge who reads in pieces. */
import { expect } from '@jest/globals'
import { createMessage, encrypt } from 'openpgp'
import { SigiloError } from '../../src/domain/errors.js'
import { createEnvelopeInspector } from '../../src/openpgp/inspect-envelope.js'
import { seal } from '../../src/openpgp/seal.js'
import { makeTestKey, type TestKey } from './keys.js'
import { bytes, splitPackets, type SplitPacket } from './packets.js'
import { makeArchive } from './tips.js'

export interface GateFixture {
  a: TestKey
  b: TestKey
  rsa: TestKey
  stranger: TestKey
  archive: Uint8Array
  /** An envelope for `a` and `b`, and its packets. */
  good: Uint8Array
  pkeskA: SplitPacket
  pkeskB: SplitPacket
  seipd: SplitPacket
  /** The two recipients, then what is given. */
  body: (...parts: (Uint8Array | number[])[]) => Uint8Array
  /** What OpenPGP.js makes of the archive with other options than ours. */
  byOpenpgp: (options: object) => Promise<Uint8Array>
}

export async function createGateFixture(): Promise<GateFixture> {
  const [a, b, rsa, stranger] = await Promise.all([
    makeTestKey(),
    makeTestKey(),
    makeTestKey({ type: 'rsa', rsaBits: 4096 }),
    makeTestKey(),
  ])
  const archive = makeArchive()
  const good = await seal(archive, [a.key, b.key], new Date())
  const [pkeskA, pkeskB, seipd] = splitPackets(good) as [SplitPacket, SplitPacket, SplitPacket]
  return {
    ...{ a, b, rsa, stranger, archive, good, pkeskA, pkeskB, seipd },
    body: (...parts) => bytes(pkeskA.whole, pkeskB.whole, ...parts),
    byOpenpgp: async (options) =>
      encrypt({
        message: await createMessage({ binary: archive }),
        encryptionKeys: [a.key, b.key],
        format: 'binary',
        ...options,
      }),
  }
}

/** The verdict on a message given whole, and in pieces; they must agree. */
export function judge(message: Uint8Array, keys: TestKey[]): string {
  const verdicts = [message.length || 1, 1, 7, 4096].map((pieceBytes) =>
    judgeInPieces(message, pieceBytes, keys),
  )
  expect(new Set(verdicts).size).toBe(1)
  return verdicts[0] ?? ''
}

export function judgeInPieces(message: Uint8Array, pieceBytes: number, keys: TestKey[]): string {
  const expected = keys.map(keyIdOf).sort().join()
  const inspector = createEnvelopeInspector((ids) => [...ids].sort().join() === expected)
  try {
    for (let i = 0; i < message.length; i += pieceBytes) {
      inspector.push(message.subarray(i, i + pieceBytes))
    }
    inspector.finish()
    return 'accepted'
  } catch (error) {
    if (!(error instanceof SigiloError)) throw error
    return error.code === 'keys_changed' ? 'keys_changed' : String(error.cause)
  }
}

function keyIdOf({ key }: TestKey): string {
  return key.subkeys[0]?.getKeyID().toHex() ?? ''
}
