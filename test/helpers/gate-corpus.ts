/**
 * Forms, hostile and benign, with the exact verdict of the gate on each. What the server must never keep is here in every
 * disguise that has been thought of; a new one is added as a line.
 */
import { randomBytes } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import { createCleartextMessage, createMessage, sign } from 'openpgp'
import { seal } from '../../src/openpgp/seal.js'
import type { GateFixture } from './gate-fixture.js'
import { makeTestKey } from './keys.js'
import { bytes, fiveOctets, inPartials, newPacket, oldPacket } from './packets.js'

export const STORY = 'Me quitaron el pasaporte al llegar a Guatemala. '.repeat(200)

type Form = (() => Uint8Array) | (() => Promise<Uint8Array>)
type Forms = Record<string, Form>

export const literal = (text: string): Uint8Array =>
  newPacket(11, bytes([0x62, 0, 0, 0, 0, 0], text))

const armor = (inside: Uint8Array, headers = '', label = 'MESSAGE'): Uint8Array =>
  bytes(
    `-----BEGIN PGP ${label}-----\n${headers}\n${Buffer.from(inside).toString('base64')}\n-----END PGP ${label}-----\n`,
  )
const seipdOf = (...content: (Uint8Array | string)[]): Uint8Array =>
  newPacket(18, bytes([1], ...content))

/** By the verdict that is due. */
export function createGateCorpus(fixture: GateFixture): Record<string, Forms> {
  return {
    accepted: whatItTakes(fixture),
    not_openpgp: whatIsNoPacket(fixture),
    packet: packetsOutOfPlace(fixture),
    text: ciphertextThatIsText(fixture),
    recipient: recipientsOutOfForm(fixture),
    keys_changed: otherRecipients(fixture),
    length: lengthsOutOfForm(fixture),
    version: {
      'a SEIPD of version 2': () =>
        fixture.body(newPacket(18, bytes([2], fixture.seipd.body.subarray(1)))),
      'a SEIPD of version 0': () =>
        fixture.body(newPacket(18, bytes([0], fixture.seipd.body.subarray(1)))),
    },
    trailing: whatStandsBehind(fixture),
    cut: whatEndsTooEarly(fixture),
  }
}

function whatItTakes({ good, pkeskA, pkeskB, seipd, body, byOpenpgp }: GateFixture): Forms {
  const oldHeaders = (lengthType: 0 | 1): Uint8Array =>
    bytes(oldPacket(1, pkeskA.body, lengthType), oldPacket(1, pkeskB.body, lengthType), seipd.whole)
  return {
    'an envelope of ours': () => good,
    'the recipients in another order': () => bytes(pkeskB.whole, pkeskA.whole, seipd.whole),
    'PKESK headers of the old format, one octet of length': () => oldHeaders(0),
    'PKESK headers of the old format, two octets of length': () => oldHeaders(1),
    'a SEIPD in partial lengths': () => body(inPartials(18, seipd.body)),
    'a SEIPD in many partial lengths': () =>
      body(inPartials(18, seipd.body, [9, 9, 9, 9, 9, 9, 9, 9])),
    'what OpenPGP.js makes of the archive by itself': () => byOpenpgp({}),
  }
}

function whatIsNoPacket({ a, good, archive }: GateFixture): Forms {
  return {
    'plain text': () => bytes(STORY),
    JSON: () => bytes(JSON.stringify({ tip: STORY })),
    'UTF-16 text': () => Buffer.from(STORY, 'utf16le'),
    zeros: () => new Uint8Array(5000),
    'a tar archive': () => archive,
    'a gzip file': () => gzipSync(STORY),
    'an armored envelope': () => armor(good),
    'an armored envelope with a comment': () => armor(good, `Comment: ${STORY}\n`),
    'an armored envelope with text before it': () => bytes(STORY, armor(good)),
    'an empty armor': () => armor(new Uint8Array(0)),
    'text in a fake armor': () => armor(bytes(STORY)),
    'two armored envelopes': () => bytes(armor(good), armor(good)),
    'a key armored as a message': () => armor(a.binary),
    'a cleartext signed message': async () => {
      const message = await createCleartextMessage({ text: STORY })
      return bytes(await sign({ message, signingKeys: a.privateKey }))
    },
  }
}

