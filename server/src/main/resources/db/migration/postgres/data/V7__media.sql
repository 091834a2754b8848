-- Files that users sent.

CREATE TABLE media (
  -- A version of a file, recorded with its message: the original or a thumbnail.
  -- message: null for a file that an operator sent; its reply names the row.
  -- album: media_group_id. declared_bytes, name, declared_type: claims of the sender's program.
  -- state: offered, pending, stored, too_big, gone, refused, infected. trouble: why it is not stored.
  -- folder: the media folder with the file, or of the instance that downloads it. path: the file's name there.
  -- content_key encrypts the file; bytes, content_type, sha256 are those of its content.
  id             BIGINT NOT NULL PRIMARY KEY,
  user_id        BIGINT NOT NULL REFERENCES users (user_id) ON DELETE CASCADE,
  message        BIGINT REFERENCES user_messages (id) ON DELETE CASCADE,
  kind           TEXT NOT NULL,
  part           TEXT NOT NULL,
  album          TEXT,
  file_id        BYTEA NOT NULL,
  unique_id      BYTEA,
  name           BYTEA,
  declared_type  BYTEA,
  declared_bytes BIGINT,
  width          BIGINT,
  height         BIGINT,
  seconds        BIGINT,
  state          TEXT NOT NULL,
  trouble        TEXT,
  attempts       BIGINT NOT NULL,
  next_attempt_at BIGINT,
  folder         TEXT,
  path           TEXT,
  content_key    BYTEA,
  content_type   TEXT,
  bytes          BIGINT,
  sha256         BYTEA,
  created_at     BIGINT NOT NULL,
  stored_at      BIGINT
);
CREATE INDEX media_by_user ON media (user_id, id);
CREATE INDEX media_by_message ON media (message);
CREATE INDEX media_answers ON media (created_at) WHERE message IS NULL;
CREATE INDEX media_pending ON media (next_attempt_at, id) WHERE state = 'pending';
CREATE INDEX media_by_path ON media (folder, path, bytes) WHERE path IS NOT NULL;
CREATE INDEX media_by_age ON media (stored_at, id) WHERE path IS NOT NULL;

CREATE TABLE removed_media (
  -- Files to delete: their rows were deleted, by the transaction that wrote this.
  path           TEXT NOT NULL PRIMARY KEY,
  folder         TEXT NOT NULL
);
CREATE INDEX removed_media_by_folder ON removed_media (folder, path);
