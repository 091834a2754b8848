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
CREATE TABLE users (
  -- Users of the bot; username_print is a fingerprint, for finding a username without decrypting.
  user_id        INTEGER NOT NULL PRIMARY KEY,
  username       BLOB,
  username_print TEXT,
  first_name     BLOB NOT NULL,
  last_name      BLOB,
  language_code  TEXT,
  is_bot         INTEGER NOT NULL DEFAULT 0,
  chat_id        INTEGER,
  created_at     INTEGER NOT NULL,
  last_activity  INTEGER NOT NULL,
  reachable      INTEGER NOT NULL DEFAULT 1
) STRICT;
CREATE TABLE user_preferences (
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  language       TEXT NOT NULL DEFAULT 'en',
  notifications  INTEGER NOT NULL DEFAULT 1,
  theme          TEXT NOT NULL,
  last_updated   INTEGER NOT NULL
, understand INTEGER NOT NULL DEFAULT 1, figures INTEGER NOT NULL DEFAULT 1) STRICT;
CREATE TABLE conversations (
  -- The state of each conversation: its type's name and its JSON. topic, as JSON, is where an
  -- operator's answer goes; null for the chat itself.
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  state          TEXT NOT NULL,
  data           TEXT NOT NULL,
  topic          TEXT,
  last_activity  INTEGER NOT NULL
) STRICT;
CREATE TABLE user_messages (
  id             INTEGER NOT NULL PRIMARY KEY,
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  chat_id        INTEGER NOT NULL,
  message_id     INTEGER NOT NULL,
  message_text   BLOB,
  message_type   TEXT NOT NULL,
  has_media      INTEGER NOT NULL,
  media_type     TEXT,
  file_id        BLOB,
  edited_at      INTEGER,
  timestamp      INTEGER NOT NULL
) STRICT;
CREATE TABLE user_interactions (
  id             INTEGER NOT NULL PRIMARY KEY,
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action_type    TEXT NOT NULL,
  action_data    BLOB,
  timestamp      INTEGER NOT NULL
) STRICT;
CREATE TABLE seen_updates (
  -- Ids of handled updates, so that none is handled twice.
  update_id      INTEGER NOT NULL PRIMARY KEY,
  kind           TEXT NOT NULL,
  received_at    INTEGER NOT NULL
) STRICT;
CREATE TABLE outbox (
  -- Replies, written in the transaction of the update and sent after its commit.
  -- state: pending, sending, sent, unknown, refused, dropped. said_by: the operator who answered.
  -- album: the album (media_group_id) that it replies to. trouble: why an operator should look.
  id             INTEGER NOT NULL PRIMARY KEY,
  user_id        INTEGER,
  chat_id        INTEGER,
  call           BLOB NOT NULL,
  state          TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 0,
  error          TEXT,
  message_id     INTEGER,
  created_at     INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL,
  said_by        TEXT,
  album          TEXT,
  trouble        TEXT
, owner INTEGER NOT NULL DEFAULT 0, given INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE quarantine (
  -- Updates that could not be handled. state: held, replay.
  update_id      INTEGER NOT NULL PRIMARY KEY,
  user_id        INTEGER,
  kind           TEXT NOT NULL,
  payload        BLOB NOT NULL,
  error          TEXT NOT NULL,
  state          TEXT NOT NULL,
  attempts       INTEGER NOT NULL DEFAULT 1,
  received_at    INTEGER NOT NULL,
  changed_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE bot_file_versions (
  -- Bot files that were in use: buttons of all of them are still in chats.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256         TEXT NOT NULL,
  source         TEXT NOT NULL,
  loaded_at      INTEGER NOT NULL
) STRICT;
CREATE TABLE erasures (
  -- Completed erasures. person is a fingerprint; update_id the update that requested it;
  -- begun_anew: the user has returned as a new one.
  receipt        TEXT NOT NULL PRIMARY KEY,
  person         TEXT NOT NULL,
  erased_at      INTEGER NOT NULL,
  update_id      INTEGER,
  begun_anew     INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE TABLE erasure_requests (
  -- Erasures that an operator has requested and the server has not done yet.
  user_id        INTEGER NOT NULL PRIMARY KEY,
  requested_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE exports (
  -- When users last exported their data.
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  exported_at    INTEGER NOT NULL
) STRICT;
CREATE TABLE notes (
  -- Operators' notes on users.
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  note           BLOB NOT NULL,
  changed_by     TEXT NOT NULL,
  changed_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE disclosures (
  -- When administrators revealed a user's hidden names and messages, and why. account is no
  -- reference: the row stays when the account is deleted.
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  opened_at      INTEGER NOT NULL,
  open_until     INTEGER NOT NULL,
  account        INTEGER NOT NULL,
  opened_by      TEXT NOT NULL,
  reason         BLOB NOT NULL,
  PRIMARY KEY (user_id, opened_at)
) STRICT;
CREATE TABLE accounts (
  -- Administrators. role: owner, operator, analyst, auditor. password is an Argon2id hash, null
  -- until it is set through an invitation; totp_step is the last TOTP step used.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  name           TEXT NOT NULL UNIQUE,
  role           TEXT NOT NULL,
  password       TEXT,
  totp_secret    BLOB,
  totp_step      INTEGER,
  created_at     INTEGER NOT NULL,
  disabled_at    INTEGER
) STRICT;
CREATE TABLE invitations (
  -- One-time links, by their SHA-256; without an account, for the first owner.
  sha256         TEXT NOT NULL PRIMARY KEY,
  account_id     INTEGER REFERENCES accounts (id) ON DELETE CASCADE,
  expires_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE logins (
  -- Login sessions, by the SHA-256 of the cookie. factor_at: when a second factor was verified;
  -- proved_at: time of the last authentication.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  sha256         TEXT NOT NULL UNIQUE,
  account_id     INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at     INTEGER NOT NULL,
  last_seen      INTEGER NOT NULL,
  factor_at      INTEGER,
  proved_at      INTEGER NOT NULL,
  address        TEXT NOT NULL,
  device         TEXT NOT NULL
) STRICT;
CREATE TABLE recovery_codes (
  -- One-time codes that replace a lost second factor, by their SHA-256.
  account_id     INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  sha256         TEXT NOT NULL,
  PRIMARY KEY (account_id, sha256)
) STRICT;
CREATE TABLE passkeys (
  -- WebAuthn credential records. user_handle identifies the account; public_key is COSE, base64url.
  credential_id  TEXT NOT NULL PRIMARY KEY,
  account_id     INTEGER NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  user_handle    TEXT NOT NULL,
  name           TEXT NOT NULL,
  public_key     TEXT NOT NULL,
  sign_count     INTEGER NOT NULL,
  transports     TEXT NOT NULL,
  uv_initialized INTEGER NOT NULL,
  backup_able    INTEGER NOT NULL,
  backed_up      INTEGER NOT NULL,
  attestation    TEXT,
  created_at     INTEGER NOT NULL,
  last_used_at   INTEGER
) STRICT;
CREATE TABLE api_tokens (
  -- Tokens for scripts and monitoring, by their SHA-256; scopes are separated by spaces.
  id             INTEGER PRIMARY KEY AUTOINCREMENT,
  name           TEXT NOT NULL,
  sha256         TEXT NOT NULL UNIQUE,
  scopes         TEXT NOT NULL,
  created_at     INTEGER NOT NULL,
  expires_at     INTEGER,
  last_used_at   INTEGER,
  revoked_at     INTEGER
) STRICT;
CREATE TABLE audit_log (
  -- What administrators did; append-only. mac covers the row and the previous row's mac. person is
  -- a fingerprint. replaces, in the row of a restore, is the known end of the log it replaced.
  id             INTEGER NOT NULL PRIMARY KEY,
  noted_at       INTEGER NOT NULL,
  actor_kind     TEXT NOT NULL,
  actor_id       INTEGER NOT NULL,
  actor          TEXT NOT NULL,
  address        TEXT,
  action         TEXT NOT NULL,
  way            TEXT NOT NULL,
  person         TEXT,
  object         INTEGER,
  times          INTEGER NOT NULL,
  result         TEXT NOT NULL,
  replaces       TEXT,
  mac            TEXT NOT NULL
) STRICT;
CREATE TABLE audit_subjects (
  -- The user of an audit row, until that user is erased; not covered by the macs.
  audit_id       INTEGER NOT NULL PRIMARY KEY REFERENCES audit_log (id),
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action         TEXT NOT NULL,
  noted_at       INTEGER NOT NULL
) STRICT;
CREATE TABLE instance (
  -- Facts about this data, such as which bot it belongs to.
  name           TEXT NOT NULL PRIMARY KEY,
  content        TEXT NOT NULL
) STRICT;
CREATE TABLE statistics (
  -- Numbers of rows.
  name           TEXT NOT NULL PRIMARY KEY,
  total          INTEGER NOT NULL
) STRICT;
CREATE TABLE daily_activity (
  -- How many users were active on each day, counted from 1970 in UTC.
  day            INTEGER NOT NULL PRIMARY KEY,
  people         INTEGER NOT NULL
) STRICT;
CREATE TABLE people_by_language (
  -- Users by the language of their app; '' when unknown.
  language       TEXT NOT NULL PRIMARY KEY,
  people         INTEGER NOT NULL
) STRICT;
CREATE TABLE people_by_last_day (
  -- Users by the last day on which they were active.
  day            INTEGER NOT NULL PRIMARY KEY,
  people         INTEGER NOT NULL
) STRICT;
CREATE TABLE hourly_figures (
  -- Activity per hour, counted from 1970 in UTC.
  hour           INTEGER NOT NULL PRIMARY KEY,
  newcomers      INTEGER NOT NULL,
  messages       INTEGER NOT NULL,
  taps           INTEGER NOT NULL,
  commands       INTEGER NOT NULL
, visits INTEGER NOT NULL DEFAULT 0, blocked INTEGER NOT NULL DEFAULT 0, came_back INTEGER NOT NULL DEFAULT 0, erased INTEGER NOT NULL DEFAULT 0) STRICT;
CREATE TABLE screen_figures (
  -- How often a screen was opened per day; what is no screen of the bot file begins with a colon.
  day            INTEGER NOT NULL,
  screen         TEXT NOT NULL,
  opened         INTEGER NOT NULL,
  PRIMARY KEY (day, screen)
) STRICT;
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
CREATE TABLE locks (
  -- A transaction that changes a row here makes others wait until its end.
  name           TEXT NOT NULL PRIMARY KEY,
  uses           INTEGER NOT NULL
) STRICT;
CREATE TABLE login_attempts (
  -- Recent attempts to log in. pool: fingerprint of the account, device or address they count for.
  id             INTEGER NOT NULL PRIMARY KEY,
  pool           TEXT NOT NULL,
  attempted_at   INTEGER NOT NULL
) STRICT;
CREATE TABLE spent_challenges (
  -- Passkey challenges that were used, until they expire.
  challenge      TEXT NOT NULL PRIMARY KEY,
  expires_at     INTEGER NOT NULL
) STRICT;
CREATE TABLE sent_media (
  -- bot_id: the bot that uploaded it, as ids are valid for one bot. sha256: of the content. kind: photo, video, animation,
  -- audio or document, as an id is valid for one of them.
  bot_id         INTEGER NOT NULL,
  sha256         TEXT NOT NULL,
  kind           TEXT NOT NULL,
  file_id        TEXT NOT NULL,
  sent_at        INTEGER NOT NULL,
  PRIMARY KEY (bot_id, sha256, kind)
) STRICT;
CREATE TABLE media (
  -- A version of a file, recorded with its message: the original or a thumbnail.
  -- message: null for a file that an operator sent; its reply names the row.
  -- album: media_group_id. declared_bytes, name, declared_type: claims of the sender's program.
  -- state: offered, pending, stored, too_big, gone, refused, infected. trouble: why it is not stored.
  -- folder: the media folder with the file, or of the instance that downloads it. path: the file's name there.
  -- content_key encrypts the file; bytes, content_type, sha256 are those of its content.
  id             INTEGER NOT NULL PRIMARY KEY,
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  message        INTEGER REFERENCES user_messages (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  part           TEXT NOT NULL,
  album          TEXT,
  file_id        BLOB NOT NULL,
  unique_id      BLOB,
  name           BLOB,
  declared_type  BLOB,
  declared_bytes INTEGER,
  width          INTEGER,
  height         INTEGER,
  seconds        INTEGER,
  state          TEXT NOT NULL,
  trouble        TEXT,
  attempts       INTEGER NOT NULL,
  next_attempt_at INTEGER,
  folder         TEXT,
  path           TEXT,
  content_key    BLOB,
  content_type   TEXT,
  bytes          INTEGER,
  sha256         BLOB,
  created_at     INTEGER NOT NULL,
  stored_at      INTEGER
) STRICT;
CREATE TABLE removed_media (
  -- Files to delete: their rows were deleted, by the transaction that wrote this.
  path           TEXT NOT NULL PRIMARY KEY,
  folder         TEXT NOT NULL
) STRICT;
CREATE TABLE waiting (
  -- Begins with the first message that no screen settled; ends with an operator's answer.
  -- since: when that message was sent. first_message: its row, which retention may have deleted.
  -- taken_by: the operator who answers. typing_by: an operator who writes an answer, until typing_until.
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  since          INTEGER NOT NULL,
  first_message  INTEGER NOT NULL,
  taken_by       TEXT,
  taken_at       INTEGER,
  snoozed_until  INTEGER,
  typing_by      TEXT,
  typing_until   INTEGER
) STRICT;
CREATE TABLE word_figures (
  -- What became of texts, by week and language. week: counted from Monday, 29 December 1969, in UTC.
  -- outcome: answered, answered_refused, offered, offered_taken, offered_refused, not_understood.
  week           INTEGER NOT NULL,
  language       TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  texts          INTEGER NOT NULL,
  PRIMARY KEY (week, language, outcome)
) STRICT;
CREATE TABLE open_questions (
  -- Messages that the bot did not understand, or whose answer their author refused.
  -- language: the author's then. outcome: as in word_figures.
  message        INTEGER NOT NULL PRIMARY KEY REFERENCES user_messages (id) ON DELETE CASCADE,
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  language       TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  at             INTEGER NOT NULL
) STRICT;
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
CREATE TABLE journeys (
  -- What figures about people count of a user; none for those who left the figures.
  -- weeks: bit n is set when they were active in week n after the one of their arrival, for n below 64.
  -- source: the payload of their first /start: a link (l-CODE) or a screen; '' for none.
  -- reached: whether they have reached a goal.
  user_id        INTEGER NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  arrived_day    INTEGER NOT NULL,
  weeks          INTEGER NOT NULL,
  source         TEXT NOT NULL,
  reached        INTEGER NOT NULL
) STRICT;
CREATE TABLE cohort_figures (
  -- Users known now by the week of their arrival and the number of weeks after it in which they were active.
  arrived_week   INTEGER NOT NULL,
  week           INTEGER NOT NULL,
  people         INTEGER NOT NULL,
  PRIMARY KEY (arrived_week, week)
) STRICT;
CREATE TABLE week_figures (
  -- Users active in a week: newcomers, those active in the week before too, and those who were not.
  week           INTEGER NOT NULL PRIMARY KEY,
  newcomers      INTEGER NOT NULL,
  returned       INTEGER NOT NULL,
  resurrected    INTEGER NOT NULL
) STRICT;
CREATE TABLE transition_figures (
  -- How often users went from a screen to another. from_screen: '' at the beginning of a visit.
  -- how: tap, command, text. What is no screen of the bot file begins with a colon.
  day            INTEGER NOT NULL,
  from_screen    TEXT NOT NULL,
  to_screen      TEXT NOT NULL,
  how            TEXT NOT NULL,
  times          INTEGER NOT NULL,
  PRIMARY KEY (day, from_screen, to_screen, how)
) STRICT;
CREATE TABLE exit_figures (
  -- Visits by their last screen so far and the day on which they showed it.
  day            INTEGER NOT NULL,
  screen         TEXT NOT NULL,
  visits         INTEGER NOT NULL,
  PRIMARY KEY (day, screen)
) STRICT;
CREATE TABLE goal_attempts (
  -- A user's attempts at a goal of the bot file. step: how many steps were reached, the last of them at reached_at.
  -- done: whether that was the goal's last step then.
  user_id        INTEGER NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  goal           TEXT NOT NULL,
  started_at     INTEGER NOT NULL,
  step           INTEGER NOT NULL,
  reached_at     INTEGER NOT NULL,
  done           INTEGER NOT NULL,
  PRIMARY KEY (user_id, goal, started_at)
) STRICT;
CREATE TABLE goal_figures (
  -- Attempts of users known now, by the day of their beginning, that reached a step, counted from 1.
  goal           TEXT NOT NULL,
  day            INTEGER NOT NULL,
  step           INTEGER NOT NULL,
  attempts       INTEGER NOT NULL,
  PRIMARY KEY (goal, day, step)
) STRICT;
CREATE TABLE goal_times (
  -- Attempts of users known now that reached the goal, by how long they took.
  goal           TEXT NOT NULL,
  day            INTEGER NOT NULL,
  bucket         INTEGER NOT NULL,
  attempts       INTEGER NOT NULL,
  PRIMARY KEY (goal, day, bucket)
) STRICT;
CREATE TABLE links (
  -- Links with figures: t.me/BOT?start=l-CODE. ends_at: from then on it opens the home screen.
  code           TEXT NOT NULL PRIMARY KEY,
  name           TEXT NOT NULL,
  screen         TEXT NOT NULL,
  made_by        TEXT NOT NULL,
  made_at        INTEGER NOT NULL,
  ends_at        INTEGER
) STRICT;
CREATE TABLE link_figures (
  -- By source, as in journeys. starts: of that day. The others are users known now who arrived on that day:
  -- all, those active four weeks later or after that, and those who have reached a goal.
  source         TEXT NOT NULL,
  day            INTEGER NOT NULL,
  starts         INTEGER NOT NULL,
  newcomers      INTEGER NOT NULL,
  stayed         INTEGER NOT NULL,
  reached        INTEGER NOT NULL,
  PRIMARY KEY (source, day)
) STRICT;
CREATE TABLE answer_figures (
  -- Operators' answers by how long the user had waited. in_hours: whether the wait began during office hours.
  day            INTEGER NOT NULL,
  bucket         INTEGER NOT NULL,
  in_hours       INTEGER NOT NULL,
  answers        INTEGER NOT NULL,
  PRIMARY KEY (day, bucket, in_hours)
) STRICT;
CREATE TABLE reply_figures (
  -- Replies to taps by screen, and after four weeks without: ''.
  -- kind: answer (the callback query), screen (the message), expired (the query was too old).
  screen         TEXT NOT NULL,
  kind           TEXT NOT NULL,
  bucket         INTEGER NOT NULL,
  day            INTEGER NOT NULL,
  replies        INTEGER NOT NULL,
  PRIMARY KEY (screen, kind, bucket, day)
) STRICT, WITHOUT ROWID;
CREATE INDEX "flyway_schema_history_s_idx" ON "flyway_schema_history" ("success");
CREATE INDEX users_by_username ON users (username_print);
CREATE INDEX users_by_activity ON users (last_activity, user_id);
CREATE INDEX users_by_arrival ON users (created_at, user_id);
CREATE INDEX users_by_language ON users (language_code);
CREATE INDEX users_unreachable ON users (user_id) WHERE reachable = 0;
CREATE INDEX users_silent ON user_preferences (user_id) WHERE notifications = 0;
CREATE INDEX user_interactions_by_user ON user_interactions (user_id, id);
CREATE INDEX outbox_waiting ON outbox (id) WHERE state IN ('pending', 'sending');
CREATE INDEX outbox_by_user ON outbox (user_id);
CREATE INDEX outbox_answers ON outbox (user_id, created_at) WHERE said_by IS NOT NULL;
CREATE INDEX outbox_albums ON outbox (user_id, album) WHERE album IS NOT NULL;
CREATE INDEX outbox_troubles ON outbox (changed_at) WHERE trouble IS NOT NULL;
CREATE INDEX erasures_by_person ON erasures (person);
CREATE INDEX logins_by_account ON logins (account_id);
CREATE INDEX passkeys_by_account ON passkeys (account_id);
CREATE INDEX audit_log_by_person ON audit_log (person, id);
CREATE INDEX audit_subjects_by_user ON audit_subjects (user_id, audit_id);
CREATE INDEX outbox_given ON outbox (owner, id) WHERE given = 1;
CREATE VIEW database_clock AS SELECT CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER) AS now;
CREATE INDEX login_attempts_by_pool ON login_attempts (pool, attempted_at);
CREATE INDEX login_attempts_by_time ON login_attempts (attempted_at);
CREATE INDEX spent_challenges_by_time ON spent_challenges (expires_at);
CREATE INDEX user_messages_by_user ON user_messages (user_id, id, chat_id, message_id);
CREATE INDEX media_by_user ON media (user_id, id);
CREATE INDEX media_by_message ON media (message);
CREATE INDEX media_answers ON media (created_at) WHERE message IS NULL;
CREATE INDEX media_pending ON media (next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX media_by_path ON media (folder, path, bytes) WHERE path IS NOT NULL;
CREATE INDEX media_by_age ON media (stored_at, id) WHERE path IS NOT NULL;
CREATE INDEX removed_media_by_folder ON removed_media (folder, path);
CREATE INDEX waiting_by_since ON waiting (since, user_id, snoozed_until);
CREATE INDEX waiting_snoozed ON waiting (snoozed_until, user_id) WHERE snoozed_until IS NOT NULL;
CREATE INDEX open_questions_by_user ON open_questions (user_id, message);
CREATE INDEX staff_links_by_account ON staff_links (account_id);
CREATE INDEX link_figures_by_day ON link_figures (day);
INSERT INTO daily_activity VALUES (20780, 2);
INSERT INTO erasures VALUES ('receipt-of-an-erasure', '93c3ad79d724e8ef3d5911291598e1741097659ef06ffc3672ac857c6679917c', 1795411800000, NULL, 0);
INSERT INTO flyway_schema_history VALUES (1, '1', 'schema', 'SQL', 'V1__schema.sql', 1244388868, '', '2026-12-01 14:42:22.827', 2, 1);
INSERT INTO flyway_schema_history VALUES (2, '2', 'instances', 'SQL', 'V2__instances.sql', 1589230018, '', '2026-12-01 14:42:22.835', 1, 1);
INSERT INTO flyway_schema_history VALUES (3, '3', 'login limits', 'SQL', 'V3__login_limits.sql', -213344092, '', '2026-12-01 14:42:22.837', 0, 1);
INSERT INTO flyway_schema_history VALUES (4, '4', 'activity', 'SQL', 'V4__activity.sql', -1708774830, '', '2026-12-01 14:42:22.842', 0, 1);
INSERT INTO flyway_schema_history VALUES (5, '5', 'one index of messages', 'SQL', 'V5__one_index_of_messages.sql', -2039650789, '', '2026-12-01 14:42:22.845', 0, 1);
INSERT INTO flyway_schema_history VALUES (6, '6', 'sent media', 'SQL', 'V6__sent_media.sql', -50539761, '', '2026-12-01 14:42:22.849', 0, 1);
INSERT INTO flyway_schema_history VALUES (7, '7', 'media', 'SQL', 'V7__media.sql', 380210467, '', '2026-12-01 14:42:22.853', 1, 1);
INSERT INTO flyway_schema_history VALUES (8, '8', 'waiting', 'SQL', 'V8__waiting.sql', -1293227323, '', '2026-12-01 14:42:22.855', 0, 1);
INSERT INTO flyway_schema_history VALUES (9, '9', 'words', 'SQL', 'V9__words.sql', -156041312, '', '2026-12-01 14:42:22.858', 1, 1);
INSERT INTO flyway_schema_history VALUES (10, '10', 'staff', 'SQL', 'V10__staff.sql', 437406564, '', '2026-12-01 14:42:22.860', 0, 1);
INSERT INTO flyway_schema_history VALUES (11, '11', 'insight', 'SQL', 'V11__insight.sql', -1718825124, '', '2026-12-01 14:42:22.868', 3, 1);
INSERT INTO instance VALUES ('keys', 'ef3adf41-cafd-492e-825c-98eec3725f32');
INSERT INTO instance VALUES ('bot', '123');
INSERT INTO leases VALUES ('polling', 0);
INSERT INTO leases VALUES ('jobs', 0);
INSERT INTO locks VALUES ('instances', 0);
INSERT INTO locks VALUES ('audit', 0);
INSERT INTO locks VALUES ('logins', 0);
INSERT INTO media VALUES (1, 1, 1, 'photo', 'original', NULL, X'0100000001C67DD0AF003A02378CDE821BFFA4C1274FA08D56A066360ECD464A14AB447AD8BA03CC0657', X'01000000019BB580CBAED7F985936901375048A2C90C0E230BFB77550F5CF801DC8738C60382DF', NULL, NULL, 3, 1, 2, NULL, 'offered', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795411800000, NULL);
INSERT INTO media VALUES (2, 2, 2, 'photo', 'original', NULL, X'0100000001DCF14C7F50356FEEC8ECE7256CE5A1033CF0812842B6E1F5B7E2718B1FA8D0A780AB255BA7', X'010000000196536ED1731CF56E48840A1E6FB919984CA4BAE5BA0D859AE9B764726B97D1A8D8D5', NULL, NULL, 3, 1, 2, NULL, 'offered', NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1795411800000, NULL);
INSERT INTO open_questions VALUES (1, 1, 'en', 'not_understood', 1795411800000);
INSERT INTO open_questions VALUES (2, 2, 'en', 'not_understood', 1795411800000);
INSERT INTO outbox VALUES (1, 1, 1, X'01000000014BB0696C85006E4557BF1C8A96C79483DB446BB45934A8ACFF19CD73948B', 'pending', 0, NULL, NULL, 1795411800000, 1795411800000, NULL, NULL, NULL, 0, 0);
INSERT INTO outbox VALUES (2, 2, 2, X'0100000001E2F1E8905D9A602AAE823708249AAB4DB47AD9ED5C5A2E85B963749FD014', 'pending', 0, NULL, NULL, 1795411800000, 1795411800000, NULL, NULL, NULL, 0, 0);
INSERT INTO people_by_language VALUES ('en', 2);
INSERT INTO people_by_last_day VALUES (20780, 2);
INSERT INTO statistics VALUES ('users', 2);
INSERT INTO statistics VALUES ('messages', 2);
INSERT INTO statistics VALUES ('interactions', 0);
INSERT INTO statistics VALUES ('quarantined', 0);
INSERT INTO statistics VALUES ('unreachable', 0);
INSERT INTO user_messages VALUES (1, 1, 1, 1, X'010000000107C6DB1423879F0EDAA1C0664964967A9E73C14998653C2406325287E0C1398468777E25F7', 'text', 0, NULL, NULL, NULL, 1795411800000);
INSERT INTO user_messages VALUES (2, 2, 2, 1, X'01000000015B944548F5FDC2CCA4BC7017E6159EE2154F4C304CD18C5AA7DB2EEA208A21E952EC666853', 'text', 0, NULL, NULL, NULL, 1795411800000);
INSERT INTO users VALUES (1, X'010000000155E80094815C5BB0255AFF24055132374BB42F76788AEF0DB2F38A5E553C643277', '3b8b77aa3bdc2b837c548e75e1be6820bd7b81ac649f17f4ecd9bb69f9c79ac5', X'01000000018F2C5C8E0AC65E5A833228C8C9D4EC1783F798A9CFCE406BE814864D6C38831F47', NULL, 'en', 0, 1, 1795411800000, 1795411800000, 1);
INSERT INTO users VALUES (2, X'01000000019DCE6845371AEA09E0C15C158CA0A3280FE1AC289BC37A03C29165FEDFA97338D3', 'f19549aa7422de4a8d905efbbbbfb6b02a0c8e9e7824e55911c87c51a969ecb6', X'010000000143FCEC88FFB3198702CDE52AA6049EBF974C111B984531E53AF3083BAEF0F84144', NULL, 'en', 0, 1, 1795411800000, 1795411800000, 1);
