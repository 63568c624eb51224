/**
 * What staff do with envelopes. Indexes serve pages of the inbox by day, newest first; counts by day and state are kept by
 * triggers, so that no counting ever scans. The activity record can be added to and nothing else.
 */
export const CREATE_HANDLING = `
ALTER TABLE envelopes ADD COLUMN state TEXT NOT NULL DEFAULT 'new';
ALTER TABLE envelopes ADD COLUMN state_day TEXT NOT NULL DEFAULT ''
  CHECK (length(state_day) IN (0, 10));
ALTER TABLE envelopes ADD COLUMN assignee TEXT;
ALTER TABLE envelopes ADD COLUMN is_held INTEGER NOT NULL DEFAULT 0;
ALTER TABLE envelopes ADD COLUMN binned_day TEXT CHECK (length(binned_day) = 10);
ALTER TABLE envelopes ADD COLUMN version INTEGER NOT NULL DEFAULT 1;

CREATE INDEX envelopes_by_day ON envelopes (received_day, id) WHERE binned_day IS NULL;
CREATE INDEX envelopes_by_state ON envelopes (state, received_day, id) WHERE binned_day IS NULL;
CREATE INDEX envelopes_by_assignee ON envelopes (assignee, received_day, id)
  WHERE binned_day IS NULL AND assignee IS NOT NULL;
CREATE INDEX envelopes_by_assignee_and_state ON envelopes (assignee, state, received_day, id)
  WHERE binned_day IS NULL AND assignee IS NOT NULL;
CREATE INDEX envelopes_by_state_day ON envelopes (state, state_day)
  WHERE binned_day IS NULL AND is_held = 0 AND state <> 'new';
CREATE INDEX envelopes_in_bin ON envelopes (binned_day, id) WHERE binned_day IS NOT NULL;

CREATE TABLE day_counts (
  received_day TEXT NOT NULL,
  state TEXT NOT NULL,
  envelope_count INTEGER NOT NULL CHECK (envelope_count >= 0),
  PRIMARY KEY (received_day, state)
) STRICT, WITHOUT ROWID;

INSERT INTO day_counts (received_day, state, envelope_count)
SELECT received_day, 'new', count(*) FROM envelopes GROUP BY received_day;

CREATE TABLE state_counts (
  state TEXT NOT NULL PRIMARY KEY,
  envelope_count INTEGER NOT NULL CHECK (envelope_count >= 0)
) STRICT, WITHOUT ROWID;

INSERT INTO state_counts (state, envelope_count)
SELECT 'new', count(*) FROM envelopes;

CREATE TRIGGER count_state_of_new_day AFTER INSERT ON day_counts BEGIN
  INSERT INTO state_counts (state, envelope_count)
  VALUES (new.state, new.envelope_count)
  ON CONFLICT (state) DO UPDATE SET envelope_count = envelope_count + excluded.envelope_count;
END;

CREATE TRIGGER count_state AFTER UPDATE OF envelope_count ON day_counts BEGIN
  UPDATE state_counts
  SET envelope_count = envelope_count + new.envelope_count - old.envelope_count
  WHERE state = new.state;
END;

CREATE TRIGGER count_arrival AFTER INSERT ON envelopes BEGIN
  INSERT INTO day_counts (received_day, state, envelope_count)
  VALUES (new.received_day, new.state, 1)
  ON CONFLICT (received_day, state) DO UPDATE SET envelope_count = envelope_count + 1;
END;

CREATE TRIGGER count_change AFTER UPDATE OF state, binned_day ON envelopes BEGIN
  UPDATE day_counts SET envelope_count = envelope_count - 1
  WHERE old.binned_day IS NULL AND received_day = old.received_day AND state = old.state;
  INSERT INTO day_counts (received_day, state, envelope_count)
  SELECT new.received_day, new.state, 1 WHERE new.binned_day IS NULL
  ON CONFLICT (received_day, state) DO UPDATE SET envelope_count = envelope_count + 1;
END;

CREATE TRIGGER count_end AFTER DELETE ON envelopes WHEN old.binned_day IS NULL BEGIN
  UPDATE day_counts SET envelope_count = envelope_count - 1
  WHERE received_day = old.received_day AND state = old.state;
END;

CREATE TABLE labels (
  id TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 16),
  name TEXT NOT NULL UNIQUE COLLATE NOCASE,
  is_retired INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

CREATE TABLE envelope_labels (
  label_id TEXT NOT NULL REFERENCES labels (id),
  received_day TEXT NOT NULL,
  envelope_id TEXT NOT NULL REFERENCES envelopes (id) ON DELETE CASCADE,
  PRIMARY KEY (label_id, received_day, envelope_id)
) STRICT, WITHOUT ROWID;

CREATE INDEX labels_by_envelope ON envelope_labels (envelope_id);

CREATE TABLE retention_rules (
  state TEXT NOT NULL PRIMARY KEY,
  days INTEGER CHECK (days > 0)
) STRICT, WITHOUT ROWID;

CREATE TABLE purged_envelopes (
  receipt TEXT NOT NULL PRIMARY KEY CHECK (length(receipt) = 19),
  purged_day TEXT NOT NULL CHECK (length(purged_day) = 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE triage_files (
  sha256 TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
  applied_day TEXT NOT NULL CHECK (length(applied_day) = 10)
) STRICT, WITHOUT ROWID;

CREATE TABLE activities (
  number INTEGER NOT NULL PRIMARY KEY,
  day TEXT NOT NULL CHECK (length(day) = 10),
  person TEXT,
  action TEXT NOT NULL,
  receipt TEXT,
  detail TEXT
) STRICT;

CREATE INDEX activities_by_receipt ON activities (receipt, number) WHERE receipt IS NOT NULL;

CREATE TRIGGER keep_activities AFTER DELETE ON activities BEGIN
  SELECT raise(ABORT, 'the record of activity is only added to');
END;

CREATE TRIGGER place_activities BEFORE INSERT ON activities
WHEN EXISTS (SELECT 1 FROM activities WHERE number = new.number) BEGIN
  SELECT raise(ABORT, 'the record of activity is only added to');
END;

CREATE TRIGGER freeze_activities BEFORE UPDATE ON activities BEGIN
  SELECT raise(ABORT, 'the record of activity is only added to');
END;

CREATE TABLE backups (
  id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
  made_day TEXT NOT NULL CHECK (length(made_day) = 10)
) STRICT;
`
