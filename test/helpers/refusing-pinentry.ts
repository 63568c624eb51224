/** A pinentry of GnuPG whose person never gives a passphrase. */
import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { GnupgHome } from './tools.js'

/** Asked for a passphrase, it gives none, and writes down that it was asked. */
export function refuseToAnswer(home: GnupgHome, asked: string): void {
  const script = `#!/bin/sh\necho asked >> ${asked}\necho "OK hello"\nwhile read -r line; do case "$line" in GETPIN*|CONFIRM*) echo "ERR 83886179 cancelled <Pinentry>";; BYE*) echo OK; exit;; *) echo OK;; esac; done\n`
  writeFileSync(join(home.folder, 'pinentry'), script)
  chmodSync(join(home.folder, 'pinentry'), 0o700)
  writeFileSync(
    join(home.folder, 'gpg-agent.conf'),
    `pinentry-program ${join(home.folder, 'pinentry')}\n`,
  )
}
