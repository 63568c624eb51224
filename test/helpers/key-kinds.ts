/** Keys of many kinds, made on the spot by GnuPG and OpenPGP.js, each with the verdict that is due. */
import { armor, enums, revokeKey } from 'openpgp'
import { makeTestKey } from './keys.js'
import type { GnupgHome } from './tools.js'

export interface KeyKind {
  name: string
  /** `usable`, or what the refusal says. */
  verdict: string
  /** The armored file as an admin would be given it. */
  make: () => Promise<string> | string
}

const DAY_MS = 86_400_000
const daysAgo = (days: number): Date => new Date(Date.now() - days * DAY_MS)

type Options = Parameters<typeof makeTestKey>[0]
const made = async (options: Options): Promise<string> => (await makeTestKey(options)).publicArmor

const RSA_BITS = 'RSA must have 3072 to 4096 bits'
const curve = (name: string): string =>
  `its curve (${name}) is not Curve25519, NIST P-256 or NIST P-384`
const kind = (name: string): string =>
  `its kind (${name}) is not one whose envelopes GnuPG and every browser can handle`
const NOT_ARMORED = 'it is not an armored OpenPGP key, or it is damaged'
const DAMAGED = 'it is not an OpenPGP key of version 4, or it is damaged'
const NOT_SELF_SIGNED = 'its own signatures do not hold: made with SHA-1, damaged, or missing'
const V6 = 'it is of a version whose envelopes GnuPG cannot open'
const TOO_LARGE = 'the file is too large to be one key'

export const OPENPGP_KINDS: KeyKind[] = [
  { name: 'Curve25519 (OpenPGP.js)', verdict: 'usable', make: () => made({}) },
  { name: 'NIST P-256', verdict: 'usable', make: () => made({ curve: 'nistP256' }) },
  { name: 'NIST P-384', verdict: 'usable', make: () => made({ curve: 'nistP384' }) },
  { name: 'NIST P-521', verdict: curve('nistP521'), make: () => made({ curve: 'nistP521' }) },
  { name: 'RSA 2048', verdict: RSA_BITS, make: () => made({ type: 'rsa', rsaBits: 2048 }) },
  { name: 'RSA 3072', verdict: 'usable', make: () => made({ type: 'rsa', rsaBits: 3072 }) },
  { name: 'RSA 4096', verdict: 'usable', make: () => made({ type: 'rsa', rsaBits: 4096 }) },
  {
    name: 'RSA 3072 with a subkey of 2048',
    verdict: RSA_BITS,
    make: () => made({ type: 'rsa', rsaBits: 3072, subkeys: [{ rsaBits: 2048 }] }),
  },
  {
    name: 'new-style Curve25519',
    verdict: kind('ed25519'),
    make: () => made({ type: 'curve25519' }),
  },
  { name: 'new-style Curve448', verdict: kind('ed448'), make: () => made({ type: 'curve448' }) },
  {
    name: 'version 6',
    verdict: V6,
    make: () => made({ type: 'curve25519', config: { v6Keys: true } }),
  },
  {
    name: 'Curve25519 that announces SEIPDv2',
    verdict: 'usable',
    make: () => made({ config: { aeadProtect: true } }),
  },
  {
    name: 'for signing only',
    verdict: 'it is for signing only',
    make: () => made({ subkeys: [{ sign: true }] }),
  },
  {
    name: 'without a subkey',
    verdict: 'it is for signing only',
    make: () => made({ subkeys: [] }),
  },
  {
    name: 'expired',
    verdict: 'it has expired',
    make: () => made({ date: daysAgo(9), keyExpirationTime: 86_400 }),
  },
  {
    name: 'about to expire',
    verdict: 'it expires in 19 days, and at least 30 must be left',
    make: () => made({ date: new Date(Date.now() - 60_000), keyExpirationTime: 20 * 86_400 }),
  },
  {
    name: 'expiring in 31 days',
    verdict: 'usable',
    make: () => made({ keyExpirationTime: 32 * 86_400 }),
  },
  {
    name: 'with a subkey about to expire',
    verdict: 'it expires in 19 days, and at least 30 must be left',
    make: () =>
      made({
        date: new Date(Date.now() - 60_000),
        subkeys: [{ keyExpirationTime: 20 * 86_400 }],
      }),
  },
  {
    name: 'with an expired subkey',
    verdict: 'its part for sealing has expired',
    make: () => made({ date: daysAgo(9), subkeys: [{ keyExpirationTime: 86_400 }] }),
  },
  {
    name: 'made in the future',
    verdict: 'it is not valid yet: it was made in the future',
    make: () => made({ date: daysAgo(-9) }),
  },
  {
    name: 'revoked',
    verdict: 'it is revoked',
    make: async () => {
      const { privateKey } = await makeTestKey()
      return (await revokeKey({ key: privateKey, format: 'armored' })).publicKey
    },
  },
  {
    name: 'with a revoked subkey',
    verdict: 'its part for sealing is revoked',
    make: async () => {
      const { privateKey } = await makeTestKey()
      const subkey = privateKey.subkeys[0]
      if (!subkey) throw new Error('no subkey')
      privateKey.subkeys[0] = await subkey.revoke(privateKey.keyPacket as never)
      return privateKey.toPublic().armor()
    },
  },
  {
    name: 'two subkeys, the newer one chosen',
    verdict: 'usable',
    make: () => made({ subkeys: [{}, {}] }),
  },
  {
    name: 'two keys in a file',
    verdict: 'there is not exactly one key in it',
    make: async () => {
      const [a, b] = [await makeTestKey(), await makeTestKey()]
      return armor(enums.armor.publicKey, Buffer.concat([a.binary, b.binary]))
    },
  },
  {
    name: 'secret',
    verdict: 'it is a secret key, which must never come near a server',
    make: async () => (await makeTestKey()).privateArmor,
  },
  {
    name: 'secret and locked',
    verdict: 'it is a secret key, which must never come near a server',
    make: async () => (await makeTestKey({ passphrase: 'x' })).privateArmor,
  },
  {
    name: 'secret, armored as if it were public',
    verdict: 'it is a secret key, which must never come near a server',
    make: async () => armor(enums.armor.publicKey, (await makeTestKey()).privateKey.write()),
  },
  { name: 'text', verdict: NOT_ARMORED, make: () => 'hola' },
  { name: 'empty', verdict: NOT_ARMORED, make: () => '' },
  {
    name: 'cut in the middle',
    verdict: DAMAGED,
    make: async () => (await made({})).replace(/(?<=\n\n[^]{200})[^]*(?=\n-----END)/, ''),
  },
  {
    name: 'a message',
    verdict: DAMAGED,
    make: () => armor(enums.armor.publicKey, Buffer.from([0xcb, 5, 0x62, 0, 0, 0, 0])),
  },
  {
    name: '700 KB',
    verdict: TOO_LARGE,
    make: async () => `${await made({})}${'x'.repeat(700_000)}`,
  },
  {
    name: 'flooded with signatures',
    verdict: TOO_LARGE,
    make: async () => {
      const { key } = await makeTestKey()
      const packets = key.toPacketList()
      const signature = packets[2]
      for (let i = 0; i < 400 && signature; i++) packets.push(signature)
      return armor(enums.armor.publicKey, packets.write())
    },
  },
  {
    name: 'a hostile user id',
    verdict: 'usable',
    make: () =>
      made({ userIDs: [{ name: '<img src=x onerror=alert(1)>\u202e', email: 'x@example.org' }] }),
  },
  {
    name: 'a user id of 300 letters',
    verdict: DAMAGED,
    make: () => made({ userIDs: [{ name: 'x'.repeat(300), email: 'x@example.org' }] }),
  },
  {
    name: 'without a user id',
    verdict: NOT_SELF_SIGNED,
    make: async () => {
      const { key } = await makeTestKey()
      return armor(
        enums.armor.publicKey,
        key.toPacketList().slice(0, 1).reduce(joinPackets, new Uint8Array()),
      )
    },
  },
]

