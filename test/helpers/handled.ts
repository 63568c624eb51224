/** A real database with envelopes of given days in it, and the stores that staff work with. */
import { createHash } from 'node:crypto'
import { join } from 'node:path'
import type { Day } from '../../src/domain/day.js'
import type { HandledEnvelope } from '../../src/domain/handling.js'
import type { Fingerprint } from '../../src/domain/keyring.js'
import {
  envelopeIdOf,
  receiptOfId,
  type EnvelopeId,
  type Receipt,
} from '../../src/domain/receipt.js'
import { createActivityStore } from '../../src/server/store/activities.js'
import { createHandlingStore } from '../../src/server/store/handlings.js'
import { createLabelStore } from '../../src/server/store/labels.js'
import { openDatabase } from '../../src/server/store/open-database.js'
import { createStores } from '../../src/server/store/stores.js'
import { tempFolder } from './temp-folder.js'

export const TODAY = '2026-11-20' as Day
const RECIPIENT = 'A'.repeat(40) as Fingerprint

export function openHandled(path = join(tempFolder(), 'sigilo.db')) {
  const database = openDatabase(path)
  return {
    path,
    database,
    stores: createStores(database),
    handlings: createHandlingStore(database),
    labels: createLabelStore(database),
    activities: createActivityStore(database),
  }
}

export type Handled = ReturnType<typeof openHandled>

/** Stores one whose bytes are the text given, so that its id can be told. */
export async function storeText(
  { stores }: Pick<Handled, 'stores'>,
  text: string,
  receivedDay: string = TODAY,
): Promise<{ id: EnvelopeId; receipt: Receipt }> {
  const bytes = Buffer.from(text.padEnd(5000, '.'))
  const id = envelopeIdOf(createHash('sha256').update(bytes).digest())
  await stores.envelopes.insert({
    ...{ id, bytes, receivedDay: receivedDay as Day },
    recipients: [RECIPIENT],
  })
  return { id, receipt: receiptOfId(id) }
}

/** Every page of the inbox, one after the other. */
export function readInbox(
  { handlings }: Pick<Handled, 'handlings'>,
  filter: Parameters<Handled['handlings']['page']>[0],
  limit: number,
): HandledEnvelope[] {
  const found: HandledEnvelope[] = []
  for (;;) {
    const page = handlings.page(filter, found.at(-1) ?? null, limit)
    if (page.length === 0) return found
    found.push(...page)
  }
}
