-- What operators note on somebody, for themselves. It is held on the person: exported and erased with everything else.
CREATE TABLE notes (
  user_id        ${long} NOT NULL PRIMARY KEY REFERENCES users (user_id) ON DELETE CASCADE,
  note           ${bytes} NOT NULL,
  changed_by     TEXT NOT NULL,
  changed_at     ${long} NOT NULL
) ${strict};
