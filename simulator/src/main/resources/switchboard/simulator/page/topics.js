/** Topics of a forum or of a private chat: labels of messages and the topic picker. */
import { openForm } from "./dialog.js";
import { button, el, icon, nameOf } from "./dom.js";
import { openMenu } from "./menu.js";

export const hasTopics = (chat) => Boolean(chat.is_forum || chat.topics?.length);

const nameOfTopic = (chat, id) => chat.topics?.find((topic) => topic.message_thread_id === id)?.name ?? (id ? `Topic ${id}` : "General");

/** The topic of a message; 0 for none. A thread of replies is not a topic. */
export const topicOf = (message) => (message.is_topic_message ? message.message_thread_id : 0);

/** The topic label of a message; none in a chat without topics. */
export function topicLabel(message, chat) {
  if (message.direct_messages_topic) return el("div", { class: "topic" }, icon("user"), el("bdi", {}, `Direct messages of ${nameOf(message.direct_messages_topic.user)}`));
  return hasTopics(chat) ? el("div", { class: "topic" }, icon("topic"), el("bdi", {}, nameOfTopic(chat, topicOf(message)))) : undefined;
}

/** The bar above the composer that shows and changes the current topic. */
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
    ...(current ? [{ label: current.closed ? "Reopen topic" : "Close topic", icon: "block", run: () => become(current.closed ? "open" : "closed") },
      { label: "Delete topic", icon: "trash", danger: true, run: () => become("deleted") }] : [])]);
}

/** Asks for a name, creates the topic and switches to it. */
export function newTopic(pane) {
  openForm({
    title: "New topic", submit: "Create",
    intro: pane.chatId > 0 ? "This also enables topics in all private chats with the bot." : undefined,
    fields: [["name", "Name", el("input", { required: true, maxlength: "128", autocomplete: "off", dir: "auto" })]],
    send: async ({ name }) => {
      const topic = await pane.store.act("topics", { person_id: pane.personId, chat_id: pane.chatId, name });
      return () => pane.writeIn(topic.message_thread_id);
    },
  });
}
