/** What is due for each hostile file, in the words of the desk. */
import type { LEFT_OUT } from '../../../src/desk/batch/batch.js'
import type { FileKind } from '../../../src/desk/files/file-kind.js'
import type { NotOpenedReason } from '../../../src/desk/not-opened.js'
import type { Remark } from '../../../src/desk/opened-tip.js'
import type { TestKey } from '../keys.js'

export type LeftOutReason = (typeof LEFT_OUT)[number]

export interface DueFile {
  /** In the archive. */
  name: string
  kind: FileKind
}

export type Due =
  /** It is taken for an envelope and does not open. */
  | { reason: NotOpenedReason }
  /** It is not taken for an envelope. */
  | { leftOut: LeftOutReason }
  /** It opens all the same, with just these remarks; none where there are no `remarks`. */
  | { opens: true; remarks?: Remark[]; files?: DueFile[] }
  /** It is a tar, or one of the files that travel in one; what comes of all that is in it. */
  | {
      holds: {
        /** How many tips, all of them without remarks. */
        opens: number
        reasons?: NotOpenedReason[]
        /** Each reason that is given; how often does not matter. */
        leftOut?: LeftOutReason[]
        twice?: number
        missing?: number
      }
    }

/** Before it is written. */
export interface MadeFile {
  name: string
  bytes: Uint8Array
  due: Due
}

export interface HostileFile {
  path: string
  name: string
  due: Due
}

export interface HostileDeps {
  /** The desk has it. */
  key: TestKey
  /** The desk does not. */
  foreignKey: TestKey
}
