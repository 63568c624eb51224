/** Names what the `Tags` of a Matroska or WebM file say (RFC 9559, 5.1.8; names: RFC 9559 and matroska.org, "Tags"). */
import { startsWithText } from '../byte-text.js'
import type { Trace } from '../cleaned.js'
import { type ElementBudget, readElements, type WholeElement } from './ebml-element.js'
import type { Cleaning } from '../zero-range.js'
import { traceOfComment } from '../sound/trace-of-comment.js'

const TAG = 0x7373
const SIMPLE_TAG = 0x67c8
const TAG_NAME = 0x45a3
const MAX_DEPTH = 6

export async function findTagTraces(
  cleaning: Cleaning & ElementBudget,
  master: WholeElement,
  depth = 0,
): Promise<Set<Trace>> {
  const traces = new Set<Trace>()
  for (const element of await readElements(cleaning.reader, master, cleaning)) {
    if (element.id === TAG_NAME) {
      const lengthBytes = Math.min(element.end - element.bodyStart, 64)
      const name = await cleaning.reader.read(element.bodyStart, lengthBytes)
      // How long a track is, as every muxer writes it, says nothing.
      if (!startsWithText(name, 'DURATION')) {
        traces.add(traceOfComment(String.fromCharCode(...name)) ?? 'hidden')
      }
    } else if ((element.id === TAG || element.id === SIMPLE_TAG) && depth < MAX_DEPTH) {
      for (const trace of await findTagTraces(cleaning, element, depth + 1)) traces.add(trace)
    }
  }
  return traces
}
