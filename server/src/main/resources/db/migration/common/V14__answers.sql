-- Who of the operators typed it: their answers are part of a conversation and stay as long as messages do, other replies go after some days.
ALTER TABLE outbox ADD COLUMN said_by TEXT;
CREATE INDEX outbox_answers ON outbox (user_id, created_at) WHERE said_by IS NOT NULL;
