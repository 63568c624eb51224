/** People of the staff and how they sign in. Links and sessions are kept as digests: who steals the file cannot use them. */
export const CREATE_ACCOUNTS = `
CREATE TABLE people (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  role TEXT NOT NULL,
  state TEXT NOT NULL,
  language TEXT NOT NULL,
  since_day TEXT NOT NULL CHECK (length(since_day) = 10),
  passphrase_hash TEXT,
  totp_secret TEXT,
  totp_last_step INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE invitations (
  token_sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(token_sha256) = 64),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  expires_ms INTEGER NOT NULL,
  pending_hash TEXT,
  pending_totp TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE passkeys (
  credential_id TEXT NOT NULL PRIMARY KEY,
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  public_key BLOB NOT NULL,
  counter INTEGER NOT NULL,
  transports TEXT NOT NULL,
  added_day TEXT NOT NULL CHECK (length(added_day) = 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE sessions (
  id_sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(id_sha256) = 64),
  person_id TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  started_ms INTEGER NOT NULL,
  seen_ms INTEGER NOT NULL,
  proved_ms INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE device_secret (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  bytes BLOB NOT NULL CHECK (length(bytes) = 32)
) STRICT;
`
