"""A bot with Flask, pyTelegramBotAPI and sqlite3, for gunicorn. Answers a webhook request after the commit and the reply.

API, DATABASE and SCHEMA in the environment: port of the Bot API, and two files.
"""
import os
import sqlite3
import time

import telebot
from flask import Flask, request
from telebot import types

telebot.apihelper.API_URL = "http://127.0.0.1:" + os.environ["API"] + "/bot{0}/{1}"
bot = telebot.TeleBot("123456789:" + "A" * 35, threaded=False)
app = Flask(__name__)

keyboard = types.InlineKeyboardMarkup(row_width=1)
keyboard.add(types.InlineKeyboardButton("Opening hours", callback_data="s:hours"),
             types.InlineKeyboardButton("Home", callback_data="s:home"))

# Every worker imports this module, after the fork.
database = sqlite3.connect(os.environ["DATABASE"], timeout=30, check_same_thread=False)
database.execute("PRAGMA journal_mode = WAL")
database.execute("PRAGMA synchronous = FULL")
with open(os.environ["SCHEMA"], encoding="utf-8") as schema:
    database.executescript(schema.read())


def seen(user, chat, state, now):
    database.execute(
        """INSERT INTO users (user_id, username, first_name, last_name, language_code, created_at, last_activity)
           VALUES (?, ?, ?, ?, ?, ?, ?)
           ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, first_name = excluded.first_name,
             last_name = excluded.last_name, language_code = excluded.language_code, last_activity = excluded.last_activity""",
        (user.id, user.username, user.first_name, user.last_name, user.language_code, now, now))
    database.execute(
        """INSERT INTO sessions (user_id, chat_id, state, last_activity) VALUES (?, ?, ?, ?)
           ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, last_activity = excluded.last_activity""",
        (user.id, chat, state, now))


def interacted(user, action, data, now):
    database.execute("INSERT INTO interactions (user_id, action_type, action_data, timestamp) VALUES (?, ?, ?, ?)",
                     (user.id, action, data, now))


@bot.message_handler(commands=["start"])
def started(message):
    now = int(time.time() * 1000)
    with database:
        seen(message.from_user, message.chat.id, "start", now)
        interacted(message.from_user, "command", "start", now)
    bot.send_message(message.chat.id, "What can I do for you?", reply_markup=keyboard)


@bot.message_handler(content_types=["text"])
def written(message):
    now = int(time.time() * 1000)
    user, text = message.from_user, message.text
    with database:
        seen(user, message.chat.id, "menu", now)
        database.execute("INSERT INTO messages (user_id, chat_id, message_id, text, timestamp) VALUES (?, ?, ?, ?, ?)",
                         (user.id, message.chat.id, message.message_id, text, now))
        interacted(user, "message", None, now)
        texts = database.execute("SELECT text FROM messages WHERE user_id = ? ORDER BY id DESC LIMIT 5", (user.id,)).fetchall()
    bot.send_message(message.chat.id, "Your last messages:\n" + "\n".join(row[0] for row in texts), reply_markup=keyboard)


@bot.callback_query_handler(func=lambda tap: True)
def tapped(tap):
    now = int(time.time() * 1000)
    with database:
        seen(tap.from_user, tap.message.chat.id, tap.data, now)
        interacted(tap.from_user, "tap", tap.data, now)
    bot.answer_callback_query(tap.id)
    text = "Open from 9 to 18, Monday to Saturday." if tap.data == "s:hours" else "What can I do for you?"
    bot.edit_message_text(text, tap.message.chat.id, tap.message.message_id, reply_markup=keyboard)


@app.post("/hook")
def hook():
    bot.process_new_updates([types.Update.de_json(request.get_data(as_text=True))])
    return "", 200
