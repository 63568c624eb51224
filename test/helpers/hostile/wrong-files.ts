/** What people drop by mistake, and what only looks like an envelope. */
import { deflateRawSync, gzipSync } from 'node:zlib'
import { createCleartextMessage, createMessage, encrypt, sign } from 'openpgp'
import { armorEnvelope } from '../../../src/openpgp/armor.js'
import { literal } from '../gate-corpus.js'
import { SMALL_JPEG, SMALL_PNG } from '../../archive/clean/small-images.js'
import { noise } from '../dice.js'
import { bytes, newPacket } from '../packets.js'
import { makeArchive } from '../tips.js'
import { PAGE, PWNED, makePdf, makeZip } from './hostile-bytes.js'
import type { Due, HostileDeps, MadeFile } from './hostile-file.js'

const NOT_KNOWN: Due = { leftOut: 'not_known' }
const ZIP: Due = { leftOut: 'zip' }
const NOT_AN_ENVELOPE: Due = { reason: 'not_an_envelope' }
const DAMAGED: Due = { reason: 'damaged' }
const OTHER_MESSAGE: Due = { reason: 'other_message' }

export async function makeWrongFiles({ key }: HostileDeps): Promise<MadeFile[]> {
  const archive = makeArchive()
  const message = await createMessage({ binary: archive })
  const byPassphrase = await encrypt({
    ...{ message, passwords: 'x', format: 'binary' },
    config: { aeadProtect: false, s2kIterationCountByte: 0 },
  })
  const signed = await sign({ message, signingKeys: key.privateKey, format: 'binary' })
  const cleartext = await sign({
    message: await createCleartextMessage({ text: 'hola' }),
    signingKeys: key.privateKey,
  })
  const files: [name: string, content: Uint8Array | string, due: Due][] = [
    ['foto.png', SMALL_PNG, NOT_KNOWN],
    ['foto.jpg', SMALL_JPEG, NOT_KNOWN],
    ['nota.txt', 'Esto no es un sobre.\n', NOT_KNOWN],
    ['pagina.html', PAGE, NOT_KNOWN],
    [`<img src=x onerror="${PWNED}">.html`, PAGE, NOT_KNOWN],
    ['contrato.pdf', makePdf('<< /Type /Catalog >>'), NOT_KNOWN],
    ['un-byte', '*', NOT_KNOWN],
    ['ceros.bin', new Uint8Array(5_000_000), NOT_KNOWN],
    ['datos.json', '{"version":1}', NOT_KNOWN],
    ['todo.zip', makeZip({ 'sobre.tar.pgp': 'x' }), ZIP],
    ['todo.tar.gz', gzipSync(archive), ZIP],
    ['todo.7z', bytes('7z', [0xbc, 0xaf, 0x27, 0x1c], new Uint8Array(32)), ZIP],
    ['todo.rar', bytes('Rar!', [0x1a, 7, 1, 0], new Uint8Array(32)), ZIP],
    ['vacio.tar.pgp', '', { reason: 'empty' }],
    ['un-byte.tar.pgp', '*', NOT_AN_ENVELOPE],
    ['foto.tar.pgp', SMALL_PNG, NOT_AN_ENVELOPE],
    ['nota.tar.pgp', 'Esto no es un sobre.\n', NOT_AN_ENVELOPE],
    ['pagina.tar.pgp', PAGE, NOT_AN_ENVELOPE],
    ['ceros.tar.pgp', new Uint8Array(100_000), NOT_AN_ENVELOPE],
    ['unos.tar.pgp', new Uint8Array(5000).fill(255), NOT_AN_ENVELOPE],
    ['\u202egpj.pgp', 'Esto tampoco es un sobre.\n', NOT_AN_ENVELOPE],
    ['sin-cerrar.tar.pgp', literal('Nos quitaron el pasaporte.'), OTHER_MESSAGE],
    [
      'comprimido.tar.pgp',
      newPacket(8, bytes([1], deflateRawSync(literal('hola')))),
      OTHER_MESSAGE,
    ],
    ['firmado.tar.pgp', signed, OTHER_MESSAGE],
    ['con-frase.tar.pgp', byPassphrase, OTHER_MESSAGE],
    ['sin-destinatario.tar.pgp', newPacket(18, bytes([1], noise(5000))), OTHER_MESSAGE],
    ['firma-visible.asc', cleartext, NOT_AN_ENVELOPE],
    ['armadura-rota.asc', armorEnvelope(noise(300)).replace(/\n\n./, '\n\n*'), DAMAGED],
    ['armadura-vacia.asc', '-----BEGIN PGP MESSAGE-----\n\n-----END PGP MESSAGE-----\n', DAMAGED],
  ]
  return files.map(([name, content, due]) => ({ name, bytes: bytes(content), due }))
}
