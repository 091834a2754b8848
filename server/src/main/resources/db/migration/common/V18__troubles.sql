-- Why an operator should look at a reply: a domain.Trouble.
ALTER TABLE outbox ADD COLUMN trouble TEXT;
CREATE INDEX outbox_troubles ON outbox (changed_at) WHERE trouble IS NOT NULL;
