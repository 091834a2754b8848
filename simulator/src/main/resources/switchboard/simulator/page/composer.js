/** The composer: text, commands, attachments, and the modes "reply" and "edit". */
import { chooseFiles } from "./attach.js";
import { button, el, icon, iconButton, nameOf } from "./dom.js";
import { replyKeyboard, replyMarkup } from "./keyboard.js";
import { KINDS, iconName, summary } from "./media.js";
import { openMenu } from "./menu.js";
import { pickPlace } from "./places.js";
import { hasTopics, topicBar } from "./topics.js";

/** Drafts by chat, kept when switching between people. */
const drafts = new Map();

/** The payload of a link to this page, `?start=PAYLOAD`, as `t.me/BOT?start=PAYLOAD` is to Telegram; empty for none. */
const startPayload = () => /^[\w-]{1,64}$/.exec(new URLSearchParams(location.search).get("start") ?? "")?.[0] ?? "";

let count = 0;

export class Composer {
  #pane;
  #mode = null;
  #choice = -1;
  #keyboardFolded;
  #keyboardOf;

  constructor(pane) {
    this.#pane = pane;
    const id = `commands-${++count}`;
    this.list = el("ul", { class: "suggest", id, role: "listbox", "aria-label": "Commands", hidden: true });
    this.banner = el("div", { class: "banner", hidden: true });
    this.keyboard = el("div", { class: "replykeys", hidden: true });
    this.input = el("textarea", {
      rows: "1", dir: "auto", placeholder: "Message", "aria-label": `Message as ${nameOf(pane.person)}`, maxlength: "4096",
      "aria-autocomplete": "list", "aria-controls": id, enterkeyhint: "send", autocomplete: "off",
      on: { input: () => this.#typed(), keydown: (event) => this.#key(event), blur: () => setTimeout(() => this.#suggest([]), 150) },
    });
    this.menu = button([icon("menu"), el("span", {}, "Menu")], () => this.#toggleMenu(), { class: "commands", "aria-label": "Bot commands", "aria-haspopup": "listbox" });
    this.toggle = iconButton("keyboard", "Show or hide the reply keyboard", () => this.#foldKeyboard(), { hidden: true });
    this.send = iconButton("send", "Send", () => this.#submit(), { class: "send", disabled: true });
    this.attach = iconButton("clip", "Attach", () => this.#attach(), { "aria-haspopup": "menu" });
    this.form = el("form", { class: "composer", on: { submit: (event) => (event.preventDefault(), this.#submit()) } },
      this.menu, this.input, this.toggle, this.attach, this.send);
    this.gate = el("div", { class: "gate", hidden: true });
    this.topic = el("div", { hidden: true });
    this.root = el("div", { class: "foot" }, this.list, this.topic, this.banner, this.form, this.keyboard, this.gate);
    this.input.value = drafts.get(pane.key) ?? "";
    this.refresh();
  }

  /** Shows the Start button, the Unblock button or the input, and the current reply keyboard. */
  refresh() {
    const { person, chat, store } = this.#pane;
    const isPrivate = chat.id > 0;
    const gate = isPrivate && person.blocked ? "blocked" : isPrivate && (chat.messages.size === 0 || startPayload()) ? "start" : "";
    const held = this.root.contains(document.activeElement) && this.gate.dataset.for !== gate;
    if (this.gate.dataset.for !== gate) this.gate.replaceChildren(...this.#gate(gate));
    this.gate.dataset.for = gate;
    this.gate.hidden = !gate;
    this.form.hidden = Boolean(gate);
    this.topic.hidden = Boolean(gate) || !hasTopics(chat);
    this.topic.replaceChildren(...(this.topic.hidden ? [] : [topicBar(this.#pane)]));
    if (held) this.focus();
    this.menu.hidden = store.commandsFor(person).length === 0;
    this.#showKeyboard(gate ? undefined : replyMarkup([...chat.messages.values()], person.id));
    this.#grow();
  }

  focus() {
    (this.form.hidden ? this.gate.querySelector("button") : this.input)?.focus({ preventScroll: true });
  }

  #gate(kind) {
    if (kind === "start") return [button("Start", () => this.#start(), { class: "primary big" })];
    if (kind === "blocked") return [el("p", {}, "You have blocked this bot. It cannot write to you."), button("Unblock", () => this.#pane.block(false), { class: "primary big" })];
    return [];
  }

  /** A link's payload is sent once, by the first person who presses Start. */
  #start() {
    const payload = startPayload();
    if (payload) {
      history.replaceState(null, "", location.pathname + location.hash);
      this.#pane.store.dispatchEvent(new CustomEvent("change", { detail: { kind: "reset" } }));
    }
    return this.#pane.sendText(`/start ${payload}`.trim());
  }

  #showKeyboard(force) {
    const isNew = force?.message.message_id !== this.#keyboardOf;
    if (isNew) {
      this.#keyboardOf = force?.message.message_id;
      this.#keyboardFolded = undefined;
    }
    const folded = this.#keyboardFolded ?? force?.folded ?? false;
    const rows = force?.markup.keyboard;
    this.toggle.hidden = !rows;
    this.toggle.setAttribute("aria-expanded", String(Boolean(rows) && !folded));
    this.keyboard.hidden = !rows || folded;
    if (!rows) this.keyboard.replaceChildren();
    else if (isNew || !this.keyboard.firstChild) this.keyboard.replaceChildren(replyKeyboard(force.markup, this.#pane.sendText, (kind) => this.#share(kind)));
    this.input.placeholder = force?.markup.input_field_placeholder ?? "Message";
    if (force?.markup.force_reply && isNew) this.reply(force.message);
  }

  #foldKeyboard() {
    this.#keyboardFolded = !this.keyboard.hidden;
    this.refresh();
  }

  reply(message) {
    this.#enter({ reply: message }, `Reply to ${nameOf(message.from)}`, summary(message));
  }

  edit(message) {
    const text = message.text ?? message.caption;
    this.#enter({ edit: message }, "Edit message", text);
    this.input.value = text;
    this.#typed();
  }

  #enter(mode, title, detail) {
    this.#mode = mode;
    this.banner.replaceChildren(icon(mode.edit ? "edit" : "reply"), el("span", {}, el("b", { dir: "auto" }, title), el("small", { dir: "auto" }, detail)),
      iconButton("close", "Cancel", () => this.#leave()));
    this.banner.hidden = false;
    this.input.focus();
  }

  #leave() {
    if (this.#mode?.edit) this.input.value = "";
    this.#mode = null;
    this.banner.hidden = true;
    this.#typed();
    this.input.focus();
  }

  async #submit() {
    const text = this.input.value.trim();
    const mode = this.#mode;
    if (!text) return;
    this.input.value = "";
    this.#mode = null;
    this.banner.hidden = true;
    this.#typed();
    const done = mode?.edit ? await this.#pane.editText(mode.edit, text) : await this.#pane.sendText(text, mode?.reply);
    if (!done && !this.input.value) {
      this.input.value = text;
      this.#typed();
    }
  }

  #attach() {
    const pane = this.#pane;
    const caption = this.input.value.trim();
    const samples = Object.entries(KINDS).map(([kind, label]) => ({ label, icon: iconName(kind), run: () => this.#media(kind) }));
    openMenu(this.attach, "Attach", [
      { label: "Photo or video…", icon: "photo", run: () => chooseFiles(pane, true) },
      { label: "File…", icon: "document", run: () => chooseFiles(pane, false) },
      { label: "Place…", icon: "location", run: () => pickPlace(pane) },
      { label: "My contact", icon: "user", run: () => this.#share("contact") },
      caption ? "Samples, with this text as caption" : "Samples", ...samples,
      { label: "Album of 3 photos", icon: "photo", run: () => this.#album() },
    ]);
  }

  /** Answers a button that requests a contact, a location or a poll. */
  #share(kind) {
    const { id, first_name, last_name } = this.#pane.person;
    const contact = { phone_number: `+49301${String(id).padStart(6, "0").slice(-6)}`, first_name, last_name, user_id: id };
    if (kind === "contact") this.#pane.sendMedia(kind, undefined, contact);
    else this.#media(kind);
  }

  async #media(kind) {
    const caption = this.input.value.trim();
    const sent = await this.#pane.sendMedia(kind, caption || undefined);
    if (sent && caption) this.clear();
  }

  async #album() {
    const caption = this.input.value.trim();
    const sent = await this.#pane.sendAlbum(caption || undefined);
    if (sent && caption) this.clear();
  }

  clear() {
    this.input.value = "";
    this.#typed();
  }

  #typed() {
    drafts.set(this.#pane.key, this.#mode?.edit ? "" : this.input.value);
    this.send.disabled = !this.input.value.trim();
    const start = /^\/(\w*)$/.exec(this.input.value);
    this.#suggest(start ? this.#commands().filter(({ command }) => command.startsWith(start[1].toLowerCase())) : []);
    this.#grow();
  }

  #commands() {
    return this.#pane.store.commandsFor(this.#pane.person);
  }

  #grow() {
    this.input.style.height = "auto";
    if (this.input.scrollHeight) this.input.style.height = `${this.input.scrollHeight}px`;
  }

  #toggleMenu() {
    const open = this.list.hidden;
    this.input.focus();
    this.#suggest(open ? this.#commands() : []);
  }

  #suggest(commands) {
    this.list.replaceChildren(...commands.map(({ command, description }, at) => el("li", {
      role: "option", id: `${this.list.id}-${at}`, "aria-selected": "false",
      on: { pointerdown: (event) => event.preventDefault(), click: () => this.#pick(command) },
    }, el("b", {}, `/${command}`), el("span", { dir: "auto" }, description))));
    this.list.hidden = commands.length === 0;
    this.#choose(commands.length ? 0 : -1);
  }

  #choose(at) {
    this.#choice = at;
    [...this.list.children].forEach((option, i) => option.setAttribute("aria-selected", String(i === at)));
    const option = this.list.children[at];
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.input.setAttribute("aria-activedescendant", option.id);
    else this.input.removeAttribute("aria-activedescendant");
  }

  /** Adds the bot's username to a command in a group, as Telegram's command list does. */
  #pick(command) {
    this.#suggest([]);
    this.input.value = "";
    this.#typed();
    this.#pane.sendText(this.#pane.chat.id > 0 ? `/${command}` : `/${command}@${this.#pane.store.me?.username}`);
  }

  #key(event) {
    if (event.isComposing) return;
    if (!this.list.hidden && this.#listKey(event)) return event.preventDefault();
    if (event.key === "Enter" && !event.shiftKey) {
      event.preventDefault();
      this.#submit();
    } else if (event.key === "Escape" && this.#mode) {
      event.preventDefault();
      this.#leave();
    } else if (event.key === "ArrowUp" && !this.input.value && !this.#mode) {
      const last = this.#pane.lastOwnText();
      if (last) event.preventDefault();
      if (last) this.edit(last);
    }
  }

  #listKey({ key, shiftKey }) {
    const { length } = this.list.children;
    if (key === "ArrowDown") this.#choose((this.#choice + 1) % length);
    else if (key === "ArrowUp") this.#choose((this.#choice + length - 1) % length);
    else if (key === "Escape") this.#suggest([]);
    else if ((key === "Enter" && !shiftKey) || key === "Tab") this.list.children[this.#choice].click();
    else return false;
    return true;
  }
}
