/** Albums: messages with the same media_group_id are shown together. */
import { el, iconButton, nameOf, timeText } from "./dom.js";
import { contentOf, contextMenu, metaOf, senderOf, textOf } from "./bubble.js";
import { photo, videoTile } from "./pictures.js";

/** How many tiles a row has, by the number of photos. */
const ROWS = { 2: [2], 3: [1, 2], 4: [2, 2], 5: [2, 3], 6: [3, 3], 7: [2, 2, 3], 8: [2, 3, 3], 9: [3, 3, 3], 10: [2, 2, 3, 3] };

/** Splits messages into albums and single messages, both as arrays. */
export function grouped(messages) {
  const groups = [];
  for (const message of messages) {
    const last = groups.at(-1);
    if (message.media_group_id && last?.[0].media_group_id === message.media_group_id && last[0].from?.id === message.from?.id && last.length < 10) last.push(message);
    else groups.push([message]);
  }
  return groups;
}

/** The row of an album: a grid of photos and videos, or a list of documents. */
export function albumRow(messages, pane, follows) {
  const [first] = messages;
  const mine = first.from?.id === pane.person.id;
  const isGrid = messages.every((message) => message.photo || message.video);
  const row = el("article", { class: `row ${mine ? "mine" : "theirs"} ${follows ? "follows" : ""}`, "aria-label": `${mine ? "You" : nameOf(first.from)}, album of ${messages.length}, ${timeText(first.date)}` },
    el("div", { class: "stack" }, el("div", { class: "bubble" }, senderOf(first, pane, mine, follows), ...(isGrid ? grid(messages, pane) : list(messages, pane)))),
    iconButton("more", "Message actions", (event) => pane.messageMenu(first, event.currentTarget), { class: "more", "aria-haspopup": "menu" }));
  return row;
}

function grid(messages, pane) {
  const widths = (ROWS[messages.length] ?? [1]).flatMap((count) => Array(count).fill(count));
  const tiles = messages.map((message, at) => {
    const tile = el("div", { class: "tile", data: { id: message.message_id, of: widths[at] }, on: { contextmenu: (event) => contextMenu(event, message, pane, tile) } },
      message.photo ? photo(message, messages) : videoTile(message, messages));
    return tile;
  });
  const captioned = messages.filter((message) => message.caption);
  const texts = captioned.map((message) => textOf(message, pane, message === captioned.at(-1)));
  return [el("div", { class: "grid" }, tiles), ...(texts.length ? texts : [metaOf(messages.at(-1))])];
}

function list(messages, pane) {
  return messages.map((message) => {
    const part = el("div", { class: "part", data: { id: message.message_id }, on: { contextmenu: (event) => contextMenu(event, message, pane, part) } }, contentOf(message, pane));
    return part;
  });
}
