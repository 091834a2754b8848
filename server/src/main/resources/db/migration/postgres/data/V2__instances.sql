-- Several instances on one database.

-- owner: the instance that sends the reply; given: another instance wrote it, its owner reads it from here.
ALTER TABLE outbox ADD COLUMN owner BIGINT NOT NULL DEFAULT 0;
ALTER TABLE outbox ADD COLUMN given BIGINT NOT NULL DEFAULT 0;
CREATE INDEX outbox_given ON outbox (owner, id) WHERE given = 1;

CREATE INDEX outbox_by_chat ON outbox (chat_id, changed_at);
CREATE INDEX outbox_unsent_by_owner ON outbox (owner) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_unsent_by_chat ON outbox (chat_id) WHERE state IN ('pending', 'sending');

CREATE TABLE running_instances (
  -- Instances that run. alive_until: others take over then. share: messages per second it may send.
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           TEXT NOT NULL,
  version        TEXT NOT NULL,
  started_at     BIGINT NOT NULL,
  seen_at        BIGINT NOT NULL,
  alive_until    BIGINT NOT NULL,
  share          BIGINT NOT NULL,
  updates        BIGINT NOT NULL,
  bot_file       TEXT NOT NULL
);

CREATE TABLE leases (
  -- What only one instance does: its id.
  name           TEXT NOT NULL PRIMARY KEY,
  holder         BIGINT NOT NULL
);
INSERT INTO leases (name, holder) VALUES ('polling', 0), ('jobs', 0);

CREATE TABLE locks (
  -- A transaction that changes a row here makes others wait until its end.
  name           TEXT NOT NULL PRIMARY KEY,
  uses           BIGINT NOT NULL
);
INSERT INTO locks (name, uses) VALUES ('instances', 0), ('audit', 0);

CREATE VIEW database_clock AS SELECT CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT) AS now;

-- The first of 1,024 row ids; see Database.reserveIds.
CREATE SEQUENCE row_ids START 1024 INCREMENT 1024;
