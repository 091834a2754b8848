/** Building blocks: every node of the page is made here, so no text from outside is ever parsed as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** Makes an element. `props.on` holds listeners, `props.data` data attributes; true and false switch an attribute. */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props ?? {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === "on") for (const [type, listener] of Object.entries(value)) node.addEventListener(type, listener);
    else if (name === "data") Object.assign(node.dataset, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== undefined && child !== null && child !== false));
  return node;
}

/** A picture from the symbols in index.html; always beside or inside something that has a name of its own. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A button of type "button", so that none submits a form by accident. */
export function button(label, run, props = {}) {
  return el("button", { type: "button", ...props, on: { click: run } }, label);
}

/** A button that shows only a picture; the label is its accessible name and its tooltip. */
export function iconButton(name, label, run, props = {}) {
  return button(icon(name), run, { "aria-label": label, title: label, ...props, class: `icon ${props.class ?? ""}` });
}

/** The golden angle keeps the hues of neighbouring ids far apart, so people are told apart by colour too. */
export function hueOf(id) {
  return Math.round((Math.abs(Number(id) || 0) * 137.508 + 320) % 360);
}

/** A round badge with initials; decoration only, the name stands beside it. */
export function avatar(name, id, extra = "") {
  const words = String(name ?? "").trim().split(/\s+/);
  const initials = [...words].slice(0, 2).map((word) => [...word][0] ?? "").join("").toLocaleUpperCase();
  const node = el("span", { class: `avatar ${extra}`, "aria-hidden": "true" }, initials || "?");
  node.style.setProperty("--hue", hueOf(id));
  return node;
}

export const nameOf = (who) => [who?.first_name, who?.last_name].filter(Boolean).join(" ") || who?.title || "Someone";

const CLOCK = new Intl.DateTimeFormat(undefined, { hour: "2-digit", minute: "2-digit" });
const DAY = new Intl.DateTimeFormat(undefined, { weekday: "long", day: "numeric", month: "long" });
const DAY_AND_YEAR = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "long", year: "numeric" });
const MOMENT = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

const dateOf = (seconds) => new Date((Number(seconds) || 0) * 1000);
export const timeText = (seconds) => CLOCK.format(dateOf(seconds));
export const momentText = (milliseconds) => MOMENT.format(new Date(milliseconds));
export const dayKey = (seconds) => dateOf(seconds).toDateString();

/** "Today", "Yesterday" or the date, seen from the twin's own clock (milliseconds), which tests may have turned. */
export function dayText(seconds, now) {
  const key = dayKey(seconds);
  if (key === new Date(now).toDateString()) return "Today";
  const yesterday = new Date(now);
  yesterday.setDate(yesterday.getDate() - 1);
  if (key === yesterday.toDateString()) return "Yesterday";
  const sameYear = dateOf(seconds).getFullYear() === new Date(now).getFullYear();
  return (sameYear ? DAY : DAY_AND_YEAR).format(dateOf(seconds));
}

export function sizeText(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1000) return `${bytes} bytes`;
  return bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} KB` : `${(bytes / 1e6).toFixed(1)} MB`;
}

export function durationText(seconds) {
  if (!Number.isFinite(seconds)) return "";
  return `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
}

const LANGUAGES = new Intl.DisplayNames(["en"], { type: "language", fallback: "code" });

/** A language's English name; a code that is not well-formed is shown as it is. */
export function languageText(code) {
  try {
    return code ? LANGUAGES.of(code) : "no language";
  } catch {
    return code;
  }
}

/** Copies and says whether it worked: the clipboard is refused on pages without a secure origin. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
