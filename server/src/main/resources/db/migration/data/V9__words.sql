-- Free text that the bot tries to understand.

ALTER TABLE user_preferences ADD COLUMN understand INTEGER NOT NULL DEFAULT 1;

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
CREATE INDEX open_questions_by_user ON open_questions (user_id, message);
