/** A message as a row of the chat. */
import { el, iconButton, momentText, nameOf, hueOf, timeText } from "./dom.js";
import { inlineKeyboard } from "./keyboard.js";
import { media, serviceText, summary, unknownKind } from "./media.js";
import { formatted } from "./text.js";
import { topicLabel } from "./topics.js";

/** Builds the row. `follows` is true if the previous message has the same sender. */
export function bubble(message, pane, follows) {
  const service = serviceText(message);
  if (service) return el("div", { class: "row service", data: { id: message.message_id } }, el("span", { dir: "auto" }, service));
  const mine = message.from?.id === pane.person.id;
  const row = el("article", {
    class: `row ${mine ? "mine" : "theirs"} ${follows ? "follows" : ""}`, data: { id: message.message_id },
    "aria-label": `${mine ? "You" : nameOf(message.from)}, ${timeText(message.date)}`,
    on: { contextmenu: (event) => contextMenu(event, message, pane, row) },
  },
  el("div", { class: "stack" },
    el("div", { class: "bubble" }, senderOf(message, pane, mine, follows), topicLabel(message, pane.chat), forwarded(message), quoted(message, pane), contentOf(message, pane)),
    inlineKeyboard(message, pane)),
  iconButton("more", "Message actions", (event) => pane.messageMenu(message, event.currentTarget), { class: "more", "aria-haspopup": "menu" }));
  return row;
}

/** Keeps the browser's context menu while text is selected, so that part of a text can be copied. */
export function contextMenu(event, message, pane, row) {
  if (event.target.closest("a:not(.chip), textarea") || String(getSelection())) return;
  event.preventDefault();
  pane.messageMenu(message, { x: event.clientX, y: event.clientY }, row.closest(".row").querySelector(".more"));
}

export function senderOf(message, pane, mine, follows) {
  if (mine || follows || pane.chat.id > 0) return undefined;
  const node = el("div", { class: "who", dir: "auto" }, nameOf(message.from), message.from?.is_bot && el("small", {}, "bot"));
  node.style.setProperty("--hue", hueOf(message.from?.id));
  return node;
}

function forwarded(message) {
  const origin = message.forward_origin;
  if (!origin) return undefined;
  const from = nameOf(origin.sender_user ?? origin.sender_chat ?? origin.chat ?? { first_name: origin.sender_user_name });
  return el("div", { class: "forwarded", dir: "auto" }, `Forwarded from ${from}`);
}

function quoted(message, pane) {
  const original = message.reply_to_message;
  if (!original) return undefined;
  return el("button", { type: "button", class: "quote", title: "Go to message", on: { click: () => pane.show(original.message_id) } },
    el("b", { dir: "auto" }, nameOf(original.from)), el("span", { dir: "auto" }, summary(original)));
}

/** The nodes of a message's content: media, text, time. A caption may be above its media. */
export function contentOf(message, pane) {
  const things = media(message);
  if (message.text ?? message.caption) {
    const text = textOf(message, pane, true);
    return message.show_caption_above_media ? [text, ...things] : [...things, text];
  }
  return [...(things.length ? things : [unknownKind(message)]), metaOf(message)];
}

/** The time is inside the text to share its last line; `dir` isolates it from the text's direction. */
export function textOf(message, pane, timed) {
  const entities = message.text ? message.entities : message.caption_entities;
  return el("div", { class: "text", dir: "auto" }, formatted(message.text ?? message.caption, entities, pane.sendText), timed && metaOf(message));
}

export function metaOf(message) {
  const moment = momentText(message.date * 1000);
  return el("span", { class: "meta", dir: "ltr" },
    message.edit_date && el("span", { title: momentText(message.edit_date * 1000) }, "edited "),
    el("time", { datetime: new Date((message.date || 0) * 1000).toISOString(), title: moment }, timeText(message.date)));
}
