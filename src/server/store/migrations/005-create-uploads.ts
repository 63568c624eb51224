/**
 * Ciphertext has a key of its own, the body, so that an upload can become an envelope without one byte of it being
 * copied. It is random and never leaves the store, so that nothing which was ever on a line leads to an envelope.
 * Envelopes that came before keep their id as the body's. An upload keeps a day and no time; the time until it is
 * forgotten is kept in memory only. Bodies that nobody refers to any more are erased bit by bit.
 */
export const CREATE_UPLOADS = `
CREATE TABLE body_chunks (
  body_id TEXT NOT NULL,
  number INTEGER NOT NULL CHECK (number >= 0),
  bytes BLOB NOT NULL,
  PRIMARY KEY (body_id, number)
) STRICT, WITHOUT ROWID;

INSERT INTO body_chunks (body_id, number, bytes)
SELECT envelope_id, number, bytes FROM envelope_chunks;

DROP TABLE envelope_chunks;

ALTER TABLE envelopes ADD COLUMN body_id TEXT NOT NULL DEFAULT '';

UPDATE envelopes SET body_id = id;

CREATE TABLE uploads (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 32),
  length_bytes INTEGER NOT NULL CHECK (length_bytes > 0),
  offset_bytes INTEGER NOT NULL CHECK (offset_bytes BETWEEN 0 AND length_bytes),
  chunk_count INTEGER NOT NULL CHECK (chunk_count >= 0),
  started_day TEXT NOT NULL CHECK (length(started_day) = 10),
  body_id TEXT NOT NULL,
  envelope_id TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE forgotten_bodies (
  body_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;

CREATE TABLE bodies_set_aside (
  body_id TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
`
