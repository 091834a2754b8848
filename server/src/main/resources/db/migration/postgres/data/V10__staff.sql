-- Operators in Telegram, and the notices they get there.

CREATE TABLE staff (
  -- The Telegram chat of an account. telegram_id: their user id; nothing is recorded about that user.
  -- kinds: of notices, separated by spaces. quiet_from, quiet_to: minutes of the day in zone; null: never.
  -- names_allowed: whether notices may name users. noticed_at: when the last message was sent.
  account_id     BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
  telegram_id    BIGINT NOT NULL UNIQUE,
  chat_id        BIGINT NOT NULL,
  language       TEXT NOT NULL,
  kinds          TEXT NOT NULL,
  wait_minutes   BIGINT NOT NULL,
  quiet_from     BIGINT,
  quiet_to       BIGINT,
  zone           TEXT NOT NULL,
  names_allowed  BIGINT NOT NULL,
  linked_at      BIGINT NOT NULL,
  noticed_at     BIGINT
);

CREATE TABLE staff_links (
  -- One-time links that connect a chat with an account, by their SHA-256.
  sha256         TEXT NOT NULL PRIMARY KEY,
  account_id     BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  language       TEXT NOT NULL,
  zone           TEXT NOT NULL,
  expires_at     BIGINT NOT NULL
);
CREATE INDEX staff_links_by_account ON staff_links (account_id);

CREATE TABLE notices (
  -- What a chat shows about a problem. message_id: null until sent. shown: SHA-256 of the message's text.
  -- over_at: when the problem ended; told: whether a message has said so.
  account_id     BIGINT NOT NULL REFERENCES staff (account_id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  message_id     BIGINT,
  since          BIGINT NOT NULL,
  changed_at     BIGINT NOT NULL,
  shown          TEXT NOT NULL,
  urgent         BIGINT NOT NULL,
  over_at        BIGINT,
  told           BIGINT NOT NULL,
  PRIMARY KEY (account_id, kind)
);

CREATE TABLE alarms (
  -- Problems that ALARM_URL has been told about, until it is told that they are over.
  -- urgent: as they were when it was told.
  kind           TEXT NOT NULL PRIMARY KEY,
  since          BIGINT NOT NULL,
  urgent         BIGINT NOT NULL
);

CREATE TABLE lost_instances (
  -- Instances that ended without saying so, for a day.
  id             BIGINT NOT NULL PRIMARY KEY,
  name           TEXT NOT NULL,
  seen_at        BIGINT NOT NULL
);
