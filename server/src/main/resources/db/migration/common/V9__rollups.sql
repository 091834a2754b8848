-- What happened when, so that nobody has to look at the rows themselves. Written with each batch of updates. They say nothing of
-- whom, and stay when somebody is erased. hour and day are counted from 1970 in UTC.
CREATE TABLE hourly_figures (
  hour           ${long} NOT NULL PRIMARY KEY,
  newcomers      ${long} NOT NULL,
  messages       ${long} NOT NULL,
  taps           ${long} NOT NULL,
  commands       ${long} NOT NULL
) ${strict};
INSERT INTO hourly_figures (hour, newcomers, messages, taps, commands)
  SELECT hour, SUM(newcomers), SUM(messages), SUM(taps), SUM(commands) FROM (
    SELECT created_at / 3600000 AS hour, 1 AS newcomers, 0 AS messages, 0 AS taps, 0 AS commands FROM users
    UNION ALL SELECT timestamp / 3600000, 0, 1, 0, 0 FROM user_messages
    UNION ALL SELECT timestamp / 3600000, 0, 0, CASE WHEN action_type = 'tap' THEN 1 ELSE 0 END,
                     CASE WHEN action_type = 'command' THEN 1 ELSE 0 END FROM user_interactions
  ) AS happened GROUP BY hour;

-- How often a tap or a command led to a screen; what is no screen of the bot file begins with a colon.
CREATE TABLE screen_figures (
  day            ${long} NOT NULL,
  screen         TEXT NOT NULL,
  opened         ${long} NOT NULL,
  PRIMARY KEY (day, screen)
) ${strict};

-- Of those who are known now: by the language of their app, and by the last day on which they did something. Kept by triggers.
CREATE TABLE people_by_language (
  language       TEXT NOT NULL PRIMARY KEY,
  people         ${long} NOT NULL
) ${strict};
INSERT INTO people_by_language (language, people)
  SELECT COALESCE(language_code, ''), count(*) FROM users GROUP BY COALESCE(language_code, '');
CREATE TABLE people_by_last_day (
  day            ${long} NOT NULL PRIMARY KEY,
  people         ${long} NOT NULL
) ${strict};
INSERT INTO people_by_last_day (day, people)
  SELECT last_activity / 86400000, count(*) FROM users GROUP BY last_activity / 86400000;
INSERT INTO statistics (name, total) SELECT 'unreachable', count(*) FROM users WHERE reachable = 0;

-- Lists of people, by what they are sorted and filtered.
CREATE INDEX users_by_activity ON users (last_activity, user_id);
CREATE INDEX users_by_arrival ON users (created_at, user_id);
