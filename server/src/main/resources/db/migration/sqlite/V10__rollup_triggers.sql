CREATE TRIGGER users_added_to_rollups AFTER INSERT ON users BEGIN
  INSERT INTO people_by_language (language, people) VALUES (COALESCE(NEW.language_code, ''), 1)
    ON CONFLICT (language) DO UPDATE SET people = people + 1;
  INSERT INTO people_by_last_day (day, people) VALUES (NEW.last_activity / 86400000, 1)
    ON CONFLICT (day) DO UPDATE SET people = people + 1;
  UPDATE statistics SET total = total + 1 WHERE name = 'unreachable' AND NEW.reachable = 0;
END;
CREATE TRIGGER users_deleted_from_rollups AFTER DELETE ON users BEGIN
  UPDATE people_by_language SET people = people - 1 WHERE language = COALESCE(OLD.language_code, '');
  UPDATE people_by_last_day SET people = people - 1 WHERE day = OLD.last_activity / 86400000;
  UPDATE statistics SET total = total - 1 WHERE name = 'unreachable' AND OLD.reachable = 0;
END;
CREATE TRIGGER users_of_another_language AFTER UPDATE OF language_code ON users
WHEN COALESCE(NEW.language_code, '') <> COALESCE(OLD.language_code, '') BEGIN
  UPDATE people_by_language SET people = people - 1 WHERE language = COALESCE(OLD.language_code, '');
  INSERT INTO people_by_language (language, people) VALUES (COALESCE(NEW.language_code, ''), 1)
    ON CONFLICT (language) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER users_of_another_day AFTER UPDATE OF last_activity ON users
WHEN NEW.last_activity / 86400000 <> OLD.last_activity / 86400000 BEGIN
  UPDATE people_by_last_day SET people = people - 1 WHERE day = OLD.last_activity / 86400000;
  INSERT INTO people_by_last_day (day, people) VALUES (NEW.last_activity / 86400000, 1)
    ON CONFLICT (day) DO UPDATE SET people = people + 1;
END;
CREATE TRIGGER users_reached_or_not AFTER UPDATE OF reachable ON users
WHEN NEW.reachable <> OLD.reachable BEGIN
  UPDATE statistics SET total = total + OLD.reachable - NEW.reachable WHERE name = 'unreachable';
END;
