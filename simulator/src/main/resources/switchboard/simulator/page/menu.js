/** Pop-up menus: arrow keys move, Enter chooses, Esc closes and restores the focus. */
import { el, icon } from "./dom.js";

/**
 * Opens a menu at a button, or at a point {x, y}; `owner` gets the focus back. Items are
 * {label, detail?, icon?, badge?, checked?, disabled?, danger?, run}; a string is a heading, null a separator.
 */
export function openMenu(at, label, items, owner = at) {
  const menu = el("div", { class: "menu", role: "menu", "aria-label": label, popover: "auto" }, items.map((item) => entry(item, () => menu.hidePopover())));
  menu.addEventListener("keydown", (event) => move(event, menu));
  menu.addEventListener("toggle", (event) => event.newState === "closed" && closed(menu, owner));
  (owner.closest?.("section, header, aside") ?? document.body).append(menu);
  menu.showPopover();
  place(menu, at instanceof Element ? at.getBoundingClientRect() : { left: at.x, right: at.x, top: at.y, bottom: at.y });
  owner.setAttribute?.("aria-expanded", "true");
  (menu.querySelector("[aria-checked=true]") ?? menu.querySelector("button:not(:disabled)"))?.focus();
}

function entry(item, close) {
  if (item === null) return el("hr");
  if (typeof item === "string") return el("div", { class: "heading", role: "presentation" }, item);
  const radio = item.checked !== undefined;
  const run = () => {
    close();
    item.run();
  };
  return el("button", {
    type: "button", role: radio ? "menuitemradio" : "menuitem", tabindex: "-1", disabled: item.disabled,
    "aria-checked": radio ? String(item.checked) : null, class: item.danger ? "danger" : null, on: { click: run },
  }, item.badge ?? (item.icon && icon(item.icon)),
  el("span", { class: "label" }, el("bdi", {}, item.label), item.detail && el("small", {}, item.detail)),
  item.checked && icon("check"));
}

function move(event, menu) {
  const entries = [...menu.querySelectorAll("button:not(:disabled)")];
  const at = entries.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: entries.length - 1 }[event.key];
  if (event.key === "Tab") menu.hidePopover();
  if (to === undefined) return;
  event.preventDefault();
  entries.at(to % entries.length)?.focus();
}

function closed(menu, owner) {
  const held = menu.contains(document.activeElement) || document.activeElement === document.body;
  menu.remove();
  owner.setAttribute?.("aria-expanded", "false");
  if (held) owner.focus?.({ preventScroll: true });
}

/** Places the menu below its anchor, or above if there is no room, and inside the window. */
function place(menu, box) {
  const { width, height } = menu.getBoundingClientRect();
  const left = Math.max(8, Math.min(box.left, innerWidth - width - 8));
  const below = box.bottom + 4;
  const top = below + height < innerHeight - 8 ? below : Math.max(8, box.top - height - 4);
  menu.style.left = `${left}px`;
  menu.style.top = `${top}px`;
}
