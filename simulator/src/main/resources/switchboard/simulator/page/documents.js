/** Documents as a download, and audio with a player. */
import { fileAddress } from "./api.js";
import { button, copy, durationText, el, icon, sizeText } from "./dom.js";
import { alertText, openDialog } from "./dialog.js";

const READABLE = /^(text\/|application\/(json|yaml|xml|x-yaml|x-ndjson))/;
const READABLE_NAME = /\.(json|txt|csv|ya?ml|md|log|xml|ndjson|ics|vcf)$/i;
const VIEW_LIMIT = 200_000;

const joined = (...parts) => parts.filter(Boolean).join(" · ");

/** A link that downloads the file. */
export function fileChip(kind, value, usual) {
  const name = value.file_name ?? usual ?? kind;
  const ending = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1];
  return el("a", { class: "card chip", href: fileAddress(value.file_id), download: name },
    glyph(kind, value, ending),
    el("span", { class: "about" }, el("b", { dir: "auto" }, name), el("small", {}, joined(sizeText(value.file_size), value.mime_type))));
}

function glyph(kind, value, ending) {
  if (kind === "document" && value.thumbnail) return el("img", { class: "glyph", src: fileAddress(value.thumbnail.file_id), alt: "" });
  return el("span", { class: "glyph" }, ending && kind === "document" ? el("span", { class: "ending", "aria-hidden": "true" }, ending.toUpperCase()) : icon(kind === "document" ? "document" : "down"));
}

/** A document: its name and size, and a button that shows a text. */
export function documentNodes(value) {
  const readable = READABLE.test(value.mime_type ?? "") || READABLE_NAME.test(value.file_name ?? "");
  return [fileChip("document", value, "document"),
    readable && el("span", { class: "actions" }, button("View", () => view(value), { class: "small" }))];
}

/** Opens a text file in a dialog; JSON is indented. */
async function view(value) {
  try {
    const response = await fetch(fileAddress(value.file_id));
    if (!response.ok) throw new Error(`Could not read the file (HTTP ${response.status}).`);
    const raw = await response.text();
    const text = pretty(raw.slice(0, VIEW_LIMIT), raw.length > VIEW_LIMIT);
    openDialog({
      title: value.file_name ?? "Document", wide: true,
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

/** A player for audio and voice messages; a file that the browser cannot play becomes a download. */
export function player(kind, value) {
  const title = kind === "voice" ? "" : value.title ?? value.file_name ?? "Audio";
  const audio = el("audio", { src: fileAddress(value.file_id), preload: "none" });
  const press = button(icon("play"), () => (audio.paused ? audio.play().catch(() => {}) : audio.pause()), { class: "glyph round", "aria-label": "Play" });
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : value.duration || 0);
  const bar = el("input", { type: "range", min: "0", max: "1000", value: "0", "aria-label": `Position in ${title || "voice message"}`, on: { input: () => (audio.currentTime = (length() * bar.value) / 1000) } });
  const time = el("small", {}, durationText(value.duration));
  const node = el("div", { class: "card player" }, audio, press,
    el("span", { class: "about" }, title && el("b", { dir: "auto" }, title), value.performer && el("small", { dir: "auto" }, value.performer), el("span", { class: "track" }, bar, time)));
  const redraw = () => {
    press.replaceChildren(icon(audio.paused ? "play" : "pause"));
    press.setAttribute("aria-label", audio.paused ? "Play" : "Pause");
  };
  for (const type of ["play", "pause", "ended"]) audio.addEventListener(type, redraw);
  audio.addEventListener("timeupdate", () => {
    bar.value = String(Math.round((1000 * audio.currentTime) / (length() || 1)));
    time.textContent = durationText(audio.ended ? length() : audio.currentTime);
  });
  audio.addEventListener("error", () => node.replaceWith(fileChip(kind, value, kind === "voice" ? "voice.ogg" : "audio.mp3")));
  return node;
}
