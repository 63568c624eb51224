/** Whose a case file is: what no known key signed is of nobody, and hands out no anchor. */
import { describe, expect, it } from '@jest/globals'
import { createCleartextMessage, createMessage, enums, revokeKey, sign } from 'openpgp'
import { readPublicKey, unarmorKey } from '../../../src/openpgp/read-key.js'
import { makeTestKey } from '../../helpers/keys.js'
import {
  JSON_TEXT,
  ana,
  begoña,
  inDays,
  open,
  sealSigned,
  signText,
  theCase,
} from './sealed-cases.js'

describe('a case file', () => {
  it('is signed by a key that has expired since, if it was good on that day', async () => {
    const old = await makeTestKey({ date: inDays(-30), keyExpirationTime: 20 * 86_400 })
    const then = await sealSigned(signText([old], { date: inDays(-15) }))
    expect((await open(then, ana, [old.key])).signedBy).toBe(old.fingerprint)
  })

  it('is signed on a machine whose clock runs ahead', async () => {
    const ahead = await sealSigned(signText([begoña], { date: inDays(3000) }))
    expect((await open(ahead)).signedBy).toBe(begoña.fingerprint)
  })

  it.each([
    ['because its secret was stolen', enums.reasonForRevocation.keyCompromised],
    ['because another took its place', enums.reasonForRevocation.keySuperseded],
    ['because it was retired', enums.reasonForRevocation.keyRetired],
  ])(
    'is signed by nobody when its key was revoked %s, whatever day it claims',
    async (_name, flag) => {
      const bytes = await sealSigned(signText([begoña], { date: inDays(-100) }))
      expect((await open(bytes)).signedBy).toBe(begoña.fingerprint)
      const { publicKey } = await revokeKey({
        key: begoña.privateKey,
        reasonForRevocation: { flag },
        format: 'armored',
      })
      const dead = await readPublicKey(await unarmorKey(publicKey))
      expect((await open(bytes, ana, [dead])).signedBy).toBeNull()
      // The keyring has it as it was once; its owner knows better.
      expect((await open(bytes, ana, [begoña.key, dead])).signedBy).toBeNull()
      expect((await open(bytes, ana, [dead, begoña.key])).signedBy).toBeNull()
    },
  )

  it.each([enums.reasonForRevocation.keySuperseded, enums.reasonForRevocation.keyCompromised])(
    'is signed by nobody when the part that signed was revoked, for the reason %s',
    async (flag) => {
      const owner = await makeTestKey({ date: inDays(-30), subkeys: [{}, { sign: true }] })
      const bytes = await sealSigned(signText([owner], { date: inDays(-15) }))
      expect((await open(bytes, ana, [owner.key])).signedBy).toBe(owner.fingerprint)
      const part = owner.privateKey.subkeys[1]
      if (!part) throw new Error('no part')
      owner.privateKey.subkeys[1] = await part.revoke(owner.privateKey.keyPacket as never, { flag })
      const dead = await readPublicKey(owner.privateKey.toPublic().write())
      expect((await open(bytes, ana, [dead])).signedBy).toBeNull()
    },
  )

  it('is known though the key of somebody else was revoked', async () => {
    const bytes = await sealSigned(signText([begoña]))
    const { publicKey } = await revokeKey({ key: ana.privateKey, format: 'armored' })
    const dead = await readPublicKey(await unarmorKey(publicKey))
    expect((await open(bytes, ana, [dead, begoña.key])).signedBy).toBe(begoña.fingerprint)
  })

  it('is known when its key is there twice', async () => {
    const bytes = await sealSigned(signText([begoña]))
    const again = await readPublicKey(begoña.binary)
    expect((await open(bytes, ana, [begoña.key, again])).signedBy).toBe(begoña.fingerprint)
  })

  it.each<[string, () => string | Promise<string>]>([
    [
      'over other bytes',
      () => signText([begoña], { text: JSON_TEXT.replace('closed', 'reading') }),
    ],
    [
      'over the same text with other ends of lines',
      () => signText([begoña], { text: JSON_TEXT.replaceAll('\n', '\r\n') }),
    ],
    [
      'over text, which holds for other ends of lines too',
      () => signText([begoña], { isText: true }),
    ],
    ['twice, by two', () => signText([ana, begoña])],
    ['with nothing', () => ''],
    ['with words', () => 'firmado, Begoña'],
    ['with a key', () => begoña.publicArmor],
    [
      'in a message that holds a text of its own',
      async () => {
        const message = await createMessage({ text: JSON_TEXT })
        return sign({ message, signingKeys: begoña.privateKey })
      },
    ],
    [
      'in a text with its signature below',
      async () => {
        const message = await createCleartextMessage({ text: JSON_TEXT })
        return sign({ message, signingKeys: begoña.privateKey })
      },
    ],
  ])('is signed by nobody when it is signed %s', async (_name, make) => {
    const signature = await make()
    expect(await open(await sealSigned(signature))).toEqual({
      theCase: { ...theCase, anchor: null },
      signedBy: null,
    })
  })

  it('is signed by nobody whichever of its characters is changed', async () => {
    const signature = await signText([begoña])
    for (let i = 0; i < JSON_TEXT.length; i += 7) {
      const other = JSON_TEXT.charAt(i) === ' ' ? '\n' : ' '
      const text = JSON_TEXT.slice(0, i) + other + JSON_TEXT.slice(i)
      const bytes = await sealSigned(signature, text)
      const opened = await open(bytes).catch((error: unknown) => error)
      expect(opened).not.toMatchObject({ signedBy: begoña.fingerprint })
    }
  })
})
