/**
 * Every route of the staff app, with who may come and what it wants. The table in `test/server/staff/routes.test.ts` says
 * the same once more, and fails when one is here that is not there.
 */
import { addLabel, changeRule, retireLabel, showRules, type RulesDeps } from './routes/rules.js'
import {
  binEnvelope,
  changeEnvelope,
  holdEnvelope,
  restoreEnvelope,
  type ChangeEnvelopeDeps,
} from './routes/change-envelope.js'
import { changeEnvelopes, type ChangeEnvelopesDeps } from './routes/change-envelopes.js'
import { downloadDesk } from './routes/download-desk.js'
import { downloadEnvelopes, type DownloadDeps } from './routes/download-envelopes.js'
import { findEnvelope } from './routes/find-envelope.js'
import { showActivity, type ShowActivityDeps } from './routes/show-activity.js'
import { showBin, type ShowBinDeps } from './routes/show-bin.js'
import { showDesk, type ShowDeskDeps } from './routes/show-desk.js'
import { createShowEnvelope, showEnvelope, type ShowEnvelopeDeps } from './routes/show-envelope.js'
import { createShowInbox, showInbox, type ShowInboxDeps } from './routes/show-inbox.js'
import { showKeys, type ShowKeysDeps } from './routes/show-keys.js'
import type { Handle, Route, Visit } from './visit.js'

export type EnvelopeRouteDeps = ShowInboxDeps &
  ShowEnvelopeDeps &
  ShowBinDeps &
  ShowKeysDeps &
  ShowDeskDeps &
  ShowActivityDeps &
  RulesDeps &
  Omit<ChangeEnvelopeDeps, 'showEnvelope'> &
  Omit<ChangeEnvelopesDeps, 'showInbox'> &
  Omit<DownloadDeps, 'showInbox'>

/** What is ticked in a page of the list fits many times over. */
const MAX_LIST_BYTES = 262_144

export function createEnvelopeRoutes(deps: EnvelopeRouteDeps): Route[] {
  const inbox = createShowInbox(deps)
  const envelope = createShowEnvelope(deps)
  const withPages = { ...deps, showInbox: inbox, showEnvelope: envelope }
  const staff = { who: 'staff' } as const
  const admin = { who: 'admin' } as const
  const get = { method: 'GET' } as const
  const post = { method: 'POST' } as const
  const list = { maxBodyBytes: MAX_LIST_BYTES }
  const sensitive = { isSensitive: true } as const
  return [
    { ...get, path: '/', who: 'anybody', handle: goToInbox },
    { ...get, path: '/envelopes', ...staff, handle: showInbox(inbox) },
    { ...get, path: '/find', ...staff, handle: findEnvelope(inbox) },
    {
      ...post,
      path: '/envelopes/download',
      ...staff,
      ...list,
      handle: downloadEnvelopes(withPages),
    },
    { ...post, path: '/envelopes/change', ...staff, ...list, handle: changeEnvelopes(withPages) },
    { ...get, path: '/envelopes/:receipt', ...staff, handle: showEnvelope(envelope) },
    { ...post, path: '/envelopes/:receipt', ...staff, handle: changeEnvelope(withPages) },
    { ...post, path: '/envelopes/:receipt/hold', ...staff, handle: holdEnvelope(withPages) },
    {
      ...post,
      path: '/envelopes/:receipt/bin',
      ...staff,
      ...sensitive,
      handle: binEnvelope(withPages),
    },
    { ...post, path: '/envelopes/:receipt/restore', ...staff, handle: restoreEnvelope(withPages) },
    { ...get, path: '/bin', ...staff, handle: showBin(deps) },
    { ...get, path: '/desk', ...staff, handle: showDesk(deps) },
    { ...get, path: '/desk.html', ...staff, handle: downloadDesk(deps) },
    { ...get, path: '/keys', ...staff, handle: showKeys(deps) },
    { ...get, path: '/activity', ...staff, handle: showActivity(deps) },
    { ...get, path: '/rules', ...admin, handle: showRules(deps) },
    { ...post, path: '/rules/labels', ...admin, handle: addLabel(deps) },
    { ...post, path: '/rules/labels/:label/retire', ...admin, handle: retireLabel(deps) },
    { ...post, path: '/rules/retention', ...admin, ...sensitive, handle: changeRule(deps) },
  ]
}

const goToInbox: Handle<Visit> = ({ response }) => {
  response.redirect(303, '/envelopes')
}
