-- Figures about the use of the bot. Two kinds: those about the people known now, from which an erased
-- user is subtracted, and sums of what happened, whose rows say nothing about a user.
-- Days are counted from 1970, weeks from Monday, 29 December 1969, both in UTC.

ALTER TABLE user_preferences ADD COLUMN figures INTEGER NOT NULL DEFAULT 1;
ALTER TABLE hourly_figures ADD COLUMN visits INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hourly_figures ADD COLUMN blocked INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hourly_figures ADD COLUMN came_back INTEGER NOT NULL DEFAULT 0;
ALTER TABLE hourly_figures ADD COLUMN erased INTEGER NOT NULL DEFAULT 0;

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
CREATE INDEX link_figures_by_day ON link_figures (day);

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

-- What the times of the stored messages and interactions tell about the past.
CREATE TABLE active_weeks AS
  SELECT DISTINCT a.user_id, (u.created_at / 86400000 + 3) / 7 AS arrived_week,
    (a.at / 86400000 + 3) / 7 - (u.created_at / 86400000 + 3) / 7 AS week
  FROM (
    SELECT user_id, timestamp AS at FROM user_interactions
    UNION ALL SELECT user_id, timestamp FROM user_messages
    UNION ALL SELECT user_id, last_activity FROM users
    UNION ALL SELECT user_id, created_at FROM users
  ) AS a JOIN users u ON u.user_id = a.user_id
  WHERE a.at >= u.created_at;

INSERT INTO cohort_figures (arrived_week, week, people)
  SELECT arrived_week, week, count(*) FROM active_weeks WHERE week < 64 GROUP BY arrived_week, week;

INSERT INTO journeys (user_id, arrived_day, weeks, source, reached)
  SELECT u.user_id, u.created_at / 86400000, sum(1 << w.week), '', 0
  FROM users u JOIN active_weeks w ON w.user_id = u.user_id WHERE w.week < 64
  GROUP BY u.user_id, u.created_at;

INSERT INTO week_figures (week, newcomers, returned, resurrected)
  SELECT w.arrived_week + w.week,
    sum(CASE WHEN w.week = 0 THEN 1 ELSE 0 END),
    sum(CASE WHEN before.week IS NOT NULL THEN 1 ELSE 0 END),
    sum(CASE WHEN w.week > 0 AND before.week IS NULL THEN 1 ELSE 0 END)
  FROM active_weeks w
  LEFT JOIN active_weeks before ON before.user_id = w.user_id AND before.week = w.week - 1
  GROUP BY w.arrived_week + w.week;

INSERT INTO link_figures (source, day, starts, newcomers, stayed, reached)
  SELECT '', arrived_day, 0, count(*), sum(CASE WHEN weeks & ~15 <> 0 THEN 1 ELSE 0 END), 0
  FROM journeys GROUP BY arrived_day;

DROP TABLE active_weeks;
