import { CREATE_ENVELOPES } from './001-create-envelopes.js'
import { CREATE_RECIPIENT_SETS } from './002-create-recipient-sets.js'
import { CREATE_KEYRING_HEAD } from './003-create-keyring-head.js'
import { CREATE_DRILLS } from './004-create-drills.js'
import { CREATE_UPLOADS } from './005-create-uploads.js'
import { CREATE_HANDLING } from './006-create-handling.js'
import { CREATE_ACCOUNTS } from './007-create-accounts.js'
import { CREATE_OUTBOX } from './008-create-outbox.js'

/** In order, kept by hand. A migration is added, never edited. */
export const MIGRATIONS: readonly string[] = [
  CREATE_ENVELOPES,
  CREATE_RECIPIENT_SETS,
  CREATE_KEYRING_HEAD,
  CREATE_DRILLS,
  CREATE_UPLOADS,
  CREATE_HANDLING,
  CREATE_ACCOUNTS,
  CREATE_OUTBOX,
]
