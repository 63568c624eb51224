/** Gives a backup that is finished its name, and never takes the name from another file. */
import { existsSync, linkSync, renameSync, unlinkSync } from 'node:fs'

/** What file systems of sticks answer that know no links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** Throws `EEXIST`. A rename would replace a file, so it is only for where there are no links. */
export function giveBackupName(unfinished: string, path: string): void {
  try {
    linkSync(unfinished, path)
  } catch (error) {
    const isWithoutLinks = NO_LINKS.includes((error as NodeJS.ErrnoException).code ?? '')
    if (!isWithoutLinks || existsSync(path)) throw error
    renameSync(unfinished, path)
    return
  }
  unlinkSync(unfinished)
}
