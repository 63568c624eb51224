/** What may be wrong with a download of the staff app: the tar that envelopes travel in, and the lists beside them. */
import { createHash } from 'node:crypto'
import { receiptOf } from '../../../src/domain/receipt.js'
import { seal } from '../../../src/openpgp/seal.js'
import { bytes } from '../packets.js'
import { makeArchive } from '../tips.js'
import { PWNED } from './hostile-bytes.js'
import type { Due, HostileDeps, LeftOutReason, MadeFile } from './hostile-file.js'
import { TAR_END, makeTar, makeTarEntry, type TarEntry } from './hostile-tar.js'

type Holds = Extract<Due, { holds: unknown }>['holds']
type Row = [name: string, tar: Uint8Array, holds: Holds]

interface Envelope {
  name: string
  content: Uint8Array
  sha256: string
}

export async function makeHostileDrops({ key }: HostileDeps): Promise<MadeFile[]> {
  let made = 0
  // Each tar has envelopes of its own, so that no two of them are the same one twice.
  const makeEnvelope = async (): Promise<Envelope> => {
    const archive = makeArchive({ what_happened: `Sobre número ${String(++made)}` })
    const content = await seal(archive, [key.key], new Date())
    const digest = createHash('sha256').update(content).digest()
    return { name: `${receiptOf(digest)}.tar.pgp`, content, sha256: digest.toString('hex') }
  }
  const rows = [
    ...(await hostileEntries(makeEnvelope)),
    ...(await hostileSums(makeEnvelope)),
    ...(await hostileLists(makeEnvelope)),
  ]
  return rows.map(([name, tar, holds]) => ({
    name: `bajada-${name}.tar`,
    bytes: tar,
    due: { holds },
  }))
}

async function hostileEntries(makeEnvelope: () => Promise<Envelope>): Promise<Row[]> {
  const withGood = async (...entries: TarEntry[]): Promise<Uint8Array> =>
    makeTar([...entries, await makeEnvelope()])
  const good = async (): Promise<Uint8Array> => makeTarEntry(await makeEnvelope())
  const twice = await makeEnvelope()
  const { name, content } = await makeEnvelope()
  const links = Array.from({ length: 1000 }, () => ({ name: 'a', type: '2', link: '/' }))
  return [
    [
      'con-enlaces',
      await withGood(
        { name: 'a.tar.pgp', type: '2', link: '/etc/passwd' },
        { name: 'b.tar.pgp', type: '1', link: 'x' },
      ),
      { opens: 1, leftOut: ['link'] },
    ],
    [
      'con-dispositivos',
      await withGood({ name: 'a', type: '3' }, { name: 'b', type: '4' }, { name: 'c', type: '6' }),
      { opens: 1, leftOut: ['link'] },
    ],
    ['con-punto-punto', makeTar([{ name: `../../${name}`, content }]), { opens: 1 }],
    [
      'desde-la-raiz',
      makeTar([
        { name: `/etc/${(await makeEnvelope()).name}`, content: (await makeEnvelope()).content },
      ]),
      { opens: 1 },
    ],
    [
      'cortada-en-el-segundo',
      bytes(await good(), (await good()).subarray(0, 3000)),
      { opens: 1, leftOut: ['broken_tar'] },
    ],
    [
      'cortada-en-una-cabecera',
      bytes(await good(), (await good()).subarray(0, 300)),
      { opens: 1, leftOut: ['broken_tar'] },
    ],
    [
      'cabecera-dañada',
      bytes(await good(), makeTarEntry({ name: 'a', isDamaged: true }), TAR_END),
      { opens: 1, leftOut: ['broken_tar'] },
    ],
    [
      'tamaño-enorme',
      bytes(await good(), makeTarEntry({ name: 'a.tar.pgp', size: '77777777777' }), TAR_END),
      { opens: 1, leftOut: ['broken_tar'] },
    ],
    [
      'tamaño-en-base-256',
      bytes(
        await good(),
        makeTarEntry({ name: 'a.tar.pgp', size: bytes([0xff], new Uint8Array(11).fill(255)) }),
        TAR_END,
      ),
      { opens: 1, leftOut: ['broken_tar'] },
    ],
    [
      'dos-veces-el-mismo',
      makeTar([twice, { ...twice, name: 'otro.tar.pgp' }]),
      { opens: 1, twice: 1 },
    ],
    [
      'nombre-hostil',
      makeTar([{ ...(await makeEnvelope()), name: `<img src=x onerror="${PWNED}">.pgp` }]),
      { opens: 1 },
    ],
    [
      'con-otras-cosas',
      await withGood(
        { name: 'leame.txt', content: 'hola' },
        { name: 'todo.zip', content: 'PK\x03\x04' },
        { name: 'foto.tar.pgp', content: 'hola' },
      ),
      { opens: 1, reasons: ['not_an_envelope'], leftOut: ['not_known', 'zip'] },
    ],
    ['con-mil-enlaces', await withGood(...links), { opens: 1, leftOut: ['link'] }],
  ]
}

