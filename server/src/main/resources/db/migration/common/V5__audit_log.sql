-- What administrators did. Rows are added and never changed or taken out: mac seals each together with the row before it.
-- person is a fingerprint. replaces, in the row of a restore, is what the keys knew as the end of the log that was replaced.
CREATE TABLE audit_log (
  id             ${long} NOT NULL PRIMARY KEY,
  noted_at       ${long} NOT NULL,
  actor_kind     TEXT NOT NULL,
  actor_id       ${long} NOT NULL,
  actor          TEXT NOT NULL,
  address        TEXT,
  action         TEXT NOT NULL,
  way            TEXT NOT NULL,
  person         TEXT,
  object         ${long},
  times          INTEGER NOT NULL,
  result         TEXT NOT NULL,
  replaces       TEXT,
  mac            TEXT NOT NULL
) ${strict};
CREATE INDEX audit_log_by_person ON audit_log (person, id);

-- Who the person of a row is, as long as they are not erased. Outside the seals, which hold without it.
CREATE TABLE audit_subjects (
  audit_id       ${long} NOT NULL PRIMARY KEY REFERENCES audit_log (id),
  user_id        ${long} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  action         TEXT NOT NULL,
  noted_at       ${long} NOT NULL
) ${strict};
CREATE INDEX audit_subjects_by_user ON audit_subjects (user_id, audit_id);
