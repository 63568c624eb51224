/** Seals tips of which `tip.json`, `tip.txt` and the files are made one by one, so that they need not agree. */
import { createTipText } from '../../../src/archive/tip-text.js'
import type { Remark } from '../../../src/desk/opened-tip.js'
import type { Tip } from '../../../src/domain/tip.js'
import { seal } from '../../../src/openpgp/seal.js'
import { SPANISH_QUESTIONNAIRE } from '../tips.js'
import type { DueFile, HostileDeps, MadeFile } from './hostile-file.js'
import { makeTar } from './hostile-tar.js'

export interface MadeTip {
  /** What `tip.json` says, as text, octets, or what is made JSON of. */
  json: string | Uint8Array | object
  /** As the form writes it, where that can be. */
  text?: string
  files?: { name: string; bytes: Uint8Array }[]
  remarks: Remark[]
  dueFiles?: DueFile[]
}

export async function sealTips(
  tips: Record<string, MadeTip>,
  { key }: HostileDeps,
): Promise<MadeFile[]> {
  const made: MadeFile[] = []
  for (const [name, { json, text, files = [], remarks, dueFiles }] of Object.entries(tips)) {
    const isJson = typeof json === 'string' || json instanceof Uint8Array
    const archive = makeTar([
      { name: 'tip/' },
      { name: 'tip/tip.txt', content: text ?? textOf(json) },
      { name: 'tip/tip.json', content: isJson ? json : JSON.stringify(json) },
      ...(files.length > 0 ? [{ name: 'tip/files/' }] : []),
      ...files.map((file) => ({ name: `tip/files/${file.name}`, content: file.bytes })),
    ])
    made.push({
      name: `${name}.tar.pgp`,
      bytes: await seal(archive, [key.key], new Date()),
      due: { opens: true, remarks, ...(dueFiles && { files: dueFiles }) },
    })
  }
  return made
}

function textOf(json: MadeTip['json']): string {
  try {
    return createTipText(json as Tip, SPANISH_QUESTIONNAIRE)
  } catch {
    return 'lo que sea\n'
  }
}
