/** The page: open panes, their state in the URL, and the header. */
import { avatar, button, copy, el, icon, languageText, nameOf, hueOf } from "./dom.js";
import { openMenu } from "./menu.js";
import { Pane } from "./pane.js";
import { firstPeople, newGroup, newPerson } from "./people.js";
import { Store } from "./store.js";
import { startTheme } from "./theme.js";
import { connectionWords, Tools } from "./tools.js";
import { welcome } from "./welcome.js";

const find = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 719px)");
const store = new Store();
const chats = find("chats");
const panes = new Map();
const unread = new Map();
let route = { keys: [], on: 0 };
let seeding = false;

const keyOf = (person, chat) => (person === chat ? `${person}` : `${person}@${chat}`);
const parse = (key) => {
  const [person, chat = person] = key.split("@").map(Number);
  return { person, chat };
};

/** The URL holds the open panes, so that reload, Back and copied links restore them. */
function readAddress() {
  const query = new URLSearchParams(location.hash.slice(1));
  const keys = (query.get("chats") ?? "").split(",").filter((key) => /^\d+(@-?\d+)?$/.test(key));
  return { keys: [...new Set(keys)], on: Number(query.get("on")) || 0, bot: Number(query.get("bot")) || null };
}

function go(keys, on = route.on) {
  const bot = store.bots.length > 1 || readAddress().bot ? `&bot=${store.bot}` : "";
  const at = Math.max(0, Math.min(on, keys.length - 1));
  history.pushState(null, "", `#chats=${[...new Set(keys)].join(",")}${at ? `&on=${at}` : ""}${bot}`);
  show();
}

/** Updates the panes from the URL; panes that stay are not moved, so they keep scroll position and focus. */
function show() {
  route = readAddress();
  const known = route.keys.filter((key) => store.people.has(parse(key).person) && (parse(key).chat > 0 || store.chats.has(parse(key).chat)));
  route.keys = known.length ? known : [...store.people.keys()].slice(0, 2).map(String);
  route.on = Math.min(route.on, Math.max(0, route.keys.length - 1));
  for (const [key, pane] of panes) if (!route.keys.includes(key)) pane.root.remove(), panes.delete(key);
  chats.querySelector(".welcome")?.remove();
  route.keys.forEach(place);
  layout();
}

function place(key, at) {
  const { person, chat } = parse(key);
  if (!panes.has(key)) panes.set(key, new Pane(store, key, person, chat, host));
  const { root } = panes.get(key);
  if (chats.children[at] !== root) chats.insertBefore(root, chats.children[at] ?? null);
}

function layout() {
  route.keys.forEach((key, at) => panes.get(key).root.classList.toggle("on", at === route.on));
  unread.delete(route.keys[route.on]);
  chats.classList.toggle("single", route.keys.length < 2);
  tabs();
}

/** Redraws the tabs with names and counts; keeps the focus. */
function tabs() {
  const list = find("tabs");
  const held = [...list.children].indexOf(document.activeElement);
  list.replaceChildren(...route.keys.map(tab));
  list.hidden = route.keys.length < 2;
  list.children[held]?.focus();
}

function tab(key, at) {
  const pane = panes.get(key);
  const count = unread.get(key);
  const node = button([avatar(nameOf(pane.person), pane.personId), el("bdi", {}, pane.chatId > 0 ? nameOf(pane.person) : `${nameOf(pane.person)} · ${pane.name}`), count && el("span", { class: "count" }, String(count), el("span", { class: "sr" }, " new"))].filter(Boolean),
    () => go(route.keys, at), { "aria-current": at === route.on ? "true" : null });
  node.style.setProperty("--hue", hueOf(pane.personId));
  return node;
}

const host = {
  close: (pane) => (route.keys.length > 1 ? go(route.keys.filter((key) => key !== pane.key)) : pane.toast("The last open chat cannot be closed.")),
  replace(pane, person, chat) {
    const key = keyOf(person, chat);
    if (key === pane.key) return;
    const keys = route.keys.includes(key) ? route.keys : route.keys.map((old) => (old === pane.key ? key : old));
    go(keys, keys.indexOf(key));
    focus(key);
  },
  newGroup: (pane) => newGroup(store, pane, (chat) => (store.learn("chat", chat), host.replace(pane, pane.personId, chat.id))),
  pickPerson(pane, at) {
    const people = [...store.people.values()].map((person) => personItem(person, person.id === pane.personId, () => host.replace(pane, person.id, person.id)));
    openMenu(at, "People", [...people, null, { label: "Add person…", icon: "plus", run: () => newPerson((person) => (store.learn("person", person), host.replace(pane, person.id, person.id))) }]);
  },
};

const personItem = (person, checked, run) => ({ label: nameOf(person), detail: languageText(person.language_code), badge: avatar(nameOf(person), person.id), checked, run });

