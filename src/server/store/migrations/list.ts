import { CREATE_ENVELOPES } from './001-create-envelopes.js'

/** In order, kept by hand. A migration is added, never edited. */
export const MIGRATIONS: readonly string[] = [CREATE_ENVELOPES]
