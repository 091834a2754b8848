-- Who was active lately, without looking at everybody.
CREATE INDEX conversations_by_activity ON conversations (last_activity, user_id);
