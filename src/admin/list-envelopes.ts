/** `sigilo envelopes list`: what has come, in no order of time: receipt, day, size, id. */
import type { EnvelopeListing, EnvelopeStore } from '../domain/envelope.js'
import type { Fingerprint } from '../domain/keyring.js'
import { receiptOfId, type EnvelopeId } from '../domain/receipt.js'

const PAGE = 500

export function listEnvelopes(
  { list }: Pick<EnvelopeStore, 'list'>,
  say: (line: string) => void,
): void {
  let count = 0
  for (const { id, receivedDay, sizeBytes } of allEnvelopes({ list })) {
    say(`${receiptOfId(id)}  ${receivedDay}  ${String(sizeBytes).padStart(9)}  ${id}`)
    count++
  }
  say(count === 1 ? '1 envelope' : `${String(count)} envelopes`)
}

/** `sigilo envelopes list --key FPR`: counts, which are kept and never scanned. */
export function countEnvelopes(
  store: Pick<EnvelopeStore, 'countFor'>,
  fingerprint: Fingerprint,
  say: (line: string) => void,
): void {
  const { openable, byNoOther } = store.countFor(fingerprint, null)
  say(`${String(openable)} stored envelopes can be opened with ${fingerprint}`)
  say(`${String(byNoOther)} of them by no other key`)
}

/** Every envelope, page by page in the order of ids. */
export function* allEnvelopes({ list }: Pick<EnvelopeStore, 'list'>): Generator<EnvelopeListing> {
  let after: EnvelopeId | null = null
  for (;;) {
    const page: EnvelopeListing[] = list(after, PAGE)
    yield* page
    const last = page.at(-1)
    if (!last) return
    after = last.id
  }
}
