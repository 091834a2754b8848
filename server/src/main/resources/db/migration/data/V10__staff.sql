-- Operators in Telegram, and the notices they get there.

CREATE TABLE staff (
  -- The Telegram chat of an account. telegram_id: their user id; nothing is recorded about that user.
  -- kinds: of notices, separated by spaces. quiet_from, quiet_to: minutes of the day in zone; null: never.
  -- names_allowed: whether notices may name users. noticed_at: when the last message was sent.
  account_id     INTEGER NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  telegram_id    INTEGER NOT NULL UNIQUE,
  chat_id        INTEGER NOT NULL,
  language       TEXT NOT NULL,
  kinds          TEXT NOT NULL,
  wait_minutes   INTEGER NOT NULL,
  quiet_from     INTEGER,
  quiet_to       INTEGER,
  zone           TEXT NOT NULL,
  names_allowed  INTEGER NOT NULL,
  linked_at      INTEGER NOT NULL,
  noticed_at     INTEGER
) STRICT;

CREATE TABLE staff_links (
  -- One-time links that connect a chat with an account, by their SHA-256.
  sha256         TEXT NOT NULL PRIMARY KEY,
  account_id     INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  language       TEXT NOT NULL,
  zone           TEXT NOT NULL,
  expires_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX staff_links_by_account ON staff_links (account_id);

CREATE TABLE notices (
  -- What a chat shows about a problem. message_id: null until sent. shown: SHA-256 of the message's text.
  -- over_at: when the problem ended; told: whether a message has said so.
  account_id     INTEGER NOT NULL REFERENCES staff (account_id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  message_id     INTEGER,
  since          INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  shown          TEXT NOT NULL,
  urgent         INTEGER NOT NULL,
  over_at        INTEGER,
  told           INTEGER NOT NULL,
  PRIMARY KEY (account_id, kind)
) STRICT;

CREATE TABLE alarms (
  -- Problems that ALARM_URL has been told about, until it is told that they are over.
  -- urgent: as they were when it was told.
  kind           TEXT NOT NULL PRIMARY KEY,
  since          INTEGER NOT NULL,
  urgent         INTEGER NOT NULL
) STRICT;

CREATE TABLE lost_instances (
  -- Instances that ended without saying so, for a day.
  id             INTEGER NOT NULL PRIMARY KEY,
  name           TEXT NOT NULL,
  seen_at        INTEGER NOT NULL
) STRICT;
