-- Times are milliseconds since 1970 in UTC. Every table about a user has user_id.
-- BYTEA columns hold ciphertext, bound to table, column, user and row; the keys are in another database.
-- The tables of SQLite, with the types of PostgreSQL. Texts that a query sorts by have the collation "C",
-- so that the order is SQLite's, whatever the locale of the database.

CREATE TABLE users (
  -- Users of the bot; username_print is a fingerprint, for finding a username without decrypting.
  user_id        BIGINT NOT NULL PRIMARY KEY,
  username       BYTEA,
  username_print TEXT,
  first_name     BYTEA NOT NULL,
  last_name      BYTEA,
  language_code  TEXT,
  is_bot         BIGINT NOT NULL DEFAULT 0,
  chat_id        BIGINT,
  created_at     BIGINT NOT NULL,
  last_activity  BIGINT NOT NULL,
  reachable      BIGINT NOT NULL DEFAULT 1
);
CREATE INDEX users_by_username ON users (username_print);
CREATE INDEX users_by_activity ON users (last_activity, user_id);
CREATE INDEX users_by_arrival ON users (created_at, user_id);
-- For filters that few users match. None of these columns changes when a user writes.
CREATE INDEX users_by_language ON users (language_code);
CREATE INDEX users_unreachable ON users (user_id) WHERE reachable = 0;

CREATE TABLE user_preferences (
  user_id        BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  language       TEXT NOT NULL DEFAULT 'en',
  notifications  BIGINT NOT NULL DEFAULT 1,
  theme          TEXT NOT NULL,
  last_updated   BIGINT NOT NULL
);
CREATE INDEX users_silent ON user_preferences (user_id) WHERE notifications = 0;

CREATE TABLE conversations (
  -- The state of each conversation: its type's name and its JSON. topic, as JSON, is where an
  -- operator's answer goes; null for the chat itself.
  user_id        BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  state          TEXT NOT NULL,
  data           TEXT NOT NULL,
  topic          TEXT,
  last_activity  BIGINT NOT NULL
);
CREATE INDEX conversations_by_activity ON conversations (last_activity, user_id);

CREATE TABLE user_messages (
  id             BIGINT NOT NULL PRIMARY KEY,
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  chat_id        BIGINT NOT NULL,
  message_id     BIGINT NOT NULL,
  message_text   BYTEA,
  message_type   TEXT NOT NULL,
  has_media      BIGINT NOT NULL,
  media_type     TEXT,
  file_id        BYTEA,
  edited_at      BIGINT,
  timestamp      BIGINT NOT NULL
);
CREATE INDEX user_messages_by_user ON user_messages (user_id, id);
CREATE INDEX user_messages_by_place ON user_messages (user_id, chat_id, message_id);

CREATE TABLE user_interactions (
  id             BIGINT NOT NULL PRIMARY KEY,
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action_type    TEXT NOT NULL,
  action_data    BYTEA,
  timestamp      BIGINT NOT NULL
);
CREATE INDEX user_interactions_by_user ON user_interactions (user_id, id);

CREATE TABLE seen_updates (
  -- Ids of handled updates, so that none is handled twice.
  update_id      BIGINT NOT NULL PRIMARY KEY,
  kind           TEXT NOT NULL,
  received_at    BIGINT NOT NULL
);