function packetsOutOfPlace({
  a,
  good,
  pkeskA,
  pkeskB,
  seipd,
  body,
  byOpenpgp,
}: GateFixture): Forms {
  return {
    'Cyrillic text, whose octets look like packet headers': () =>
      bytes('Паспорт забрали в аэропорту. '.repeat(200)),
    'octets of all ones': () => new Uint8Array(5000).fill(255),
    'a literal packet': () => literal(STORY),
    'a compressed packet': () => newPacket(8, bytes([1], gzipSync(STORY))),
    'a signed message': async () => {
      const message = await createMessage({ text: STORY })
      return sign({ message, signingKeys: a.privateKey, format: 'binary' })
    },
    'a literal packet behind the recipients': () => body(literal(STORY)),
    'a literal packet before the envelope': () => bytes(literal(STORY), good),
    'an unknown packet before it (60)': () => bytes(newPacket(60, STORY), good),
    'an unknown packet between (39)': () =>
      bytes(pkeskA.whole, newPacket(39, STORY), pkeskB.whole, seipd.whole),
    'a marker packet': () => bytes(newPacket(10, 'PGP'), good),
    'a marker packet full of text': () => bytes(newPacket(10, STORY), good),
    'a padding packet': () => bytes(newPacket(21, STORY), good),
    'a trust packet': () => bytes(newPacket(12, STORY), good),
    'a user id packet': () => bytes(newPacket(13, STORY), good),
    'packet 0': () => bytes(newPacket(0, ''), good),
    'a SEIPD alone': () => seipd.whole,
    'encrypted data in the old format (9)': () => body(oldPacket(9, seipd.body)),
    'a literal packet in the old format': () => oldPacket(11, bytes([0x62, 0, 0, 0, 0, 0], STORY)),
    'encrypted data without integrity (9)': () => body(newPacket(9, randomBytes(5000))),
    'AEAD data of GnuPG 2.3 (20)': () => body(newPacket(20, randomBytes(5000))),
    'a password for a recipient': () => byOpenpgp({ encryptionKeys: [], passwords: 'x' }),
    'a password beside the recipients': () => byOpenpgp({ passwords: 'x' }),
    'a public key': () => a.binary,
    'a secret key': () => a.privateKey.write(),
  }
}

function ciphertextThatIsText({ seipd, body }: GateFixture): Forms {
  return {
    'a SEIPD whose content is the text': () => body(seipdOf(STORY)),
    'a SEIPD whose content is base64': () => body(seipdOf(Buffer.from(STORY).toString('base64'))),
    'a SEIPD whose content is hexadecimal': () => body(seipdOf(Buffer.from(STORY).toString('hex'))),
    'a SEIPD whose content is UTF-16': () => body(seipdOf(Buffer.from(STORY, 'utf16le'))),
    'a SEIPD whose content is zeros': () => body(seipdOf(new Uint8Array(5000))),
    'a SEIPD with one line of text in the middle of random bytes': () =>
      body(
        seipdOf(
          randomBytes(3000),
          'el jefe de la brigada se llama Fulano de Tal',
          randomBytes(3000),
        ),
      ),
    'a SEIPD with text behind the ciphertext': () => body(newPacket(18, bytes(seipd.body, STORY))),
    'a SEIPD with 300 octets of text at its end': () =>
      body(newPacket(18, bytes(seipd.body.subarray(0, 4097), STORY.slice(0, 300)))),
  }
}

