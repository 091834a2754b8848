-- Administrators. role: owner, operator, analyst, auditor. password is an Argon2id hash with its parameters, absent until it is
-- set by a link; totp_secret is ciphertext, totp_step the last step whose code was used.
CREATE TABLE accounts (
  id             ${identity},
  name           TEXT NOT NULL UNIQUE,
  role           TEXT NOT NULL,
  password       TEXT,
  totp_secret    ${bytes},
  totp_step      ${long},
  created_at     ${long} NOT NULL,
  disabled_at    ${long}
) ${strict};

-- One-time links, by their SHA-256: for an account that has no password yet, or, without one, for the first owner.
CREATE TABLE invitations (
  sha256         TEXT NOT NULL PRIMARY KEY,
  account_id     ${long} REFERENCES accounts (id) ON DELETE CASCADE,
  expires_at     ${long} NOT NULL
) ${strict};

-- Who is logged in, by the SHA-256 of the reference in their cookie. factor_at: when a second factor was given; proved_at: when
-- they last proved who they are.
CREATE TABLE logins (
  id             ${identity},
  sha256         TEXT NOT NULL UNIQUE,
  account_id     ${long} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  created_at     ${long} NOT NULL,
  last_seen      ${long} NOT NULL,
  factor_at      ${long},
  proved_at      ${long} NOT NULL,
  address        TEXT NOT NULL,
  device         TEXT NOT NULL
) ${strict};
CREATE INDEX logins_by_account ON logins (account_id);

-- Codes for who has lost their second factor, by their SHA-256; gone when used.
CREATE TABLE recovery_codes (
  account_id     ${long} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  sha256         TEXT NOT NULL,
  PRIMARY KEY (account_id, sha256)
) ${strict};

-- Passkeys (WebAuthn credential records). user_handle names the account to the passkey; public_key is COSE, base64url.
CREATE TABLE passkeys (
  credential_id  TEXT NOT NULL PRIMARY KEY,
  account_id     ${long} NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
  user_handle    TEXT NOT NULL,
  name           TEXT NOT NULL,
  public_key     TEXT NOT NULL,
  sign_count     ${long} NOT NULL,
  transports     TEXT NOT NULL,
  uv_initialized INTEGER NOT NULL,
  backup_able    INTEGER NOT NULL,
  backed_up      INTEGER NOT NULL,
  attestation    TEXT,
  created_at     ${long} NOT NULL,
  last_used_at   ${long}
) ${strict};
CREATE INDEX passkeys_by_account ON passkeys (account_id);
