-- Several instances on one database; SQLite has one instance, and these tables stay empty there.

-- owner: the instance that sends the reply; given: another instance wrote it, its owner reads it from here.
ALTER TABLE outbox ADD COLUMN owner INTEGER NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN given INTEGER NOT NULL DEFAULT 0;
CREATE INDEX outbox_given ON outbox (owner, id) WHERE given = 1;

CREATE TABLE running_instances (
  -- Instances that run. alive_until: others take over then. share: messages per second it may send.
  id             INTEGER NOT NULL PRIMARY KEY,
  name           TEXT NOT NULL,
  version        TEXT NOT NULL,
  started_at     INTEGER NOT NULL,
  seen_at        INTEGER NOT NULL,
  alive_until    INTEGER NOT NULL,
  share          INTEGER NOT NULL,
  updates        INTEGER NOT NULL,
  bot_file       TEXT NOT NULL
) STRICT;

CREATE TABLE leases (
  -- What only one instance does: its id.
  name           TEXT NOT NULL PRIMARY KEY,
  holder         INTEGER NOT NULL
) STRICT;
INSERT INTO leases (name, holder) VALUES ('polling', 0), ('jobs', 0);

CREATE TABLE locks (
  -- A transaction that changes a row here makes others wait until its end.
  name           TEXT NOT NULL PRIMARY KEY,
  uses           INTEGER NOT NULL
) STRICT;
INSERT INTO locks (name, uses) VALUES ('instances', 0), ('audit', 0);

CREATE VIEW database_clock AS SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now;
