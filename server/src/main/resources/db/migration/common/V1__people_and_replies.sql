-- ${long} holds 64 bits; ${identity} numbers rows and never uses a number twice; ${strict} makes SQLite check types.
-- Times are milliseconds since 1970 in UTC. Every table that belongs to a person carries user_id.
-- Columns of ${bytes} hold ciphertext, bound to their table, column, person and row; their keys are in another database.

CREATE TABLE users (
  user_id        ${long} NOT NULL PRIMARY KEY,
  username       ${bytes},
  username_print TEXT,
  first_name     ${bytes} NOT NULL,
  last_name      ${bytes},
  language_code  TEXT,
  is_bot         INTEGER NOT NULL DEFAULT 0,
  chat_id        ${long},
  created_at     ${long} NOT NULL,
  last_activity  ${long} NOT NULL,
  reachable      INTEGER NOT NULL DEFAULT 1
) ${strict};
-- username_print recognizes a username without telling it.
CREATE INDEX users_by_username ON users (username_print);

CREATE TABLE user_preferences (
  user_id        ${long} NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  language       TEXT NOT NULL DEFAULT 'en',
  notifications  INTEGER NOT NULL DEFAULT 1,
  theme          TEXT NOT NULL,
  last_updated   ${long} NOT NULL
) ${strict};

-- Where each person is in the bot: the state's name and its JSON.
CREATE TABLE conversations (
  user_id        ${long} NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  state          TEXT NOT NULL,
  data           TEXT NOT NULL,
  last_activity  ${long} NOT NULL
) ${strict};

CREATE TABLE user_messages (
  id             ${long} NOT NULL PRIMARY KEY,
  user_id        ${long} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  chat_id        ${long} NOT NULL,
  message_id     ${long} NOT NULL,
  message_text   ${bytes},
  message_type   TEXT NOT NULL,
  has_media      INTEGER NOT NULL,
  media_type     TEXT,
  file_id        ${bytes},
  edited_at      ${long},
  timestamp      ${long} NOT NULL
) ${strict};
CREATE INDEX user_messages_by_user ON user_messages (user_id, id);
CREATE INDEX user_messages_by_place ON user_messages (user_id, chat_id, message_id);

CREATE TABLE user_interactions (
  id             ${long} NOT NULL PRIMARY KEY,
  user_id        ${long} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action_type    TEXT NOT NULL,
  action_data    ${bytes},
  timestamp      ${long} NOT NULL
) ${strict};
CREATE INDEX user_interactions_by_user ON user_interactions (user_id, id);

-- The numbers of the updates that were handled, so that none is handled twice.
CREATE TABLE seen_updates (
  update_id      ${long} NOT NULL PRIMARY KEY,
  kind           TEXT NOT NULL,
  received_at    ${long} NOT NULL
) ${strict};

-- Replies, written in the transaction of the update that caused them and sent after its commit.
-- state: pending, sending, sent, unknown, refused, dropped
CREATE TABLE outbox (
  id             ${long} NOT NULL PRIMARY KEY,
  user_id        ${long},
  chat_id        ${long},
  call           ${bytes} NOT NULL,
  state          TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  error          TEXT,
  message_id     ${long},
  created_at     ${long} NOT NULL,
  changed_at     ${long} NOT NULL
) ${strict};
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_by_user ON outbox (user_id);

-- Updates that could not be handled. state: held, replay
CREATE TABLE quarantine (
  update_id      ${long} NOT NULL PRIMARY KEY,
  user_id        ${long},
  kind           TEXT NOT NULL,
  payload        ${bytes} NOT NULL,
  error          TEXT NOT NULL,
  state          TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 1,
  received_at    ${long} NOT NULL,
  changed_at     ${long} NOT NULL
) ${strict};

-- Bot files that were in use: buttons of all of them are still out there.
CREATE TABLE bot_file_versions (
  id             ${identity},
  sha256         TEXT NOT NULL,
  source         TEXT NOT NULL,
  loaded_at      ${long} NOT NULL
) ${strict};

-- Erasures that were done. person is a fingerprint; update_id the update that asked for it; begun_anew says that the person
-- has come back as somebody new.
CREATE TABLE erasures (
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      ${long} NOT NULL,
  update_id      ${long},
  begun_anew     INTEGER NOT NULL DEFAULT 0
) ${strict};
CREATE INDEX erasures_by_person ON erasures (person);

-- Erasures that an operator asked for and the server has not done yet.
CREATE TABLE erasure_requests (
  user_id        ${long} NOT NULL PRIMARY KEY,
  requested_at   ${long} NOT NULL
) ${strict};

-- When people last had their data sent to them.
CREATE TABLE exports (
  user_id        ${long} NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  exported_at    ${long} NOT NULL
) ${strict};

-- Facts about this data folder, such as whose bot it belongs to.
CREATE TABLE instance (
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
) ${strict};
