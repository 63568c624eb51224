/** Notifications: a row for each slot and address, which stays as the sign that the slot was dealt with. */
export const CREATE_OUTBOX = `
CREATE TABLE outbox (
  slot TEXT NOT NULL,
  address TEXT NOT NULL,
  state TEXT NOT NULL,
  attempts INTEGER NOT NULL DEFAULT 0,
  next_try_ms INTEGER NOT NULL DEFAULT 0,
  fault TEXT,
  PRIMARY KEY (slot, address)
) STRICT, WITHOUT ROWID;
`
