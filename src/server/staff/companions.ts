/**
 * What travels with a download to the desk, which has no other way to know it: the keyring, as a folder that anybody can
 * verify; the lists of staff; how each envelope stands here; and the questions, in every language.
 */
import type { HandledEnvelope } from '../../domain/handling.js'
import type { Questionnaire } from '../../domain/questionnaire.js'
import { receiptOfId } from '../../domain/receipt.js'
import type { KeyringFiles } from '../../openpgp/keyring-files.js'
import { armorKey } from '../../openpgp/read-key.js'
import type { Lists } from './describe-envelope.js'
import { fileOfLines, wholeFile, type TarFile } from './tar-file.js'

export type KnownEnvelope = Pick<
  HandledEnvelope,
  'id' | 'receivedDay' | 'state' | 'labels' | 'assignee'
>

export interface CompanionsOf {
  keyring: KeyringFiles | null
  lists: Lists
  questionnaire: Questionnaire
  /** As they stand before the download; thousands of them, so each is written out when its turn comes. */
  envelopes: readonly KnownEnvelope[]
}

export function createCompanions({
  keyring,
  lists,
  questionnaire,
  envelopes,
}: CompanionsOf): TarFile[] {
  return [
    wholeFile('lists.json', toJson(describeLists(lists))),
    fileOfLines('envelopes.json', () => describeEnvelopes(envelopes, lists)),
    wholeFile('questionnaire.json', toJson(questionnaire)),
    ...(keyring ? describeKeyring(keyring) : []),
  ]
}

/** What can be chosen from now on. */
function describeLists({ labels, people }: Lists): object {
  return {
    version: 1,
    labels: labels.filter(({ isRetired }) => !isRetired).map(({ name }) => name),
    people: people.filter(({ state }) => state === 'active').map(({ name }) => name),
  }
}

/** One a line. What an envelope has is named, whether it can still be chosen or not. */
function* describeEnvelopes(
  envelopes: readonly KnownEnvelope[],
  { labels, people }: Lists,
): Iterable<string> {
  const names = new Map(people.map(({ id, name }) => [id, name]))
  yield '{"version":1,"envelopes":['
  let separator = '\n'
  for (const { id, receivedDay, state, labels: own, assignee } of envelopes) {
    const known = {
      receipt: receiptOfId(id),
      ...{ receivedDay, state },
      labels: labels.filter((label) => own.includes(label.id)).map(({ name }) => name),
      assignee: assignee === null ? null : (names.get(assignee) ?? null),
    }
    yield separator + JSON.stringify(known)
    separator = ',\n'
  }
  yield '\n]}\n'
}

function describeKeyring({ entries, findBytes }: KeyringFiles): TarFile[] {
  const files = [wholeFile('keyring/keyring.json', toJson({ version: 1, entries }))]
  for (const { fingerprint, keySha256 } of entries) {
    const bytes = keySha256 === null ? null : findBytes(fingerprint)
    if (bytes === null) continue
    files.push(wholeFile(`keyring/${fingerprint}.asc`, Buffer.from(armorKey(bytes))))
  }
  return files
}

function toJson(value: object): Buffer {
  return Buffer.from(JSON.stringify(value, null, 2) + '\n')
}
