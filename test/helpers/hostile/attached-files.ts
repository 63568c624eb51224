/** Tips as a form makes them, with the hostile attachments in them. */
import { makeTip } from '../tips.js'
import { HOSTILE_ATTACHMENTS } from './hostile-attachments.js'
import type { HostileDeps, MadeFile } from './hostile-file.js'
import { sealTips, type MadeTip } from './seal-tips.js'

const FILES_EACH = 8

export function makeAttachedFiles(deps: HostileDeps): Promise<MadeFile[]> {
  const tips: Record<string, MadeTip> = {}
  for (let at = 0; at < HOSTILE_ATTACHMENTS.length; at += FILES_EACH) {
    const files = HOSTILE_ATTACHMENTS.slice(at, at + FILES_EACH)
    tips[`adjuntos-${String(at / FILES_EACH + 1)}`] = {
      json: {
        ...makeTip(),
        files: files.map(({ name, givenName, bytes: { length: sizeBytes } }) => ({
          ...{ name, givenName, sizeBytes },
          cleaning: 'not_cleaned',
          removed: [],
        })),
      },
      files,
      remarks: [],
      dueFiles: files.map(({ name, kind }) => ({ name, kind })),
    }
  }
  return sealTips(tips, deps)
}
