-- People who wait for an answer of an operator.

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
CREATE INDEX waiting_by_since ON waiting (since, user_id, snoozed_until);
CREATE INDEX waiting_snoozed ON waiting (snoozed_until, user_id) WHERE snoozed_until IS NOT NULL;
