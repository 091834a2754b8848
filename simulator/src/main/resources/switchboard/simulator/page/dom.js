/** DOM helpers. Every node of the page is created here, so untrusted text is never parsed as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/** Creates an element. `props.on` holds listeners, `props.data` data attributes; booleans set or omit an attribute. */
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

/** An icon from the symbols in index.html; decorative, so the element around it needs an accessible name. */
export function icon(name) {
  const svg = document.createElementNS(SVG, "svg");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#i-${name}`);
  svg.setAttribute("aria-hidden", "true");
  svg.append(use);
  return svg;
}

/** A button of type "button", which does not submit a form. */
export function button(label, run, props = {}) {
  return el("button", { type: "button", ...props, on: { click: run } }, label);
}

/** A button with an icon only; the label is its accessible name and tooltip. */
export function iconButton(name, label, run, props = {}) {
  return button(icon(name), run, { "aria-label": label, title: label, ...props, class: `icon ${props.class ?? ""}` });
}

/** The golden angle spreads the hues of neighbouring ids, so people differ in colour. */
export function hueOf(id) {
  return Math.round((Math.abs(Number(id) || 0) * 137.508 + 320) % 360);
}

/** A round badge with initials; decorative, the name is next to it. */
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

/** "Today", "Yesterday" or the date, by the simulator's clock (milliseconds), which tests may have advanced. */
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

/** A language's English name; a malformed code is returned unchanged. */
export function languageText(code) {
  try {
    return code ? LANGUAGES.of(code) : "no language";
  } catch {
    return code;
  }
}

/** Copies a text and returns whether it worked; insecure origins have no clipboard access. */
export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
