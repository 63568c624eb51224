/** Gives a file that is whole its name, and never takes the name from another one. */
import { existsSync, linkSync, renameSync, unlinkSync } from 'node:fs'

/** What file systems of sticks answer that know no links. */
const NO_LINKS = ['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS']

/** Throws `EEXIST`. A link fails where a file stands; a rename would replace it, so it is only for where there are no links. */
export function giveName(unfinished: string, path: string): void {
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
