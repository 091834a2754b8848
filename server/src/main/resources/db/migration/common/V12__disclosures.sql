-- When an administrator had names and texts of somebody shown that are hidden otherwise. Held on the person, who can read it: exported and erased
-- with everything else. The account is no reference: the row stays when the account goes.
CREATE TABLE disclosures (
  user_id        ${long} NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  opened_at      ${long} NOT NULL,
  open_until     ${long} NOT NULL,
  account        ${long} NOT NULL,
  opened_by      TEXT NOT NULL,
  reason         ${bytes} NOT NULL,
  PRIMARY KEY (user_id, opened_at)
) ${strict};