async function hostileSums(makeEnvelope: () => Promise<Envelope>): Promise<Row[]> {
  const [lied, other, lost, odd, huge, proto] = await Promise.all(
    Array.from({ length: 6 }, makeEnvelope),
  )
  const withSums = (sums: string, envelope: Envelope): Uint8Array =>
    makeTar([{ name: 'SHA256SUMS', content: sums }, envelope])
  const lineOf = ({ sha256, name }: Envelope): string => `${sha256}  ${name}\n`
  return [
    [
      'sumas-que-mienten',
      withSums(`${'0'.repeat(64)}  ${lied!.name}\n`, lied!),
      { opens: 1, leftOut: ['broken_lists'] },
    ],
    [
      'sumas-de-otros-bytes',
      withSums(lineOf(other!), { ...other!, content: (await makeEnvelope()).content }),
      { opens: 0, reasons: ['wrong_sum'] },
    ],
    [
      'sumas-de-lo-que-falta',
      withSums(
        `${lineOf(lost!)}${'1'.repeat(64)}  falta-1.tar.pgp\n${'2'.repeat(64)}  falta-2.tar.pgp\n`,
        lost!,
      ),
      { opens: 1, missing: 2 },
    ],
    [
      'sumas-que-no-lo-son',
      withSums(`${lineOf(odd!)}esto no es una suma\n`, odd!),
      { opens: 1, leftOut: ['broken_lists'] },
    ],
    [
      'sumas-de-un-megabyte',
      withSums('x'.repeat(1_000_000), huge!),
      { opens: 1, leftOut: ['broken_lists'] },
    ],
    [
      'sumas-del-prototipo',
      withSums(`${lineOf(proto!)}${'3'.repeat(64)}  __proto__\n`, proto!),
      { opens: 1 },
    ],
  ]
}

async function hostileLists(makeEnvelope: () => Promise<Envelope>): Promise<Row[]> {
  const lists: [name: string, file: string, content: unknown, leftOut: LeftOutReason | null][] = [
    ['listas-que-no-son-json', 'lists.json', '{', 'broken_lists'],
    [
      'listas-de-otra-cosa',
      'lists.json',
      { version: 1, labels: [7], people: { length: 3 } },
      'broken_lists',
    ],
    [
      'listas-de-otra-version',
      'lists.json',
      { version: 2, labels: [], people: [] },
      'broken_lists',
    ],
    ['listas-muy-hondas', 'lists.json', '['.repeat(100_000), 'broken_lists'],
    [
      'listas-sin-fin',
      'lists.json',
      { version: 1, labels: Array.from({ length: 50_000 }, (_, i) => `l${String(i)}`), people: [] },
      'broken_lists',
    ],
    [
      'sobres-conocidos-de-otra-cosa',
      'envelopes.json',
      { version: 1, envelopes: [{ receipt: '<script>', state: 'borrado' }] },
      'broken_lists',
    ],
    [
      'sobres-conocidos-del-prototipo',
      'envelopes.json',
      '{"version":1,"__proto__":{"envelopes":[]}}',
      'broken_lists',
    ],
    [
      'cuestionario-que-no-lo-es',
      'questionnaire.json',
      { id: '__proto__', version: -1, sections: 'x' },
      'broken_lists',
    ],
    [
      'cuestionario-sin-fin',
      'questionnaire.json',
      {
        id: 'x',
        version: 1,
        sections: Array.from({ length: 20_000 }, () => ({ title: null, questions: [] })),
      },
      'broken_lists',
    ],
    [
      'llavero-que-no-lo-es',
      'keyring/keyring.json',
      { version: 1, entries: [{ action: 'anchor', fingerprint: '../../x' }] },
      null,
    ],
    ['llavero-de-un-megabyte', 'keyring/keyring.json', 'x'.repeat(1_000_000), null],
    [
      'llave-que-no-lo-es',
      `keyring/${'A'.repeat(40)}.asc`,
      '-----BEGIN PGP PUBLIC KEY BLOCK-----\n',
      'not_known',
    ],
  ]
  const rows: Row[] = []
  for (const [name, file, value, leftOut] of lists) {
    const content = typeof value === 'string' ? value : JSON.stringify(value)
    const tar = makeTar([{ name: file, content }, await makeEnvelope()])
    rows.push([name, tar, { opens: 1, ...(leftOut && { leftOut: [leftOut] }) }])
  }
  return rows
}
