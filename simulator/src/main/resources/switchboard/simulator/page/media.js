/** Media of messages: nodes for every kind, so that no bubble is empty. */
import { avatar, el, icon, nameOf } from "./dom.js";
import { documentNodes, player } from "./documents.js";
import { animation, photo, sticker, video, videoNote } from "./pictures.js";
import { placeCard } from "./places.js";

/** Kinds of media, in the order of the attach menu. */
export const KINDS = {
  live_photo: "Live photo", photo: "Photo", video: "Video", animation: "Animation", audio: "Audio", voice: "Voice message", video_note: "Video message",
  document: "Document", sticker: "Sticker", venue: "Venue", location: "Location", contact: "Contact", poll: "Poll", checklist: "Checklist", dice: "Dice",
  paid_media: "Paid media", story: "Story",
};

/** The name of a kind's icon. */
export const kindIcon = (kind) => icon(iconName(kind));
export const iconName = (kind) => ({ animation: "video", contact: "user", live_photo: "photo", venue: "location", checklist: "check", paid_media: "photo", story: "photo" })[kind] ?? kind;

/** The kind of media in a message, or undefined for a text. The order matters, because an animation also has a document. */
export function kindOf(message) {
  return Object.keys(KINDS).find((kind) => message[kind] !== undefined && message[kind] !== null);
}

/** A short summary for previews, quotes and screen readers. */
export function summary(message) {
  const kind = kindOf(message);
  return [kind && KINDS[kind], message.text ?? message.caption ?? (kind ? "" : serviceText(message) ?? "Message")].filter(Boolean).join(": ");
}

/** The nodes for the media of a message; none for a text. */
export function media(message) {
  const kind = kindOf(message);
  const value = message[kind];
  switch (kind) {
    case undefined:
      return [];
    case "photo":
    case "live_photo":
      return [photo(message)];
    case "video":
      return [video(message)];
    case "animation":
      return [animation(message)];
    case "video_note":
      return [videoNote(message)];
    case "sticker":
      return [sticker(message)];
    case "audio":
    case "voice":
      return [player(kind, value)];
    case "document":
      return documentNodes(value).filter(Boolean);
    case "venue":
    case "location":
      return [placeCard(message)];
    case "poll":
      return [poll(value)];
    case "checklist":
      return [checklist(value)];
    case "dice":
      return [el("span", { class: "emoji", role: "img", "aria-label": `Dice ${value.emoji}, rolled ${value.value}` }, value.emoji), el("small", { class: "rolled" }, `rolled ${value.value}`)];
    case "paid_media":
      return paid(value);
    default:
      return [card(kind, value)];
  }
}

function card(kind, value) {
  const [title, detail] = kind === "contact" ? [nameOf(value), value.phone_number] : [KINDS[kind], value.id && `No. ${value.id}`];
  return el("div", { class: "card" }, kind === "contact" ? avatar(title, value.user_id ?? 7) : el("span", { class: "glyph" }, kindIcon(kind)),
    el("span", { class: "about" }, el("b", { dir: "auto" }, title), detail && el("small", {}, detail)));
}

/** Paid media as a buyer sees them. */
function paid(value) {
  const shown = (value.paid_media ?? []).filter((item) => item.photo || item.video).map((item) => (item.photo ? photo(item) : video(item)));
  return [...shown, el("small", { class: "rolled" }, `Paid media: ${value.star_count} ${value.star_count === 1 ? "star" : "stars"}`)];
}

function checklist(value) {
  return el("div", { class: "poll" }, el("b", { dir: "auto" }, value.title),
    el("ul", {}, (value.tasks ?? []).map((task) => el("li", { dir: "auto" }, task.completion_date ? "☑ " : "☐ ", task.text))), el("small", {}, "Checklist"));
}

function poll(value) {
  return el("div", { class: "poll" },
    el("b", { dir: "auto" }, value.question),
    el("ul", {}, (value.options ?? []).map((option) => el("li", { dir: "auto" }, option.text, " ", el("small", {}, String(option.voter_count ?? 0))))),
    el("small", {}, `${value.type === "quiz" ? "Quiz" : "Poll"} · ${value.total_voter_count ?? 0} votes${value.is_closed ? " · closed" : ""}`));
}

const names = (people) => people.map(nameOf).join(", ");

/** The text of a service message, or undefined for an ordinary message. */
export function serviceText(message) {
  const who = nameOf(message.from);
  if (message.new_chat_members?.length) return `${names(message.new_chat_members)} joined`;
  if (message.left_chat_member) return `${nameOf(message.left_chat_member)} left`;
  if (message.group_chat_created || message.supergroup_chat_created) return `${who} created the group`;
  if (message.new_chat_title) return `${who} renamed the chat to “${message.new_chat_title}”`;
  if (message.pinned_message) return `${who} pinned “${summary(message.pinned_message).slice(0, 60)}”`;
  if (message.migrate_to_chat_id) return "The group became a supergroup";
  if (message.migrate_from_chat_id) return "This supergroup was a group";
  if (message.new_chat_photo) return `${who} changed the chat photo`;
  if (message.delete_chat_photo) return `${who} removed the chat photo`;
  if (message.message_auto_delete_timer_changed) return `${who} changed the auto-delete timer`;
  if (message.users_shared || message.chat_shared) return `${who} shared a chat with the bot`;
  if (message.forum_topic_created) return `${who} created the topic “${message.forum_topic_created.name}”`;
  if (message.forum_topic_edited) return `${who} renamed the topic to “${message.forum_topic_edited.name}”`;
  if (message.forum_topic_closed) return `${who} closed the topic`;
  if (message.forum_topic_reopened) return `${who} reopened the topic`;
  if (message.write_access_allowed) return `${who} allowed the bot to write`;
  return undefined;
}

/** Fallback for other kinds, such as a venue or an invoice: takes the name of the kind from the message's fields. */
export function unknownKind(message) {
  const usual = /^(message_id|message_thread_id|date|chat|from|sender_.*|reply_.*|edit_date|via_bot|forward_.*|entities|caption.*|.*_markup|author_.*|has_.*|is_.*|link_preview_.*|quote|media_group_id|direct_messages_topic|show_.*|effect_id|external_.*)$/;
  const kind = Object.keys(message).find((key) => !usual.test(key));
  const words = (kind ?? "empty message").replaceAll("_", " ");
  return el("div", { class: "card" }, el("span", { class: "glyph" }, icon("document")), el("span", { class: "about" }, el("b", {}, words)));
}
