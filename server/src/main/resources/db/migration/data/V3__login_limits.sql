-- What limits logins, for all instances on one database.

CREATE TABLE login_attempts (
  -- Recent attempts to log in. pool: fingerprint of the account, device or address they count for.
  id             INTEGER NOT NULL PRIMARY KEY,
  pool           TEXT NOT NULL,
  attempted_at   INTEGER NOT NULL
) STRICT;
CREATE INDEX login_attempts_by_pool ON login_attempts (pool, attempted_at);
CREATE INDEX login_attempts_by_time ON login_attempts (attempted_at);

CREATE TABLE spent_challenges (
  -- Passkey challenges that were used, until they expire.
  challenge      TEXT NOT NULL PRIMARY KEY,
  expires_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX spent_challenges_by_time ON spent_challenges (expires_at);

INSERT INTO locks (name, uses) VALUES ('logins', 0);
