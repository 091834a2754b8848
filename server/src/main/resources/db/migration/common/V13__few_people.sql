-- Whom a filter of the list of people leaves when it leaves few. None of these changes when somebody writes.
CREATE INDEX users_by_language ON users (language_code);
CREATE INDEX users_unreachable ON users (user_id) WHERE reachable = 0;
CREATE INDEX users_silent ON user_preferences (user_id) WHERE notifications = 0;
