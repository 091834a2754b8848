-- Tokens of scripts and monitoring. Only a token's SHA-256 is kept; scopes are words between blanks.
CREATE TABLE api_tokens (
  id             ${identity},
  name           TEXT NOT NULL,
  sha256         TEXT NOT NULL UNIQUE,
  scopes         TEXT NOT NULL,
  created_at     ${long} NOT NULL,
  expires_at     ${long},
  last_used_at   ${long},
  revoked_at     ${long}
) ${strict};
