-- How many there are, so that nobody has to count them. Kept by triggers, in the transactions of what they count.
CREATE TABLE statistics (
  name           TEXT NOT NULL PRIMARY KEY,
  total          ${long} NOT NULL
) ${strict};
INSERT INTO statistics (name, total) SELECT 'users', count(*) FROM users;
INSERT INTO statistics (name, total) SELECT 'messages', count(*) FROM user_messages;
INSERT INTO statistics (name, total) SELECT 'interactions', count(*) FROM user_interactions;
INSERT INTO statistics (name, total) SELECT 'quarantined', count(*) FROM quarantine;

-- How many people were active on each day (since 1970, in UTC). Days before this table was made know each person's last one only.
CREATE TABLE daily_activity (
  day            ${long} NOT NULL PRIMARY KEY,
  people         ${long} NOT NULL
) ${strict};
INSERT INTO daily_activity (day, people)
  SELECT last_activity / 86400000, count(*) FROM users GROUP BY last_activity / 86400000;
