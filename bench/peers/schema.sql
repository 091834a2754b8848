CREATE TABLE IF NOT EXISTS users (
  user_id INTEGER PRIMARY KEY, username TEXT, first_name TEXT, last_name TEXT, language_code TEXT,
  created_at INTEGER NOT NULL, last_activity INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS sessions (
  user_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, state TEXT NOT NULL, last_activity INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS messages (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, chat_id INTEGER NOT NULL, message_id INTEGER NOT NULL,
  text TEXT NOT NULL, timestamp INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS messages_by_user ON messages (user_id);
CREATE TABLE IF NOT EXISTS interactions (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, action_type TEXT NOT NULL, action_data TEXT, timestamp INTEGER NOT NULL
)