function joinPackets(
  all: Uint8Array,
  packet: { write(): Uint8Array; constructor: unknown },
): Uint8Array {
  const body = packet.write()
  const tag = (packet.constructor as { tag: number }).tag
  return Buffer.concat([all, Buffer.from([0xc0 | tag, body.length]), body])
}

/** What GnuPG 2.2 makes, by the words of its own command. */
export function gnupgKinds(home: () => GnupgHome): KeyKind[] {
  const quick = (name: string, verdict: string, ...algorithms: string[]): KeyKind => ({
    name: `${name} (GnuPG)`,
    verdict,
    make: () => {
      const userId = `${name} <${name.replaceAll(/\W/g, '-').toLowerCase()}@example.org>`
      const [primary = '', subkey] = algorithms
      const usage = subkey === undefined ? 'default' : 'sign'
      const digest = name.includes('SHA-1') ? ['--cert-digest-algo', 'SHA1'] : []
      const made = home().run([...digest, '--quick-gen-key', userId, primary, usage, 'never'])
      if (made.status !== 0) throw new Error(made.stderr.toString())
      const listing = home().run(['--with-colons', '-k', userId]).stdout.toString()
      const fingerprint = /^fpr:+([0-9A-F]{40})/m.exec(listing)?.[1] ?? ''
      if (subkey !== undefined) {
        home().run(['--quick-add-key', fingerprint, subkey, 'encr', 'never'])
      }
      return home().run(['--armor', '--export', fingerprint]).stdout.toString()
    },
  })
  return [
    quick('Default', 'usable', 'default'),
    quick('Ed25519', 'usable', 'ed25519', 'cv25519'),
    quick('RSA 3072', 'usable', 'rsa3072', 'rsa3072'),
    quick('Ed25519 with NIST P-521', curve('nistP521'), 'ed25519', 'nistp521'),
    quick('RSA 1024', RSA_BITS, 'rsa1024', 'rsa1024'),
    quick('Ed25519 with RSA 1024', RSA_BITS, 'ed25519', 'rsa1024'),
    quick('DSA', kind('dsa'), 'dsa2048', 'elg2048'),
    quick('NIST P-256', 'usable', 'nistp256', 'nistp256'),
    quick('NIST P-384', 'usable', 'nistp384', 'nistp384'),
    quick('NIST P-521', curve('nistP521'), 'nistp521', 'nistp521'),
    quick('Brainpool 256', curve('brainpoolP256r1'), 'brainpoolP256r1', 'brainpoolP256r1'),
    quick('Brainpool 384', curve('brainpoolP384r1'), 'brainpoolP384r1', 'brainpoolP384r1'),
    quick('secp256k1', curve('secp256k1'), 'secp256k1', 'secp256k1'),
    quick('Ed25519 with Brainpool', curve('brainpoolP256r1'), 'ed25519', 'brainpoolP256r1'),
    quick('RSA 3072 bound with SHA-1', NOT_SELF_SIGNED, 'rsa3072', 'rsa3072'),
    quick('Ed25519 alone', 'it is for signing only', 'ed25519', 'ed25519'),
  ]
}
