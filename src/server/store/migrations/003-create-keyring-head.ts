/** The last entry of the keyring that was in force: a keyring that does not go on from there is refused. One row. */
export const CREATE_KEYRING_HEAD = `
CREATE TABLE keyring_head (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  entry_number INTEGER NOT NULL CHECK (entry_number > 0),
  statement_sha256 TEXT NOT NULL CHECK (length(statement_sha256) = 64)
) STRICT;
`
