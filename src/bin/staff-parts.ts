/** The stores of the staff app and the routes that get what they need of them, and nothing else. */
import type { Action } from '../domain/activity.js'
import { dayOf, type Day } from '../domain/day.js'
import type { PersonId } from '../domain/person.js'
import type { OutboxHealth } from '../domain/outbox.js'
import type { Questionnaire } from '../domain/questionnaire.js'
import type { EnvelopeId } from '../domain/receipt.js'
import type { KeyringFiles } from '../openpgp/keyring-files.js'
import type { StaffAppDeps } from '../server/staff/app.js'
import { createCompanions, type KnownEnvelope } from '../server/staff/companions.js'
import type { Lists } from '../server/staff/describe-envelope.js'
import type { DeskFile } from '../server/staff/desk-file.js'
import { createEnvelopeRoutes } from '../server/staff/routes.js'
import { createSignInRoutes } from '../server/staff/routes/sign-in-routes.js'
import { createSignIn } from '../server/staff/sign-in/sign-in.js'
import { createTriageRoutes } from '../server/staff/triage/triage-routes.js'
import { createAccountStore } from '../server/store/accounts.js'
import { createActivityStore } from '../server/store/activities.js'
import { createDrillStore } from '../server/store/drills.js'
import { createHandlingStore } from '../server/store/handlings.js'
import { createLabelStore } from '../server/store/labels.js'
import type { openDatabase } from '../server/store/open-database.js'
import { createRetentionStore } from '../server/store/retention.js'
import { createStores } from '../server/store/stores.js'
import { createTriageFileStore } from '../server/store/triage-files.js'

type Given = Pick<StaffAppDeps, 'texts' | 'show' | 'origins' | 'report'>

export interface StaffPartsDeps extends Given {
  database: ReturnType<typeof openDatabase>
  keyring: () => KeyringFiles | null
  /** Null: no mail is set up. */
  mailHealth: () => OutboxHealth | null
  /** The one in force; it travels with each download. */
  questionnaire: Questionnaire
  desk: DeskFile
}

export function createStaffParts({
  database,
  keyring,
  mailHealth,
  questionnaire,
  ...given
}: StaffPartsDeps) {
  const { bodies, envelopes, uploads, ...shared } = createStores(database)
  const inTransaction = (work: () => void): void => {
    shared.inTransaction(work)
  }
  const accounts = createAccountStore(database)
  const stores = {
    uploads,
    activities: createActivityStore(database),
    handlings: createHandlingStore(database),
    labels: createLabelStore(database),
    retention: createRetentionStore(database, bodies),
  }
  const lists = (): Lists => ({ labels: stores.labels.list(), people: accounts.list() })
  const signIn = createSignIn({
    ...{ accounts, nowMs: Date.now },
    // The first one has a name: passkeys cannot belong to an address of numbers.
    origin: () => given.origins()[0] ?? '',
  })
  const today = (): Day => dayOf(Date.now())
  const deps = {
    ...given,
    ...stores,
    ...{ accounts, signIn, lists, keyring, inTransaction },
    drills: createDrillStore(database),
    triageFiles: createTriageFileStore(database),
    people: () => accounts.list(),
    readChunks: (id: EnvelopeId) => envelopes.readChunks(id),
    companions: (envelopes: readonly KnownEnvelope[]) =>
      createCompanions({ keyring: keyring(), lists: lists(), questionnaire, envelopes }),
    mail: mailHealth,
    findMailFault: () => mailHealth()?.fault ?? null,
    now: () => new Date(),
    today,
    nowMs: Date.now,
    origin: () => given.origins()[0] ?? '',
    record: (person: PersonId | null, action: Action, detail?: string) => {
      stores.activities.append([
        { day: today(), person, action, ...(detail !== undefined && { detail }) },
      ])
    },
  }
  return {
    stores,
    routes: [
      ...createEnvelopeRoutes(deps),
      ...createTriageRoutes(deps),
      ...createSignInRoutes(deps),
    ],
    findSignedIn: signIn.sessions.find,
    sweepSessions: () => {
      signIn.sessions.sweep()
    },
    hasProved: signIn.sessions.hasProved,
  }
}
