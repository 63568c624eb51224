/** Looks at the files of a tip as they pass: what each really is, by its content. */
import type { FileTaker } from '../../archive/tip-archive.js'
import { readTip } from '../../domain/tip.js'
import type { FileKind } from '../files/file-kind.js'
import { createKindReader, type KindReader } from '../files/sniff-kind.js'

export interface FileWatch {
  taker: FileTaker
  /** By name, once the envelope has opened well. */
  finish(): Map<string, FileKind>
}

export function watchFiles(): FileWatch {
  const kinds = new Map<string, FileKind>()
  let given: Map<string, string> | null = null
  let current: { name: string; reader: KindReader } | null = null

  function end(): void {
    if (current) kinds.set(current.name, current.reader.finish())
    current = null
  }

  return {
    taker: {
      begin(name, _sizeBytes, json) {
        end()
        given ??= json && readGivenNames(json)
        current = { name, reader: createKindReader(given?.get(name) ?? name) }
      },
      take(bytes) {
        current?.reader.push(bytes)
      },
    },
    finish() {
      end()
      return kinds
    },
  }
}

/** A file is misnamed by the name that people read. */
function readGivenNames(json: Uint8Array): Map<string, string> {
  const reading = readTip(new TextDecoder().decode(json))
  const files = 'tip' in reading ? (reading.tip.files ?? []) : []
  return new Map(files.map(({ name, givenName }) => [name, givenName]))
}
