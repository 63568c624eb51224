/**
 * To which keys each envelope is sealed, so that an admin can tell what still needs a retired key. Few sets of keys are
 * ever in force, so their envelopes are counted as they come and never scanned. Fingerprints in order, a space between;
 * empty for envelopes that came before this table.
 */
export const CREATE_RECIPIENT_SETS = `
CREATE TABLE recipient_sets (
  fingerprints TEXT NOT NULL PRIMARY KEY,
  envelope_count INTEGER NOT NULL CHECK (envelope_count >= 0)
) STRICT, WITHOUT ROWID;

ALTER TABLE envelopes ADD COLUMN recipients TEXT NOT NULL DEFAULT '';

INSERT INTO recipient_sets (fingerprints, envelope_count)
SELECT '', count(*) FROM envelopes HAVING count(*) > 0;
`
