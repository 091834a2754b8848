/** Inline keyboards below messages and the reply keyboard above the composer. */
import { copy, el, icon } from "./dom.js";
import { safeAddress } from "./text.js";

const NOT_HERE = {
  web_app: "The simulator does not support mini apps", login_url: "The simulator does not support login links",
  switch_inline_query: "The simulator does not support inline mode", switch_inline_query_current_chat: "The simulator does not support inline mode",
  switch_inline_query_chosen_chat: "The simulator does not support inline mode", callback_game: "The simulator does not support games",
  pay: "The simulator does not support payments", request_users: "The simulator does not support sharing users",
  request_chat: "The simulator does not support sharing chats",
};

/** The rows of an inline keyboard. `pane` sends callback queries and knows which are unanswered. */
export function inlineKeyboard(message, pane) {
  const rows = message.reply_markup?.inline_keyboard;
  if (!rows?.length) return undefined;
  return el("div", { class: "keys", role: "group", "aria-label": "Buttons" },
    rows.map((row, r) => el("div", { class: "keyrow" }, row.map((key, c) => inlineKey(key, { message, r, c }, pane)))));
}

function inlineKey(key, at, pane) {
  const props = { class: `key ${/^(primary|success|danger)$/.test(key.style ?? "") ? key.style : ""}`, data: { at: `${at.r},${at.c}` } };
  const label = el("span", { dir: "auto" }, key.text);
  if (key.url !== undefined) return linkKey(key, props, label);
  if (key.copy_text) return copyKey(key, props, label, pane);
  if (key.callback_data !== undefined) return callbackKey(key, at.message, props, label, pane);
  return disabledKey(key, props, label);
}

function linkKey(key, props, label) {
  const href = safeAddress(key.url);
  if (!href) return el("button", { ...props, type: "button", disabled: true, title: "This link cannot be opened" }, label);
  return el("a", { ...props, href, target: "_blank", rel: "noopener noreferrer", title: href }, label, icon("out"));
}

function copyKey(key, props, label, pane) {
  const node = el("button", { ...props, type: "button", title: "Copy text" }, label, icon("copy"));
  node.addEventListener("click", async () => pane.toast((await copy(key.copy_text.text)) ? `Copied: ${key.copy_text.text}` : `Copying failed. Copy it manually: ${key.copy_text.text}`));
  return node;
}

/** Stays enabled while waiting, as in Telegram: a bot must handle an impatient second tap. */
function callbackKey(key, message, props, label, pane) {
  const waiting = pane.isWaiting(message, key.callback_data);
  const node = el("button", { ...props, type: "button", class: `${props.class} ${waiting ? "waiting" : ""}`, "aria-busy": waiting ? "true" : null }, label);
  node.addEventListener("click", () => {
    node.classList.add("waiting");
    node.setAttribute("aria-busy", "true");
    pane.tap(message, key.callback_data);
  });
  return node;
}

function disabledKey(key, props, label) {
  const kind = Object.keys(NOT_HERE).find((name) => key[name] !== undefined);
  return el("button", { ...props, type: "button", disabled: true, title: NOT_HERE[kind] ?? "The simulator does not support this kind of button" }, label);
}

/** The current reply markup, from the bot's last message that set or removed one (Bot API, ReplyKeyboardMarkup). */
export function replyMarkup(messages, person) {
  for (let i = messages.length - 1; i >= 0; i--) {
    const markup = messages[i].reply_markup;
    if (markup?.remove_keyboard) return undefined;
    if (!markup?.keyboard && !markup?.force_reply) continue;
    const answered = messages.slice(i + 1).some((later) => later.from?.id === person);
    if (markup.force_reply) return answered ? undefined : { message: messages[i], markup };
    return { message: messages[i], markup, folded: Boolean(markup.one_time_keyboard && answered) };
  }
  return undefined;
}

/** The reply keyboard. `send` receives a text, `share` the kind of media that a button requests. */
export function replyKeyboard(markup, send, share) {
  return el("div", { class: "keys reply", role: "group", "aria-label": "Reply keyboard" },
    markup.keyboard.map((row) => el("div", { class: "keyrow" }, row.map((entry) => replyKey(typeof entry === "string" ? { text: entry } : entry, send, share)))));
}

function replyKey(key, send, share) {
  const label = el("span", { dir: "auto" }, key.text);
  const kind = Object.keys(NOT_HERE).find((name) => key[name] !== undefined);
  if (kind) return el("button", { type: "button", class: "key", disabled: true, title: NOT_HERE[kind] }, label);
  const asked = key.request_contact ? "contact" : key.request_location ? "location" : key.request_poll ? "poll" : undefined;
  return el("button", { type: "button", class: "key", on: { click: () => (asked ? share(asked) : send(key.text)) } }, label);
}
