-- The database of keys, kept apart from the data they lock. Everything in it is wrapped by the master key master_id.

-- What this program's own secrets are for, and they themselves.
CREATE TABLE house_keys (
  purpose        TEXT NOT NULL PRIMARY KEY,
  master_id      ${long} NOT NULL,
  wrapped        TEXT NOT NULL
) ${strict};

-- A key per person. Without it nothing that was kept of the person can be read, in no copy.
CREATE TABLE data_keys (
  user_id        ${long} NOT NULL PRIMARY KEY,
  version        INTEGER NOT NULL,
  master_id      ${long} NOT NULL,
  wrapped        TEXT NOT NULL
) ${strict};
CREATE INDEX data_keys_by_master ON data_keys (master_id);

-- Erasures whose key is destroyed and whose other steps are still to do.
CREATE TABLE erasures_under_way (
  receipt        TEXT NOT NULL PRIMARY KEY,
  user_id        ${long} NOT NULL,
  started_at     ${long} NOT NULL
) ${strict};

-- The ledger: that somebody was erased, and when. person is a fingerprint. A restored backup is made to forget them again.
CREATE TABLE erasure_ledger (
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      ${long} NOT NULL
) ${strict};
CREATE INDEX erasure_ledger_by_person ON erasure_ledger (person);

-- Facts about these keys: which database they belong to, which master key wraps.
CREATE TABLE instance (
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
) ${strict};
