/** Canaries that are on the road, by the digest of their word, and when each key last passed a drill. */
export const CREATE_DRILLS = `
CREATE TABLE canaries (
  word_sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(word_sha256) = 64),
  sent_day TEXT NOT NULL CHECK (length(sent_day) = 10),
  recipients TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE drills (
  fingerprint TEXT NOT NULL PRIMARY KEY CHECK (length(fingerprint) = 40),
  passed_day TEXT NOT NULL CHECK (length(passed_day) = 10)
) STRICT, WITHOUT ROWID;
`
