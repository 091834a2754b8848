/** Topics of a forum or of a private chat: whose message is where, and the choice of where to write. */
import { openForm } from "./dialog.js";
import { button, el, icon, nameOf } from "./dom.js";
import { openMenu } from "./menu.js";

export const hasTopics = (chat) => Boolean(chat.is_forum || chat.topics?.length);

const nameOfTopic = (chat, id) => chat.topics?.find((topic) => topic.message_thread_id === id)?.name ?? (id ? `Topic ${id}` : "General");

/** The topic of a message; 0 when it is in none. A thread of replies is no topic. */
export const topicOf = (message) => (message.is_topic_message ? message.message_thread_id : 0);

/** A label that says where a message is; none where there is nothing to tell apart. */
export function topicLabel(message, chat) {
  if (message.direct_messages_topic) return el("div", { class: "topic" }, icon("user"), el("bdi", {}, `Direct messages of ${nameOf(message.direct_messages_topic.user)}`));
  return hasTopics(chat) ? el("div", { class: "topic" }, icon("topic"), el("bdi", {}, nameOfTopic(chat, topicOf(message)))) : undefined;
}

/** The line above the composer that says, and changes, in which topic a person writes. */
export function topicBar(pane) {
  const { chat } = pane;
  const closed = chat.topics?.find((topic) => topic.message_thread_id === pane.topic)?.closed;
  return button([icon("topic"), el("span", {}, "Writing in ", el("bdi", {}, nameOfTopic(chat, pane.topic)), closed ? " (closed)" : ""), icon("down")],
    (event) => pickTopic(pane, event.currentTarget), { class: "topicbar", "aria-haspopup": "menu" });
}

function pickTopic(pane, at) {
  const { chat } = pane;
  const item = (id, detail) => ({ label: nameOfTopic(chat, id), detail, icon: "topic", checked: id === pane.topic, run: () => pane.writeIn(id) });
  const current = chat.topics?.find((topic) => topic.message_thread_id === pane.topic);
  const become = (state) => pane.run("topic", { chat_id: chat.id, message_thread_id: pane.topic, state });
  openMenu(at, "Topics", [item(0), ...(chat.topics ?? []).map((topic) => item(topic.message_thread_id, topic.closed ? "Closed" : undefined)), null,
    { label: "New topic…", icon: "plus", run: () => newTopic(pane) },
    ...(current ? [{ label: current.closed ? "Reopen this topic" : "Close this topic", icon: "block", run: () => become(current.closed ? "open" : "closed") },
      { label: "Delete this topic", icon: "trash", danger: true, run: () => become("deleted") }] : [])]);
}

/** Asks for a name; whoever makes a topic writes in it next. */
export function newTopic(pane) {
  openForm({
    title: "New topic", submit: "Create",
    intro: pane.chatId > 0 ? "Private chats with the bot have topics from then on." : undefined,
    fields: [["name", "Name", el("input", { required: true, maxlength: "128", autocomplete: "off", dir: "auto" })]],
    send: async ({ name }) => {
      const topic = await pane.store.act("topics", { person_id: pane.personId, chat_id: pane.chatId, name });
      return () => pane.writeIn(topic.message_thread_id);
    },
  });
}
