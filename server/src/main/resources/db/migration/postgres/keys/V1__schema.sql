-- The keys, in a schema of their own, apart from the data that they encrypt. All keys are wrapped by the
-- master key master_id. The tables of SQLite, with the types of PostgreSQL.

CREATE TABLE application_keys (
  -- Keys of the program itself, by purpose.
  purpose        TEXT NOT NULL PRIMARY KEY,
  master_id      BIGINT NOT NULL,
  wrapped        TEXT NOT NULL
);

CREATE TABLE data_keys (
  -- A key per user. Without it, the user's data cannot be read, in any copy.
  user_id        BIGINT NOT NULL PRIMARY KEY,
  version        BIGINT NOT NULL,
  master_id      BIGINT NOT NULL,
  wrapped        TEXT NOT NULL
);
CREATE INDEX data_keys_by_master ON data_keys (master_id);

CREATE TABLE erasures_under_way (
  -- Erasures whose key is destroyed and whose other steps are unfinished.
  receipt        TEXT NOT NULL PRIMARY KEY,
  user_id        BIGINT NOT NULL,
  started_at     BIGINT NOT NULL
);

CREATE TABLE erasure_ledger (
  -- Completed erasures, to be repeated after a restore. person is a fingerprint.
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      BIGINT NOT NULL
);
CREATE INDEX erasure_ledger_by_person ON erasure_ledger (person);

CREATE TABLE instance (
  -- Facts about these keys: their name, the wrapping master key, the end of the audit log.
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
);
