-- Free text that the bot tries to understand.

ALTER TABLE user_preferences ADD COLUMN understand BIGINT NOT NULL DEFAULT 1;

CREATE TABLE word_figures (
  -- What became of texts, by week and language. week: counted from Monday, 29 December 1969, in UTC.
  -- outcome: answered, answered_refused, offered, offered_taken, offered_refused, not_understood.
  week           BIGINT NOT NULL,
  language       TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  texts          BIGINT NOT NULL,
  PRIMARY KEY (week, language, outcome)
);

CREATE TABLE open_questions (
  -- Messages that the bot did not understand, or whose answer their author refused.
  -- language: the author's then. outcome: as in word_figures.
  message        BIGINT NOT NULL PRIMARY KEY REFERENCES user_messages (id) ON DELETE CASCADE,
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  language       TEXT NOT NULL,
  outcome        TEXT NOT NULL,
  at             BIGINT NOT NULL
);
CREATE INDEX open_questions_by_user ON open_questions (user_id, message);
