-- What the reply answers, when that is an album (Bot API, media_group_id): one reply stands for all of its messages.
ALTER TABLE outbox ADD COLUMN album TEXT;
CREATE INDEX outbox_albums ON outbox (user_id, album) WHERE album IS NOT NULL;
