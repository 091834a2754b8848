CREATE TABLE "flyway_schema_history" (
    "installed_rank" INT NOT NULL PRIMARY KEY,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INT,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TEXT NOT NULL DEFAULT (strftime('%Y-%m-%d %H:%M:%f','now')),
    "execution_time" INT NOT NULL,
    "success" BOOLEAN NOT NULL
);
CREATE TABLE application_keys (
  -- Keys of the program itself, by purpose.
  purpose        TEXT NOT NULL PRIMARY KEY,
  master_id      INTEGER NOT NULL,
  wrapped        TEXT NOT NULL
) STRICT;
CREATE TABLE data_keys (
  -- A key per user. Without it, the user's data cannot be read, in any copy.
  user_id        INTEGER NOT NULL PRIMARY KEY,
  version        INTEGER NOT NULL,
  master_id      INTEGER NOT NULL,
  wrapped        TEXT NOT NULL
) STRICT;
CREATE TABLE erasures_under_way (
  -- Erasures whose key is destroyed and whose other steps are unfinished.
  receipt        TEXT NOT NULL PRIMARY KEY,
  user_id        INTEGER NOT NULL,
  started_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE erasure_ledger (
  -- Completed erasures, to be repeated after a restore. person is a fingerprint.
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      INTEGER NOT NULL
) STRICT;
CREATE TABLE instance (
  -- Facts about these keys: their name, the wrapping master key, the end of the audit log.
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
) STRICT;
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX data_keys_by_master ON data_keys (master_id);
CREATE INDEX erasure_ledger_by_person ON erasure_ledger (person);
INSERT INTO application_keys VALUES ('common', -1953685191, 'AYuNITnzLi1nTJrrefdzEPmFNIzDsIqwWFt+Uv72H0YbTXLia+xVIZLpTDnjJnIYyOddTA25nFV9nl4lpIAKdQs=');
INSERT INTO application_keys VALUES ('fingerprints', -1953685191, 'AYuNITkWxGLEIYpYKMwKEF1FFsdMvZpHhiPXWVCRI5Z1QMAAcbkpSQAnOAWyq5Pnf4hI7BO8P8yZ9tKAL5rxZGw=');
INSERT INTO data_keys VALUES (1, 1, -1953685191, 'AYuNITnyQY8Ji/VQfqpAZHb1UbfygDoUbCNZcW3OqUQebeB6udmMF5h9Hz5yik/yP33Cra2K1lMCrb1E/RRAX3w=');
INSERT INTO data_keys VALUES (2, 1, -1953685191, 'AYuNITnbll0m7vzXiStmysAFgloTID35Z3d7Op4XjQ2oAFkYXblGXgll04DlFAsq+gIpjRvAXs0tMOxlBpYnBVA=');
INSERT INTO erasure_ledger VALUES ('receipt-of-an-erasure', '93c3ad79d724e8ef3d5911291598e1741097659ef06ffc3672ac857c6679917c', 1795411800000);
INSERT INTO flyway_schema_history VALUES (1, '1', 'schema', 'SQL', 'V1__schema.sql', -971011682, '', '2026-12-01 14:42:22.522', 1, 1);
INSERT INTO instance VALUES ('keys', 'ef3adf41-cafd-492e-825c-98eec3725f32');
INSERT INTO instance VALUES ('master', '-1953685191');
INSERT INTO instance VALUES ('audit_mark', '0::7c80378fa24777313a8b244518c6d6e46b158ad8d025e04b86e5e04fed8485ab');
