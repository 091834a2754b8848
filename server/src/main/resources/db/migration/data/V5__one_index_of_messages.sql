-- A message is found by its place through the index of its user's messages: one index less to write.

DROP INDEX user_messages_by_place;
DROP INDEX user_messages_by_user;
CREATE INDEX user_messages_by_user ON user_messages (user_id, id, chat_id, message_id);
