/** Renders Bot API entities. Offsets count UTF-16 code units, as in JavaScript. */
import { el } from "./dom.js";

const SCHEMES = new Set(["http:", "https:", "tg:", "mailto:"]);
const PLAIN = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };
const BLOCKS = new Set(["pre", "blockquote", "expandable_blockquote"]);

/** The URL if its scheme is allowed, else null; javascript:, data: and the like never become links. */
export function safeAddress(address) {
  const text = String(address ?? "").trim();
  try {
    const url = new URL(/^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`);
    return SCHEMES.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

/** A link in a new tab without a referrer; a refused URL becomes plain text. */
export function link(address, ...children) {
  const href = safeAddress(address);
  if (!href) return el("span", {}, ...children);
  return el("a", { href, target: "_blank", rel: "noopener noreferrer", title: href }, ...children);
}

/** Renders a text with its entities; calls `send` with a pressed command. */
export function formatted(text, entities, send) {
  const usable = (Array.isArray(entities) ? entities : [])
    .filter((entity) => Number.isInteger(entity.offset) && entity.length > 0 && entity.offset >= 0 && entity.offset < text.length)
    .sort((a, b) => a.offset - b.offset || b.length - a.length);
  return pieces(text, 0, text.length, usable, send);
}

/** Renders nested entities; one that crosses the end of its parent is cut there. Line breaks next to a block are dropped. */
function pieces(text, from, to, entities, send) {
  const out = [];
  let at = from;
  for (let i = 0; i < entities.length; ) {
    const entity = entities[i++];
    const end = Math.min(entity.offset + entity.length, to);
    const inside = [];
    while (i < entities.length && entities[i].offset < end) inside.push(entities[i++]);
    const block = BLOCKS.has(entity.type);
    const before = text.slice(at, entity.offset);
    if (before) out.push(block ? before.replace(/\n$/, "") : before);
    out.push(wrapped(entity, text.slice(entity.offset, end), pieces(text, entity.offset, end, inside, send), send));
    at = block && text[end] === "\n" && end < to ? end + 1 : end;
  }
  if (at < to) out.push(text.slice(at, to));
  return out;
}

function wrapped(entity, raw, inner, send) {
  const tag = PLAIN[entity.type];
  if (tag) return el(tag, {}, ...inner);
  switch (entity.type) {
    case "spoiler":
      return spoiler(inner);
    case "pre":
      return el("pre", { data: entity.language ? { language: entity.language } : {}, tabindex: "0" }, el("code", {}, ...inner));
    case "blockquote":
      return el("blockquote", {}, ...inner);
    case "expandable_blockquote":
      return expandable(inner);
    case "text_link":
      return link(entity.url, ...inner);
    case "url":
      return link(raw, ...inner);
    case "email":
      return link(`mailto:${raw}`, ...inner);
    case "mention":
      return link(`https://t.me/${raw.replace(/^@/, "")}`, ...inner);
    case "bot_command":
      return el("button", { type: "button", class: "command", on: { click: () => send(raw) } }, ...inner);
    default:
      return el("span", { class: "token" }, ...inner);
  }
}

function spoiler(inner) {
  const reveal = () => {
    node.classList.add("shown");
    for (const name of ["role", "tabindex", "aria-label"]) node.removeAttribute(name);
  };
  const node = el("span", {
    class: "spoiler", role: "button", tabindex: "0", "aria-label": "Hidden text, press to show",
    on: { click: reveal, keydown: (event) => ["Enter", " "].includes(event.key) && (event.preventDefault(), reveal()) },
  }, el("span", {}, ...inner));
  return node;
}

function expandable(inner) {
  const more = el("button", { type: "button", class: "command", "aria-expanded": "false" }, "Show more");
  const quote = el("blockquote", { class: "folded" }, el("div", {}, ...inner), more);
  more.addEventListener("click", () => {
    const folded = quote.classList.toggle("folded");
    more.textContent = folded ? "Show more" : "Show less";
    more.setAttribute("aria-expanded", String(!folded));
  });
  return quote;
}
