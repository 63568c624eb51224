/**
 * One envelope as it is, several or all new ones as one tar. What was new is fetched once the system has taken the last
 * byte; whether the other side got it nobody here can know (a tunnel or a proxy takes what its client never reads). The
 * browser says when a download broke off, `SHA256SUMS` whether it is whole, and the state can be set back.
 */
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ActivityStore } from '../../../domain/activity.js'
import type { Day } from '../../../domain/day.js'
import type { EnvelopeStore } from '../../../domain/envelope.js'
import { SigiloError } from '../../../domain/errors.js'
import type { HandledEnvelope, HandlingStore, InboxPlace } from '../../../domain/handling.js'
import { receiptOfId } from '../../../domain/receipt.js'
import type { KnownEnvelope } from '../companions.js'
import { createEnvelopeTar, fileNameOf, type TarEnvelope } from '../envelope-tar.js'
import { readPicks } from '../read-changes.js'
import type { TarFile } from '../tar-file.js'
import type { Handle, SignedInVisit } from '../visit.js'
import type { ShowInbox } from './show-inbox.js'

export interface DownloadDeps {
  handlings: Pick<HandlingStore, 'find' | 'page' | 'markFetched'>
  activities: Pick<ActivityStore, 'append'>
  readChunks: EnvelopeStore['readChunks']
  /** What travels along, of these envelopes as they stand now. */
  companions: (envelopes: readonly KnownEnvelope[]) => TarFile[]
  today: () => Day
  showInbox: ShowInbox
}

type FoundEnvelope = TarEnvelope & KnownEnvelope

/**
 * What is known of them is held while they are sent: 5 MB, with two labels each 9 MB. What is left is still new, and comes
 * with the next download.
 */
const MAX_ENVELOPES = 20_000
const PAGE = 500

export function downloadEnvelopes(deps: DownloadDeps): Handle {
  return async (visit) => {
    const isAllNew = visit.form.get('which') === 'new'
    const envelopes = isAllNew ? findNew(deps.handlings) : findPicked(deps.handlings, visit.form)
    const [first] = envelopes
    if (!first) {
      deps.showInbox(visit, {
        name: isAllNew ? 'errors.nothingNew' : 'errors.nothingPicked',
        status: 400,
      })
      return
    }
    const isOne = envelopes.length === 1 && !isAllNew
    const day = deps.today()
    const body = isOne
      ? { lengthBytes: first.sizeBytes, read: () => deps.readChunks(first.id) }
      : createEnvelopeTar(envelopes, deps.companions(envelopes), deps.readChunks)
    await send(visit, isOne ? fileNameOf(first.id) : `sobres-${day}.tar`, body)
    deps.handlings.markFetched(
      envelopes.map(({ id }) => id),
      day,
    )
    deps.activities.append(
      envelopes.map(({ id }) => ({
        ...{ day, person: visit.person.id, action: 'downloaded' as const },
        receipt: receiptOfId(id),
      })),
    )
  }
}

function findNew({ page }: Pick<HandlingStore, 'page'>): FoundEnvelope[] {
  const found: FoundEnvelope[] = []
  let after: InboxPlace | null = null
  while (found.length < MAX_ENVELOPES) {
    const rows = page({ state: 'new' }, after, PAGE)
    found.push(...rows.map(pickKnown))
    after = rows.at(-1) ?? null
    if (after === null) break
  }
  return found
}

function findPicked({ find }: Pick<HandlingStore, 'find'>, form: FormData): FoundEnvelope[] {
  return readPicks(form).map(({ receipt }) => {
    const envelope = find(receipt)
    if (!envelope) throw new SigiloError('not_found', 'this envelope is not there any more')
    return pickKnown(envelope)
  })
}

/** Of each no more than is sent, as long as it is sent. */
function pickKnown(envelope: HandledEnvelope): FoundEnvelope {
  const { id, sizeBytes, receivedDay, state, labels, assignee } = envelope
  return { id, sizeBytes, receivedDay, state, labels, assignee }
}

async function send(
  { response }: SignedInVisit,
  fileName: string,
  body: { lengthBytes: number; read: () => Iterable<Uint8Array> },
): Promise<void> {
  response.setHeader('Content-Type', 'application/octet-stream')
  response.setHeader('Content-Disposition', `attachment; filename="${fileName}"`)
  response.setHeader('Content-Length', body.lengthBytes)
  await pipeline(Readable.from(body.read(), { objectMode: false }), response)
}
