/** Media of messages: a labelled card for every kind, so that no bubble is empty. */
import { fileAddress } from "./api.js";
import { copy, durationText, el, icon, nameOf, sizeText, button } from "./dom.js";
import { alertText, openDialog } from "./dialog.js";
import { link } from "./text.js";

/** Kinds of media that a person can send, in the order of the attach menu. */
export const KINDS = {
  photo: "Photo", video: "Video", animation: "Animation", audio: "Audio", voice: "Voice message", video_note: "Video message",
  document: "Document", sticker: "Sticker", location: "Location", contact: "Contact", poll: "Poll", dice: "Dice",
};
const READABLE = /^(text\/|application\/(json|yaml|xml|x-yaml|x-ndjson))/;
const READABLE_NAME = /\.(json|txt|csv|ya?ml|md|log|xml|ndjson|ics|vcf)$/i;
const VIEW_LIMIT = 200_000;

export const kindIcon = (kind) => icon({ animation: "video", contact: "user" }[kind] ?? kind);

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
  if (!kind) return [];
  const value = kind === "photo" ? message.photo.at(-1) ?? {} : message[kind];
  if (kind === "poll") return [poll(value)];
  const [title, detail] = describe(kind, value);
  const card = el("div", { class: "card" },
    el("span", { class: "glyph" }, kindIcon(kind)),
    el("span", { class: "about" }, el("b", { dir: "auto" }, title), detail && el("small", {}, detail)));
  const nodes = [card, value.file_id && files(kind, value, title)];
  if (kind === "photo" && value.file_id) nodes.unshift(picture(value));
  return nodes.filter(Boolean);
}

function describe(kind, value) {
  const join = (...parts) => parts.filter(Boolean).join(" · ");
  const frame = value.width ? `${value.width} × ${value.height}` : "";
  switch (kind) {
    case "document":
      return [value.file_name ?? "Document", join(sizeText(value.file_size), value.mime_type)];
    case "audio":
      return [value.title ?? value.file_name ?? "Audio", join(value.performer, durationText(value.duration))];
    case "sticker":
      return [join("Sticker", value.emoji), value.set_name];
    case "location":
      return ["Location", join(value.latitude?.toFixed?.(5), value.longitude?.toFixed?.(5))];
    case "contact":
      return [nameOf(value), value.phone_number];
    case "dice":
      return [join("Dice", value.emoji), `rolled ${value.value}`];
    default:
      return [KINDS[kind], join(frame, durationText(value.duration), sizeText(value.file_size))];
  }
}

/** Shows a picture unless it is tiny or invalid, as sample pictures may be. */
function picture(value) {
  const image = el("img", { class: "picture", src: fileAddress(value.file_id), alt: "", loading: "lazy" });
  image.addEventListener("load", () => image.naturalWidth < 16 && image.remove());
  image.addEventListener("error", () => image.remove());
  return image;
}

function files(kind, value, title) {
  const name = value.file_name ?? kind;
  const readable = kind === "document" && (READABLE.test(value.mime_type ?? "") || READABLE_NAME.test(name));
  return el("span", { class: "actions" },
    readable && button("View", () => view(value, title), { class: "small" }),
    el("a", { class: "small", href: fileAddress(value.file_id), download: name }, "Download"));
}

/** Opens a text file in a dialog; JSON is indented. */
async function view(value, title) {
  try {
    const response = await fetch(fileAddress(value.file_id));
    if (!response.ok) throw new Error(`Could not read the file (HTTP ${response.status}).`);
    const raw = await response.text();
    const text = pretty(raw.slice(0, VIEW_LIMIT), raw.length > VIEW_LIMIT);
    openDialog({
      title, wide: true,
      body: [el("pre", { class: "file", tabindex: "0", "aria-label": "File content" }, text), raw.length > VIEW_LIMIT && el("p", {}, "The file is too long to show in full. Download it to see the rest.")],
      actions: [["Copy", async (press) => (press.textContent = (await copy(raw)) ? "Copied" : "Copying failed")], ["Close"]],
    });
  } catch (error) {
    alertText(error.message);
  }
}

function pretty(text, cut) {
  try {
    return cut ? text : JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text;
  }
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

/** A map link for a location or venue. */
export function place(message) {
  const at = message.location;
  if (!at) return undefined;
  return el("span", { class: "actions small-link" }, link(`https://www.openstreetmap.org/?mlat=${Number(at.latitude)}&mlon=${Number(at.longitude)}#map=15/${Number(at.latitude)}/${Number(at.longitude)}`, "Open map"));
}
