"""Writes a database as the original bot (Flask, pyTelegramBotAPI) does: original.py FILE PEOPLE MESSAGES TAPS"""

import datetime
import random
import sqlite3
import sys

TABLES = """
CREATE TABLE users (user_id INTEGER PRIMARY KEY, username TEXT, first_name TEXT, last_name TEXT, language_code TEXT,
  is_bot BOOLEAN DEFAULT FALSE, chat_id INTEGER, created_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP,
  last_activity TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE user_preferences (user_id INTEGER PRIMARY KEY, language TEXT DEFAULT 'en', notifications BOOLEAN DEFAULT TRUE,
  theme TEXT DEFAULT 'default', last_updated TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE user_messages (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, chat_id INTEGER, message_id INTEGER,
  message_text TEXT, message_type TEXT, has_media BOOLEAN DEFAULT FALSE, media_type TEXT,
  timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
CREATE TABLE user_interactions (id INTEGER PRIMARY KEY AUTOINCREMENT, user_id INTEGER, action_type TEXT, action_data TEXT,
  timestamp TIMESTAMP DEFAULT CURRENT_TIMESTAMP);
"""
USER = "INSERT INTO users VALUES (?, ?, ?, ?, ?, 0, ?, ?, ?)"
MESSAGE = (
    "INSERT INTO user_messages (user_id, chat_id, message_id, message_text, message_type, has_media, media_type, timestamp)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
)
TAP = "INSERT INTO user_interactions (user_id, action_type, action_data, timestamp) VALUES (?, ?, ?, ?)"


def main(file, people, messages, taps):
    chance = random.Random(7)
    database = sqlite3.connect(file)
    database.executescript(TABLES)
    now = begin = datetime.datetime(2025, 1, 1, 8)
    step = datetime.timedelta(days=500) / (messages + taps)
    ids = [100_000 + 7 * i for i in range(people)]
    first, last = {}, {}
    written = tapped = 0
    while written < messages or tapped < taps:
        now += step * chance.random()
        user = chance.choice(ids)
        first.setdefault(user, now)
        last[user] = now
        if written < messages and (tapped >= taps or chance.random() < messages / (messages + taps)):
            written += 1
            photo = chance.random() < 0.05
            kind = "photo" if photo else "text"
            text = None if photo else f"Wann ist am {written % 28}. geöffnet? 😀 {written}"
            time = now.isoformat(" " if written % 3 else "T")
            database.execute(MESSAGE, (user, user, 2 * written + 1, text, kind, photo, photo and kind or None, time))
        else:
            tapped += 1
            kind = chance.choice(["button_click", "command", "menu_navigation"])
            database.execute(TAP, (user, kind, chance.choice(["/start", "menu_main", "prices"]), str(now)))
    for user in ids:
        seen = str(first.get(user, begin)), str(last.get(user, begin))
        language = chance.choice(["de", "en", "ru", None])
        database.execute(USER, (user, user % 3 and f"user{user}" or None, f"Anna{user}", "Müller", language, user, *seen))
        if user % 5 == 0:
            database.execute("INSERT INTO user_preferences VALUES (?, 'de', ?, 'default', ?)", (user, user % 2, seen[1]))
    database.commit()


main(sys.argv[1], *map(int, sys.argv[2:]))
