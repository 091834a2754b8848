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
INSERT INTO application_keys VALUES ('common', 423993961, 'ARlFomlT9T3VpJoV9aLFRZUPN0p6nl4weIvn3+/+OzlqJKOZyg7reNdlZ+Ie/+x0uK8pDCwoaSumtYzt8xFhyeg=');
INSERT INTO application_keys VALUES ('fingerprints', 423993961, 'ARlFomnkh8SL5B9QJc915DXPhEmlzqT1aa7G/6jZT84Fcs18XoHyDo8OCeWY73weHTW/v1rNutAXaHuE1JXetKo=');
INSERT INTO data_keys VALUES (1, 1, 423993961, 'ARlFomkB/RSUSha/lPaSJVzP/o3kZZ0tdegG6sjPSVWVHSXSnTbiaK/0M9C0tNZSutuhcEAOlSqLcBqAOrj3EKI=');
INSERT INTO data_keys VALUES (2, 1, 423993961, 'ARlFomlgD0ECMfQGdMeE/zWltdLNW/ihGHVfRvMlWRqTizp26USPxg5hBguJd7wHB27yqu+HGgLodhXpKLZOHUA=');
INSERT INTO erasure_ledger VALUES ('receipt-of-an-erasure', '165b3891d968baaa8d100e2d2875a80d602a7f7102c4864244f8d91d8644cdcd', 1795411800000);
INSERT INTO flyway_schema_history VALUES (1, '1', 'schema', 'SQL', 'V1__schema.sql', -971011682, '', '2026-12-01 13:41:58.852', 83, 1);
INSERT INTO instance VALUES ('keys', '7ebb7aba-4ba1-4020-829b-55a48e0be6b7');
INSERT INTO instance VALUES ('master', '423993961');
INSERT INTO instance VALUES ('audit_mark', '0::f10b2573cde0cd0144be9befb3f75f958061b40401eb3d47485c7d9f13c7b3d8');