function recipientsOutOfForm({ pkeskA, pkeskB, seipd, byOpenpgp }: GateFixture): Forms {
  const withPkesk = (octets: Uint8Array): Uint8Array =>
    bytes(pkeskA.whole, newPacket(1, octets), seipd.whole)
  const withOctet = (at: number, value: number): Uint8Array => {
    const octets = pkeskB.body.slice()
    octets[at] = value
    return withPkesk(octets)
  }
  return {
    'a PKESK of random octets': () => withPkesk(bytes([0], randomBytes(93))),
    'a PKESK of text': () => withPkesk(bytes([3], STORY.slice(0, 93))),
    'a PKESK of version 9': () => withOctet(0, 9),
    'a PKESK of version 6': () => withOctet(0, 6),
    'a PKESK with new-style X25519 (25)': () => withOctet(9, 25),
    'a PKESK with ElGamal (16)': () => withOctet(9, 16),
    'an MPI with a bit count too high': () => withOctet(11, 8),
    'an MPI without its point prefix': () => withOctet(12, 0x60),
    'a wrapped key longer than the packet': () => withOctet(45, 49),
    'a PKESK whose point and wrapped key are text': () =>
      withPkesk(bytes(pkeskB.body.subarray(0, 13), STORY.slice(0, 32), [48], STORY.slice(32, 80))),
    'a wrapped key of a length that no key has': () =>
      withPkesk(bytes(pkeskB.body.subarray(0, 45), [47], pkeskB.body.subarray(46, 93))),
    'text behind the wrapped key': () => withPkesk(bytes(pkeskB.body, 'hola')),
    'an RSA number made of text': () =>
      withPkesk(bytes([3], randomBytes(8), [1, 15, 255], STORY.slice(0, 512))),
    '20 recipients': () =>
      bytes(
        ...Array.from({ length: 20 }, (_, i) =>
          newPacket(1, bytes([3], Buffer.alloc(8, i + 1), pkeskA.body.subarray(9))),
        ),
        seipd.whole,
      ),
    'the same recipient twice': () => bytes(pkeskA.whole, pkeskA.whole, pkeskB.whole, seipd.whole),
    'SEIPDv2 with PKESK v6': async () => {
      const modern = await makeTestKey({ config: { aeadProtect: true } })
      return byOpenpgp({ encryptionKeys: [modern.key], config: { aeadProtect: true } })
    },
  }
}

function otherRecipients({
  a,
  b,
  stranger,
  archive,
  pkeskA,
  seipd,
  byOpenpgp,
}: GateFixture): Forms {
  return {
    'one recipient missing': () => bytes(pkeskA.whole, seipd.whole),
    'one recipient too many': () => seal(archive, [a.key, b.key, stranger.key], new Date()),
    'a stranger for a recipient': () => seal(archive, [a.key, stranger.key], new Date()),
    'a hidden recipient': () => byOpenpgp({ encryptionKeys: [a.key], wildcard: true }),
  }
}

function lengthsOutOfForm({ good, pkeskA, seipd, body }: GateFixture): Forms {
  return {
    'a PKESK longer than any': () => bytes(newPacket(1, randomBytes(700)), seipd.whole),
    'an empty PKESK': () => bytes(newPacket(1, new Uint8Array(0)), seipd.whole),
    'a PKESK in partial lengths': () => bytes(inPartials(1, randomBytes(600), [9]), seipd.whole),
    'a PKESK of indeterminate length': () => oldPacket(1, bytes(pkeskA.body, good), 3),
    'a PKESK with four octets of old length': () =>
      bytes(oldPacket(1, pkeskA.body, 2), seipd.whole),
    'a SEIPD with a length that is not minimal': () =>
      body([0xc0 | 18], fiveOctets(seipd.body.length), seipd.body),
    'a partial length under 512': () => body(inPartials(18, seipd.body, [8])),
  }
}

function whatStandsBehind({ good, seipd, body }: GateFixture): Forms {
  return {
    'a literal packet behind the envelope': () => bytes(good, literal(STORY)),
    'two SEIPD packets': () => body(seipd.whole, seipd.whole),
    'the envelope twice': () => bytes(good, good),
    'one octet behind the end': () => bytes(good, [0]),
    'a line feed behind the end': () => bytes(good, '\n'),
  }
}

function whatEndsTooEarly({ good, pkeskA, seipd, body }: GateFixture): Forms {
  return {
    nothing: () => new Uint8Array(0),
    'recipients alone': () => body(),
    'an empty SEIPD': () => body(newPacket(18, new Uint8Array(0))),
    'a SEIPD smaller than any envelope': () => body(seipdOf(randomBytes(4000))),
    'an envelope that is cut off': () => good.subarray(0, -1),
    'an envelope cut in a recipient': () => good.subarray(0, 50),
    'an envelope cut in a header': () => good.subarray(0, pkeskA.whole.length + 1),
    'a SEIPD that says it is longer than it is': () =>
      body([0xc0 | 18], fiveOctets(1_000_000), seipd.body),
  }
}