CREATE TABLE outbox (
  -- Replies, written in the transaction of the update and sent after its commit.
  -- state: pending, sending, sent, unknown, refused, dropped. said_by: the operator who answered.
  -- album: the album (media_group_id) that it replies to. trouble: why an operator should look.
  id             BIGINT NOT NULL PRIMARY KEY,
  user_id        BIGINT,
  chat_id        BIGINT,
  call           BYTEA NOT NULL,
  state          TEXT NOT NULL,
  attempts       BIGINT NOT NULL DEFAULT 0,
  error          TEXT,
  message_id     BIGINT,
  created_at     BIGINT NOT NULL,
  changed_at     BIGINT NOT NULL,
  said_by        TEXT,
  album          TEXT,
  trouble        TEXT
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_by_user ON outbox (user_id);
CREATE INDEX outbox_answers ON outbox (user_id, created_at) WHERE said_by IS NOT NULL;
CREATE INDEX outbox_albums ON outbox (user_id, album) WHERE album IS NOT NULL;
CREATE INDEX outbox_troubles ON outbox (changed_at) WHERE trouble IS NOT NULL;

CREATE TABLE quarantine (
  -- Updates that could not be handled. state: held, replay.
  update_id      BIGINT NOT NULL PRIMARY KEY,
  user_id        BIGINT,
  kind           TEXT NOT NULL,
  payload        BYTEA NOT NULL,
  error          TEXT NOT NULL,
  state          TEXT NOT NULL,
  attempts       BIGINT NOT NULL DEFAULT 1,
  received_at    BIGINT NOT NULL,
  changed_at     BIGINT NOT NULL
);

CREATE TABLE bot_file_versions (
  -- Bot files that were in use: buttons of all of them are still in chats.
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256         TEXT NOT NULL,
  source         TEXT NOT NULL,
  loaded_at      BIGINT NOT NULL
);

CREATE TABLE erasures (
  -- Completed erasures. person is a fingerprint; update_id the update that requested it;
  -- begun_anew: the user has returned as a new one.
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      BIGINT NOT NULL,
  update_id      BIGINT,
  begun_anew     BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX erasures_by_person ON erasures (person);

CREATE TABLE erasure_requests (
  -- Erasures that an operator has requested and the server has not done yet.
  user_id        BIGINT NOT NULL PRIMARY KEY,
  requested_at   BIGINT NOT NULL
);

CREATE TABLE exports (
  -- When users last exported their data.
  user_id        BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  exported_at    BIGINT NOT NULL
);

CREATE TABLE notes (
  -- Operators' notes on users.
  user_id        BIGINT NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  note           BYTEA NOT NULL,
  changed_by     TEXT NOT NULL,
  changed_at     BIGINT NOT NULL
);

CREATE TABLE disclosures (
  -- When administrators revealed a user's hidden names and messages, and why. account is no
  -- reference: the row stays when the account is deleted.
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  opened_at      BIGINT NOT NULL,
  open_until     BIGINT NOT NULL,
  account        BIGINT NOT NULL,
  opened_by      TEXT NOT NULL,
  reason         BYTEA NOT NULL,
  PRIMARY KEY (user_id, opened_at)
);

CREATE TABLE accounts (
  -- Administrators. role: owner, operator, analyst, auditor. password is an Argon2id hash, null
  -- until it is set through an invitation; totp_step is the last TOTP step used.
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           TEXT COLLATE "C" NOT NULL UNIQUE,
  role           TEXT NOT NULL,
  password       TEXT,
  totp_secret    BYTEA,
  totp_step      BIGINT,
  created_at     BIGINT NOT NULL,
  disabled_at    BIGINT
);

CREATE TABLE invitations (
  -- One-time links, by their SHA-256; without an account, for the first owner.
  sha256         TEXT NOT NULL PRIMARY KEY,
  account_id     BIGINT REFERENCES accounts (id) ON DELETE CASCADE,
  expires_at     BIGINT NOT NULL
);

CREATE TABLE logins (
  -- Login sessions, by the SHA-256 of the cookie. factor_at: when a second factor was verified;
  -- proved_at: time of the last authentication.
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  sha256         TEXT NOT NULL UNIQUE,
  account_id     BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at     BIGINT NOT NULL,
  last_seen      BIGINT NOT NULL,
  factor_at      BIGINT,
  proved_at      BIGINT NOT NULL,
  address        TEXT NOT NULL,
  device         TEXT NOT NULL
);
CREATE INDEX logins_by_account ON logins (account_id);

CREATE TABLE recovery_codes (
  -- One-time codes that replace a lost second factor, by their SHA-256.
  account_id     BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  sha256         TEXT NOT NULL,
  PRIMARY KEY (account_id, sha256)
);

CREATE TABLE passkeys (
  -- WebAuthn credential records. user_handle identifies the account; public_key is COSE, base64url.
  credential_id  TEXT NOT NULL PRIMARY KEY,
  account_id     BIGINT NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  user_handle    TEXT NOT NULL,
  name           TEXT NOT NULL,
  public_key     TEXT NOT NULL,
  sign_count     BIGINT NOT NULL,
  transports     TEXT NOT NULL,
  uv_initialized BIGINT NOT NULL,
  backup_able    BIGINT NOT NULL,
  backed_up      BIGINT NOT NULL,
  attestation    TEXT,
  created_at     BIGINT NOT NULL,
  last_used_at   BIGINT
);
CREATE INDEX passkeys_by_account ON passkeys (account_id);

CREATE TABLE api_tokens (
  -- Tokens for scripts and monitoring, by their SHA-256; scopes are separated by spaces.
  id             BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name           TEXT NOT NULL,
  sha256         TEXT NOT NULL UNIQUE,
  scopes         TEXT NOT NULL,
  created_at     BIGINT NOT NULL,
  expires_at     BIGINT,
  last_used_at   BIGINT,
  revoked_at     BIGINT
);

CREATE TABLE audit_log (
  -- What administrators did; append-only. mac covers the row and the previous row's mac. person is
  -- a fingerprint. replaces, in the row of a restore, is the known end of the log it replaced.
  id             BIGINT NOT NULL PRIMARY KEY,
  noted_at       BIGINT NOT NULL,
  actor_kind     TEXT NOT NULL,
  actor_id       BIGINT NOT NULL,
  actor          TEXT NOT NULL,
  address        TEXT,
  action         TEXT NOT NULL,
  way            TEXT NOT NULL,
  person         TEXT,
  object         BIGINT,
  times          BIGINT NOT NULL,
  result         TEXT NOT NULL,
  replaces       TEXT,
  mac            TEXT NOT NULL
);
CREATE INDEX audit_log_by_person ON audit_log (person, id);

CREATE TABLE audit_subjects (
  -- The user of an audit row, until that user is erased; not covered by the macs.
  audit_id       BIGINT NOT NULL PRIMARY KEY REFERENCES audit_log (id),
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action         TEXT NOT NULL,
  noted_at       BIGINT NOT NULL
);
CREATE INDEX audit_subjects_by_user ON audit_subjects (user_id, audit_id);

CREATE TABLE instance (
  -- Facts about this data, such as which bot it belongs to.
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
);

-- Totals, so that no query counts rows.

CREATE TABLE statistics (
  -- Numbers of rows.
  name           TEXT NOT NULL PRIMARY KEY,
  total          BIGINT NOT NULL
);
INSERT INTO statistics (name, total) VALUES
  ('users', 0), ('messages', 0), ('interactions', 0), ('quarantined', 0), ('unreachable', 0);

CREATE TABLE daily_activity (
  -- How many users were active on each day, counted from 1970 in UTC.
  day            BIGINT NOT NULL PRIMARY KEY,
  people         BIGINT NOT NULL
);

CREATE TABLE people_by_language (
  -- Users by the language of their app; '' when unknown.
  language       TEXT COLLATE "C" NOT NULL PRIMARY KEY,
  people         BIGINT NOT NULL
);

CREATE TABLE people_by_last_day (
  -- Users by the last day on which they were active.
  day            BIGINT NOT NULL PRIMARY KEY,
  people         BIGINT NOT NULL
);

-- Written with each batch of updates. They identify nobody, and stay when a user is erased.

CREATE TABLE hourly_figures (
  -- Activity per hour, counted from 1970 in UTC.
  hour           BIGINT NOT NULL PRIMARY KEY,
  newcomers      BIGINT NOT NULL,
  messages       BIGINT NOT NULL,
  taps           BIGINT NOT NULL,
  commands       BIGINT NOT NULL
);

CREATE TABLE screen_figures (
  -- How often a screen was opened per day; what is no screen of the bot file begins with a colon.
  day            BIGINT NOT NULL,
  screen         TEXT COLLATE "C" NOT NULL,
  opened         BIGINT NOT NULL,
  PRIMARY KEY (day, screen)
);
