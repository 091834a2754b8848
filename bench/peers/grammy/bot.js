// A bot with grammY and better-sqlite3 on node:http. Answers a webhook request after the commit and the reply.
//   node bot.js PORT PORT_OF_THE_BOT_API DATABASE SCHEMA
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import Database from "better-sqlite3";
import { Bot, InlineKeyboard, webhookCallback } from "grammy";

const [port, api, file, schema] = process.argv.slice(2);
const database = new Database(file);
database.pragma("journal_mode = WAL");
database.pragma("synchronous = FULL");
database.exec(readFileSync(schema, "utf8"));

const user = database.prepare(`
  INSERT INTO users (user_id, username, first_name, last_name, language_code, created_at, last_activity)
  VALUES (?, ?, ?, ?, ?, ?, ?)
  ON CONFLICT (user_id) DO UPDATE SET username = excluded.username, first_name = excluded.first_name,
    last_name = excluded.last_name, language_code = excluded.language_code, last_activity = excluded.last_activity`);
const session = database.prepare(`
  INSERT INTO sessions (user_id, chat_id, state, last_activity) VALUES (?, ?, ?, ?)
  ON CONFLICT (user_id) DO UPDATE SET state = excluded.state, last_activity = excluded.last_activity`);
const message = database.prepare(
  "INSERT INTO messages (user_id, chat_id, message_id, text, timestamp) VALUES (?, ?, ?, ?, ?)");
const interaction = database.prepare(
  "INSERT INTO interactions (user_id, action_type, action_data, timestamp) VALUES (?, ?, ?, ?)");
const lastTexts = database.prepare("SELECT text FROM messages WHERE user_id = ? ORDER BY id DESC LIMIT 5").pluck();

function seen(from, chat, state, now) {
  user.run(from.id, from.username ?? null, from.first_name, from.last_name ?? null, from.language_code ?? null, now, now);
  session.run(from.id, chat, state, now);
}

const saveMessage = database.transaction((from, received) => {
  const now = Date.now();
  seen(from, received.chat.id, "menu", now);
  message.run(from.id, received.chat.id, received.message_id, received.text, now);
  interaction.run(from.id, "message", null, now);
  return lastTexts.all(from.id);
});

// A tap or a command.
const saveAction = database.transaction((from, chat, type, data) => {
  const now = Date.now();
  seen(from, chat, data, now);
  interaction.run(from.id, type, data, now);
});

const keyboard = new InlineKeyboard().text("Opening hours", "s:hours").row().text("Home", "s:home");
const bot = new Bot("123456789:" + "A".repeat(35), { client: { apiRoot: `http://127.0.0.1:${api}` } });

bot.command("start", async (ctx) => {
  saveAction(ctx.from, ctx.chat.id, "command", "start");
  await ctx.reply("What can I do for you?", { reply_markup: keyboard });
});

bot.on("message:text", async (ctx) => {
  const texts = saveMessage(ctx.from, ctx.message);
  await ctx.reply("Your last messages:\n" + texts.join("\n"), { reply_markup: keyboard });
});

bot.on("callback_query:data", async (ctx) => {
  const data = ctx.callbackQuery.data;
  saveAction(ctx.from, ctx.chat.id, "tap", data);
  await ctx.answerCallbackQuery();
  await ctx.editMessageText(data === "s:hours" ? "Open from 9 to 18, Monday to Saturday." : "What can I do for you?",
    { reply_markup: keyboard });
});

const handle = webhookCallback(bot, "http");
createServer((request, response) => {
  handle(request, response).catch((error) => {
    console.error(error);
    if (!response.headersSent) response.writeHead(500).end();
  });
}).listen(Number(port), "127.0.0.1", () => bot.api.setWebhook(`http://127.0.0.1:${port}/hook`));