function focus(key) {
  if (!narrow.matches) panes.get(key)?.composer.focus();
}

function open(person) {
  const key = keyOf(person, person);
  const keys = route.keys.includes(key) ? route.keys : [...route.keys, key];
  go(keys, keys.indexOf(key));
  panes.get(key)?.root.scrollIntoView({ inline: "nearest" });
  focus(key);
}

find("add").addEventListener("click", (event) => openMenu(event.currentTarget, "Open chat", ["Open chat as",
  ...[...store.people.values()].map((person) => personItem(person, undefined, () => open(person.id))), null,
  { label: "Add person…", icon: "plus", run: () => newPerson((person) => (store.learn("person", person), open(person.id))) },
  ...(route.keys[route.on] ? [{ label: "New group…", icon: "users", run: () => host.newGroup(panes.get(route.keys[route.on])) }] : [])]));

/* Tools */
const aside = find("tools");
const tools = new Tools(store, aside, () => drawer(false));
function drawer(wanted) {
  aside.hidden = !wanted;
  document.body.classList.toggle("with-tools", wanted);
  for (const id of ["open-tools", "line"]) find(id).setAttribute("aria-expanded", String(wanted));
  tools.shown(wanted);
  if (wanted) aside.querySelector("button").focus();
  else find("open-tools").focus();
}
for (const id of ["open-tools", "line"]) find(id).addEventListener("click", () => drawer(aside.hidden));
aside.addEventListener("keydown", (event) => event.key === "Escape" && drawer(false));

/* Connection status */
let dismissed = "";
function lineWords() {
  const words = connectionWords(store.connection);
  const lost = store.live === "lost";
  const state = lost ? "lost" : store.bot === null ? "none" : store.connection.mode;
  find("line").dataset.state = words.error && !lost ? "error" : state;
  const pending = store.connection.pending ? ` · ${store.connection.pending} pending` : "";
  find("line").lastChild.textContent = lost ? "Simulator unreachable" : store.bot === null ? "No bot yet" : `${words.line}${pending}`;
  find("line").title = lost ? "Connection to the simulator lost" : `${words.sentence} (${words.waiting})`;
  const text = lost ? "Connection to the simulator lost. Reconnecting…" : words.error;
  const notice = find("notice");
  notice.hidden = !text || text === dismissed;
  notice.dataset.kind = lost ? "lost" : "error";
  if (notice.firstChild?.textContent !== text) notice.replaceChildren(el("span", { dir: "auto" }, text), ...(lost ? [] : [button("Dismiss", () => ((dismissed = text), lineWords()), { class: "small" })]));
}

function botChoice() {
  const label = find("bots");
  label.hidden = store.bots.length < 2;
  const select = label.querySelector("select");
  select.replaceChildren(...store.bots.map((bot) => el("option", { value: bot.id, selected: bot.id === store.bot }, `${bot.first_name} (@${bot.username})`)));
  select.onchange = () => {
    history.pushState(null, "", `#chats=${route.keys.map((key) => parse(key).person).join(",")}&bot=${select.value}`);
    store.connect(Number(select.value));
  };
  document.title = store.me ? `${store.me.first_name} – Switchboard simulator` : "Switchboard simulator";
}

async function reset() {
  botChoice();
  if (store.bot === null) {
    panes.clear();
    chats.replaceChildren(welcome(copy));
    find("tabs").hidden = true;
  } else if (store.people.size === 0 && !seeding) {
    seeding = true;
    await firstPeople().catch(() => {});
    if (store.people.size) show();
  } else {
    for (const pane of panes.values()) pane.refresh();
    show();
  }
  find("add").hidden = store.bot === null;
}

function changed({ detail: { kind, data } }) {
  if (kind === "reset") reset();
  if (["reset", "live", "connection", "clock", "bot"].includes(kind)) lineWords(), tools.refresh();
  if (kind === "reset" || kind === "live") return;
  if (kind === "bot") botChoice();
  if (kind === "person" && store.bot !== null && panes.size < 2 && seeding) show();
  for (const [key, pane] of panes) {
    if (pane.changed(kind, data) && key !== route.keys[route.on] && narrow.matches) unread.set(key, (unread.get(key) ?? 0) + 1);
  }
  if (kind === "message" || kind === "person" || kind === "chat") tabs();
  if (kind === "message") tools.explain();
}

startTheme(find("theme"), icon);
store.addEventListener("change", changed);
addEventListener("popstate", () => {
  const { bot } = readAddress();
  if (bot && bot !== store.bot) store.connect(bot);
  else if (store.bot !== null) show();
});
find("skip").addEventListener("click", (event) => {
  event.preventDefault();
  chats.focus();
});
store.connect(readAddress().bot);
store.load().catch(() => {});
