/**
 * Envelopes and their ciphertext. WITHOUT ROWID and keyed by an id that is read off the content, so that no number and
 * no order of rows tells which came first; a day is all that is kept of the time.
 */
export const CREATE_ENVELOPES = `
CREATE TABLE envelopes (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64),
  received_day TEXT NOT NULL CHECK (length(received_day) = 10),
  size_bytes INTEGER NOT NULL CHECK (size_bytes > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE envelope_chunks (
  envelope_id TEXT NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
  number INTEGER NOT NULL CHECK (number >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (envelope_id, number)
) STRICT, WITHOUT ROWID;
`
