/** Envelopes that are cut, changed, for somebody else, or made otherwise than a form makes them. */
import { createCipheriv, randomBytes } from 'node:crypto'
import { deflateRawSync, deflateSync, constants } from 'node:zlib'
import { createMessage, encryptSessionKey, sign } from 'openpgp'
import { seal } from '../../../src/openpgp/seal.js'
import { literal, sealRaw } from '../../desk/open/seal-raw.js'
import { noise } from '../dice.js'
import { bytes, newPacket, oldPacket, splitPackets, type SplitPacket } from '../packets.js'
import { makeArchive } from '../tips.js'
import type { Due, HostileDeps, MadeFile } from './hostile-file.js'
import { makeTar } from './hostile-tar.js'

type Row = [name: string, content: Uint8Array, due: Due]

const DAMAGED: Due = { reason: 'damaged' }
const OTHER_KEYS: Due = { reason: 'other_keys' }
const OTHER_MESSAGE: Due = { reason: 'other_message' }
const NOT_A_TIP: Due = { reason: 'not_a_tip' }
const OPENS: Due = { opens: true }

export async function makeBrokenEnvelopes(deps: HostileDeps): Promise<MadeFile[]> {
  const rows = [
    ...(await cutAndChanged(deps)),
    ...(await forOthers(deps)),
    ...(await madeByHand(deps)),
    ...(await bombs(deps)),
  ]
  return rows.map(([name, content, due]) => ({ name: `${name}.tar.pgp`, bytes: content, due }))
}

/** Both as a small one is opened, which is held, and a large one, which is not. */
async function cutAndChanged({ key }: HostileDeps): Promise<Row[]> {
  const small = await seal(makeArchive(), [key.key], new Date())
  const large = await seal(makeLargeArchive(), [key.key], new Date())
  const sealedAt = splitPackets(small)[0]!.whole.length
  const flip = (whole: Uint8Array, at: number, bits = 1): Uint8Array => {
    const changed = whole.slice()
    const octet = at < 0 ? whole.length + at : at
    changed[octet]! ^= bits
    return changed
  }
  return [
    ['cortado-en-la-llave', small.subarray(0, 50), DAMAGED],
    ['cortado-tras-la-llave', small.subarray(0, sealedAt), DAMAGED],
    ['cortado-en-la-cabecera', small.subarray(0, sealedAt + 2), DAMAGED],
    ['cortado-en-medio', small.subarray(0, 2500), DAMAGED],
    ['cortado-al-final', small.subarray(0, -1), DAMAGED],
    ['cortado-en-medio-grande', large.subarray(0, 200_000), DAMAGED],
    ['cortado-al-final-grande', large.subarray(0, -1), DAMAGED],
    ['alargado', bytes(small, [0]), DAMAGED],
    ['alargado-grande', bytes(large, 'hola'), DAMAGED],
    ['doble', bytes(small, small), DAMAGED],
    ['bit-en-la-version-de-la-llave', flip(small, 2, 8), { reason: 'not_an_envelope' }],
    ['bit-en-el-nombre-de-la-llave', flip(small, 5), OTHER_KEYS],
    ['bit-en-el-punto', flip(small, 30), DAMAGED],
    ['bit-en-la-llave-cerrada', flip(small, sealedAt - 1), DAMAGED],
    ['bit-en-la-version', flip(small, sealedAt + 3, 3), DAMAGED],
    ['bit-en-el-comienzo', flip(small, sealedAt + 4), DAMAGED],
    ['bit-en-la-repeticion', flip(small, sealedAt + 4 + 17), DAMAGED],
    ['bit-en-medio', flip(small, 2500), DAMAGED],
    ['bit-en-medio-grande', flip(large, 200_000), DAMAGED],
    ['bit-en-la-cabecera-de-la-suma', flip(small, -22), DAMAGED],
    ['bit-en-la-suma', flip(small, -10), DAMAGED],
    ['bit-en-el-ultimo-byte', flip(small, -1), DAMAGED],
    ['bit-en-el-ultimo-byte-grande', flip(large, -1), DAMAGED],
  ]
}

/** With more padding than any form gives it. */
function makeLargeArchive(): Uint8Array {
  return bytes(makeArchive().subarray(0, -1024), new Uint8Array(280 * 1024))
}

async function forOthers({ key, foreignKey }: HostileDeps): Promise<Row[]> {
  const archive = makeArchive()
  const theirs = await seal(archive, [foreignKey.key], new Date())
  const both = await seal(archive, [foreignKey.key, key.key], new Date())
  const [pkeskA, pkeskB, seipd] = splitPackets(both) as [SplitPacket, SplitPacket, SplitPacket]
  const ours = [pkeskA, pkeskB].find(({ body }) => isFor(body, key))!
  const other = ours === pkeskA ? pkeskB : pkeskA
  const changed = ours.body.slice()
  changed[40]! ^= 1
  const [foreign, foreignSeipd] = splitPackets(theirs) as [SplitPacket, SplitPacket]
  const renamed = bytes([3], ours.body.subarray(1, 9), foreign.body.subarray(9))
  return [
    ['de-otra-llave', theirs, OTHER_KEYS],
    ['para-los-dos', both, OPENS],
    [
      'para-los-dos-lo-nuestro-cambiado',
      bytes(newPacket(1, changed), other.whole, seipd.whole),
      DAMAGED,
    ],
    ['de-otra-llave-con-nuestro-nombre', bytes(newPacket(1, renamed), foreignSeipd.whole), DAMAGED],
    [
      'con-destinatario-oculto',
      await sealRaw(literal(archive), [key.key], { isHidden: true }),
      OPENS,
    ],
    [
      'con-mil-destinatarios',
      bytes(...Array.from({ length: 1000 }, () => ours.whole), seipd.whole),
      OTHER_MESSAGE,
    ],
    [
      'con-destinatario-sin-fin',
      bytes(oldPacket(1, bytes(ours.body, seipd.whole), 3)),
      OTHER_MESSAGE,
    ],
  ]
}

