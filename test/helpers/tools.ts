/** Debian's tools: OpenPGP's, and exiftool. Where one is missing, the test says so aloud and the rest runs; CI installs them all. */
import { spawnSync, type SpawnSyncReturns } from 'node:child_process'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { it } from '@jest/globals'

function hasTool(name: string): boolean {
  return spawnSync(name, ['--version']).error === undefined
}

/** `it` for tests that need a tool; without it, a skipped test whose name says what to install. */
export function itWith(tool: string): typeof it | typeof it.skip {
  const isThere =
    tool === 'sqop' ? spawnSync('sqop', ['version']).error === undefined : hasTool(tool)
  if (isThere) return it
  const install = 'apt-get install -y gnupg sqop libimage-exiftool-perl'
  if (process.env['CI']) throw new Error(`${tool} is not installed: ${install}`)
  process.stderr.write(`\n${tool} is missing, so its tests are skipped: ${install}\n`)
  return it.skip
}

const GPG_OPTIONS = ['--batch', '--yes', '--no-tty', '--trust-model', 'always'].concat([
  '--pinentry-mode',
  'loopback',
  '--passphrase',
  '',
])

/** A GnuPG home of its own, short enough for the agent's socket. */
export class GnupgHome {
  readonly folder = mkdtempSync(join(tmpdir(), 'sg-'))

  run(args: string[], input?: string | Uint8Array, command = 'gpg'): SpawnSyncReturns<Buffer> {
    const options = command === 'gpg' ? GPG_OPTIONS : ['--batch', '--yes']
    return spawnSync(command, [...options, ...args], {
      input,
      env: { ...process.env, GNUPGHOME: this.folder, LC_ALL: 'C.UTF-8' },
      maxBuffer: 1 << 28,
    })
  }

  importKey(armored: string): void {
    const { status, stderr } = this.run(['--import'], armored)
    if (status !== 0) throw new Error(`gpg did not import: ${stderr.toString()}`)
  }

  stop(): void {
    spawnSync('gpgconf', ['--kill', 'all'], { env: { ...process.env, GNUPGHOME: this.folder } })
  }
}
