/** Menus of a pane: for a message, for the chat, and to switch chats. */
import { avatar, el, icon, nameOf } from "./dom.js";
import { openForm } from "./dialog.js";
import { openMenu } from "./menu.js";
import { newTopic } from "./topics.js";

const botBadge = () => el("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bolt"));

/** Menu of a message; a person's own texts and captions can be edited, as in Telegram. */
export function messageMenu(pane, message, at, owner) {
  const own = message.from?.id === pane.personId && (message.text ?? message.caption) !== undefined;
  const text = message.text ?? message.caption;
  openMenu(at, "Message", [
    { label: "Reply", icon: "reply", run: () => pane.composer.reply(message) },
    own && { label: "Edit", icon: "edit", run: () => pane.composer.edit(message) },
    text && { label: "Copy text", icon: "copy", run: () => pane.copied(text) },
    { label: "Copy message ID", detail: String(message.message_id), icon: "copy", run: () => pane.copied(String(message.message_id)) },
    message.from?.is_bot && { label: "Forge callback query…", detail: "Send custom callback data", icon: "bolt", run: () => forge(pane, message) },
    { label: "Delete", icon: "trash", danger: true, run: () => pane.run("delete", { chat_id: pane.chatId, message_id: message.message_id }) },
  ].filter(Boolean), owner);
}

function forge(pane, message) {
  openForm({
    title: "Forge callback query", intro: "Sends the bot a callback query for this message. The data need not match any of its buttons.", submit: "Send",
    fields: [["data", "Callback data", el("input", { required: true, autocomplete: "off" })]],
    send: ({ data }) => pane.tap(message, data),
  });
}

function groupKind(chat) {
  if (chat.is_direct_messages) return "Direct messages of a channel";
  if (chat.is_forum) return "Supergroup with topics";
  return chat.type === "supergroup" ? "Supergroup" : "Group";
}

/** Menu of the person's chats with this bot. */
export function chatPicker(pane, at) {
  const item = (label, chatId, badge, detail) => ({ label, detail, badge, checked: chatId === pane.chatId, run: () => pane.host.replace(pane, pane.personId, chatId) });
  const groups = pane.store.groupsOf(pane.personId);
  openMenu(at, "Chats", [`Chats of ${nameOf(pane.person)}`,
    item(nameOf(pane.store.me), pane.personId, botBadge(), "Private chat"),
    ...groups.map((chat) => item(nameOf(chat), chat.id, avatar(nameOf(chat), chat.id, "group"), groupKind(chat))), null,
    { label: "New group…", icon: "users", run: () => pane.host.newGroup(pane) }]);
}

/** Menu of the chat. */
export function chatMenu(pane, at) {
  const { blocked } = pane.person;
  const isPrivate = pane.chatId > 0;
  openMenu(at, "Chat menu", [
    { label: "Send /start", icon: "bolt", disabled: blocked && isPrivate, run: () => pane.sendText("/start") },
    isPrivate && { label: blocked ? "Unblock bot" : "Block bot", icon: "block", danger: !blocked, run: () => pane.block(!blocked) },
    { label: "New group…", icon: "users", run: () => pane.host.newGroup(pane) },
    (isPrivate || pane.chat.is_forum) && { label: "New topic…", icon: "topic", run: () => newTopic(pane) },
    { label: "Copy chat ID", detail: String(pane.chatId), icon: "copy", run: () => pane.copied(String(pane.chatId)) }, null,
    { label: "Close chat", icon: "close", run: () => pane.host.close(pane) },
  ].filter((item) => item !== false && item !== undefined));
}