function isFor(pkesk: Uint8Array, { key }: HostileDeps['key']): boolean {
  const id = Buffer.from(pkesk.subarray(1, 9)).toString('hex')
  return key.getKeyIDs().some((keyId) => keyId.toHex() === id)
}

async function madeByHand({ key }: HostileDeps): Promise<Row[]> {
  const archive = makeArchive()
  const compress = (inside: Uint8Array): Uint8Array =>
    newPacket(8, bytes([1], deflateRawSync(inside)))
  const sealed = (inside: Uint8Array, options = {}): Promise<Uint8Array> =>
    sealRaw(inside, [key.key], options)
  const message = await createMessage({ binary: archive })
  const signed = await sign({ message, signingKeys: key.privateKey, format: 'binary' })
  let deep: Uint8Array = literal(archive)
  for (let depth = 0; depth < 30; depth++) deep = compress(deep)
  let nested: Uint8Array = literal(archive)
  for (let depth = 0; depth < 30; depth++) nested = await sealed(nested)
  return [
    ['sin-comprobacion', await sealWithoutCheck(literal(archive), key), OTHER_MESSAGE],
    ['comprobacion-falsa', await sealed(literal(archive), { isChanged: true }), DAMAGED],
    ['comprimido-y-cerrado', await sealed(compress(literal(archive))), OPENS],
    ['firmado-y-cerrado', await sealed(signed), OTHER_MESSAGE],
    ['texto-suelto', await sealed(literal('Nos quitaron el pasaporte.')), NOT_A_TIP],
    ['nada-adentro', await sealed(new Uint8Array(0)), DAMAGED],
    ['archivo-vacio', await sealed(literal('')), NOT_A_TIP],
    ['dos-paquetes', await sealed(bytes(literal(archive), literal(archive))), DAMAGED],
    ['treinta-veces-comprimido', await sealed(deep), NOT_A_TIP],
    ['treinta-veces-cerrado', nested, DAMAGED],
    ['paquetes-al-azar', await sealed(noise(5000)), DAMAGED],
    ['paquetes-al-azar-como-firma', await sealed(bytes([0xc2], noise(5000))), OTHER_MESSAGE],
    ['compresion-rota', await sealed(newPacket(8, bytes([1], noise(5000)))), NOT_A_TIP],
    ['compresion-desconocida', await sealed(newPacket(8, bytes([99], noise(5000)))), OTHER_MESSAGE],
  ]
}

/** As before 2001: a Symmetrically Encrypted Data packet, whose CFB begins anew behind the prefix (RFC 9580, 5.7). */
async function sealWithoutCheck(
  inside: Uint8Array,
  { key }: HostileDeps['key'],
): Promise<Uint8Array> {
  const data = randomBytes(32)
  const pkesks = await encryptSessionKey({
    ...{ data, algorithm: 'aes256', encryptionKeys: key, format: 'binary' },
    config: { aeadProtect: false },
  })
  const prefix = randomBytes(16)
  const start = createCipheriv('aes-256-cfb', data, Buffer.alloc(16)).update(
    bytes(prefix, prefix.subarray(14)),
  )
  const rest = createCipheriv('aes-256-cfb', data, start.subarray(2)).update(inside)
  return bytes(pkesks, newPacket(9, bytes(start, rest)))
}

const MEBIBYTE = 1_048_576
const BOMB_MEBIBYTES = 1_100

/** A megabyte of anything becomes more than one of 1,100 MB, in a way that costs us nothing. */
async function bombs({ key }: HostileDeps): Promise<Row[]> {
  const sealed = (inside: Uint8Array): Promise<Uint8Array> => sealRaw(inside, [key.key])
  const start = makeTar([{ name: 'tip/' }], new Uint8Array(0))
  const content = newPacketHeader(11, 6 + start.length + BOMB_MEBIBYTES * MEBIBYTE)
  const head = bytes(content, [0x62, 0, 0, 0, 0, 0], start)
  return [
    [
      'bomba',
      await sealed(newPacket(8, bytes([1], deflateZeros(head, BOMB_MEBIBYTES)))),
      { reason: 'too_much' },
    ],
    ['bomba-zlib', await sealed(newPacket(8, bytes([2], zlibZeros(head)))), { reason: 'too_much' }],
    [
      'bomba-sin-tar',
      await sealed(newPacket(8, bytes([1], deflateZeros(new Uint8Array(0), 300)))),
      NOT_A_TIP,
    ],
  ]
}

function newPacketHeader(tag: number, length: number): Uint8Array {
  const header = Buffer.from([0xc0 | tag, 255, 0, 0, 0, 0])
  header.writeUInt32BE(length, 2)
  return header
}

/** Blocks that end on a whole octet can be put together: the same megabyte is packed once. */
function deflateZeros(head: Uint8Array, mebibytes: number): Uint8Array {
  const flush = { finishFlush: constants.Z_FULL_FLUSH }
  const zeros = deflateRawSync(new Uint8Array(MEBIBYTE), flush)
  return bytes(
    deflateRawSync(head, flush),
    ...Array.from({ length: mebibytes }, () => zeros),
    deflateRawSync(new Uint8Array(0)),
  )
}

/** With a checksum that is wrong, at an end to which nobody comes. */
function zlibZeros(head: Uint8Array): Uint8Array {
  const zlibHeader = deflateSync(new Uint8Array(0)).subarray(0, 2)
  return bytes(zlibHeader, deflateZeros(head, BOMB_MEBIBYTES), new Uint8Array(4))
}
