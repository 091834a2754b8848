CREATE TRIGGER users_added AFTER INSERT ON users BEGIN
  UPDATE statistics SET total = total + 1 WHERE name = 'users';
  INSERT INTO daily_activity (day, people) VALUES (NEW.last_activity / 86400000, 1)
    ON CONFLICT (day) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER users_deleted AFTER DELETE ON users BEGIN
  UPDATE statistics SET total = total - 1 WHERE name = 'users';
  UPDATE daily_activity SET people = people - 1 WHERE day = OLD.last_activity / 86400000;
END;
CREATE TRIGGER users_active_on_another_day AFTER UPDATE OF last_activity ON users
WHEN NEW.last_activity / 86400000 > OLD.last_activity / 86400000 BEGIN
  INSERT INTO daily_activity (day, people) VALUES (NEW.last_activity / 86400000, 1)
    ON CONFLICT (day) DO UPDATE SET people = people + 1;
END;
-- The machine's clock was ahead, and was put right.
CREATE TRIGGER users_not_yet_active AFTER UPDATE OF last_activity ON users
WHEN NEW.last_activity / 86400000 < OLD.last_activity / 86400000 BEGIN
  UPDATE daily_activity SET people = people - 1 WHERE day = OLD.last_activity / 86400000;
END;

CREATE TRIGGER user_messages_added AFTER INSERT ON user_messages BEGIN
  UPDATE statistics SET total = total + 1 WHERE name = 'messages';
END;
CREATE TRIGGER user_messages_deleted AFTER DELETE ON user_messages BEGIN
  UPDATE statistics SET total = total - 1 WHERE name = 'messages';
END;

CREATE TRIGGER user_interactions_added AFTER INSERT ON user_interactions BEGIN
  UPDATE statistics SET total = total + 1 WHERE name = 'interactions';
END;
CREATE TRIGGER user_interactions_deleted AFTER DELETE ON user_interactions BEGIN
  UPDATE statistics SET total = total - 1 WHERE name = 'interactions';
END;

CREATE TRIGGER quarantine_added AFTER INSERT ON quarantine BEGIN
  UPDATE statistics SET total = total + 1 WHERE name = 'quarantined';
END;
CREATE TRIGGER quarantine_deleted AFTER DELETE ON quarantine BEGIN
  UPDATE statistics SET total = total - 1 WHERE name = 'quarantined';
END;
