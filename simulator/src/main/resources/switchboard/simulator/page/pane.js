/** One person's view of one chat: header, messages, composer. */
import { avatar, button, copy, dayKey, dayText, el, hueOf, icon, iconButton, languageText, nameOf } from "./dom.js";
import { albumRow, grouped } from "./albums.js";
import { acceptFiles } from "./attach.js";
import { bubble } from "./bubble.js";
import { Composer } from "./composer.js";
import { alertText, openDialog } from "./dialog.js";
import { summary, serviceText } from "./media.js";
import { chatMenu, chatPicker, messageMenu } from "./panemenus.js";
import { safeAddress } from "./text.js";

const STEP = 150;
const TYPING_MILLIS = 5000;
const toastMillis = (text) => Math.min(8000, 2200 + 60 * text.length);

export class Pane {
  #shown = STEP;
  #pinned = true;
  #unseen = 0;
  #top = 0;
  #typing;
  topic = 0; // the topic this person writes to
  #toastTimer;

  /** `host` manages the panes; `key` identifies the pane in the URL. */
  constructor(store, key, personId, chatId, host) {
    Object.assign(this, { store, key, personId, chatId, host, hue: hueOf(personId) });
    this.log = el("div", { class: "log", role: "log", "aria-live": "off", "aria-label": "Messages", tabindex: "0", on: { scroll: () => this.#scrolled() } });
    this.said = el("div", { class: "sr", "aria-live": "polite" });
    this.toasts = el("div", { class: "toast", role: "status", hidden: true, on: { click: () => (this.toasts.hidden = true) } });
    this.newer = button([icon("down"), el("span", {})], () => this.#toEnd(true), { class: "newer", hidden: true, "aria-label": "Go to newest message" });
    this.who = button("", (event) => host.pickPerson(this, event.currentTarget), { class: "who-am-i", "aria-haspopup": "menu" });
    this.title = button("", (event) => chatPicker(this, event.currentTarget), { class: "title", "aria-haspopup": "menu" });
    this.composer = new Composer(this);
    this.root = el("section", { class: "pane" },
      el("div", { class: "owner" }, this.who, iconButton("close", "Close chat", () => host.close(this), { class: "shut" })),
      el("div", { class: "phone" },
        el("header", {}, this.title, iconButton("more", "Chat menu", (event) => chatMenu(this, event.currentTarget), { "aria-haspopup": "menu" })),
        el("div", { class: "view" }, this.log, this.newer, this.toasts), this.composer.root, this.said));
    this.root.style.setProperty("--hue", this.hue);
    acceptFiles(this);
    new ResizeObserver(() => this.#pinned && this.#toEnd()).observe(this.log);
    this.log.addEventListener("load", () => this.#pinned && this.#toEnd(), true); // a picture has no height until it is loaded
    this.refresh();
  }

  get person() {
    return this.store.people.get(this.personId) ?? { id: this.personId, first_name: `Person ${this.personId}` };
  }

  get chat() {
    return this.store.chatOf(this.chatId);
  }

  get name() {
    return this.chatId > 0 ? nameOf(this.store.me) : nameOf(this.chat);
  }

  /** Redraws everything after a reset of the state. */
  refresh() {
    this.heading();
    this.#draw();
    this.composer.refresh();
  }

  heading() {
    const isPrivate = this.chatId > 0;
    const count = (this.chat.members?.length ?? 0) + 1;
    const status = this.#typing ? "typing…" : isPrivate ? `bot · @${this.store.me?.username ?? ""}` : `${count} members`;
    this.root.setAttribute("aria-label", `${nameOf(this.person)} in ${this.name}`);
    this.who.replaceChildren(avatar(nameOf(this.person), this.personId), el("span", {}, el("bdi", {}, nameOf(this.person)), el("small", {}, languageText(this.person.language_code))), icon("down"));
    this.who.setAttribute("aria-label", `${nameOf(this.person)}: switch person`);
    this.title.replaceChildren(isPrivate ? el("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bolt")) : avatar(this.name, this.chatId, "group"),
      el("span", { class: "names" }, el("b", { dir: "auto" }, this.name), el("small", {}, status)), icon("down"));
  }

  /** Applies one change of the store; returns whether it is a new message from someone else. */
  changed(kind, data) {
    if (kind === "person" && data.id === this.personId || kind === "chat" && data.id === this.chatId || kind === "bot") this.heading();
    if (kind === "person" || kind === "commands") this.composer.refresh();
    if (kind === "chat" && data.id === this.chatId) this.#topicsChanged();
    if (kind === "toast" && data.person_id === this.personId) this.#answered(data);
    if (kind === "tap") this.#redrawWaiting();
    if (kind === "clock") this.#draw();
    if (data.chat_id !== this.chatId) return false;
    if (kind === "action") this.#types();
    if (kind === "edit") this.#edited(data.message);
    if (kind === "delete") this.#draw();
    if (kind === "message") this.#arrived(data.message);
    if (["message", "edit", "delete"].includes(kind)) this.composer.refresh();
    return kind === "message" && data.message.from?.id !== this.personId;
  }

  /** Leaves a deleted topic and redraws the labels. */
  #topicsChanged() {
    if (!this.chat.topics?.some((topic) => topic.message_thread_id === this.topic)) this.topic = 0;
    this.#draw();
    this.composer.refresh();
  }

  writeIn(topic) {
    this.topic = topic;
    this.composer.refresh();
    this.composer.focus();
  }

  /** A reply goes to the topic of the message it answers. */
  #where(reply) {
    return { chat_id: this.chatId, message_thread_id: reply ? undefined : this.topic || undefined, reply_to_message_id: reply?.message_id };
  }

  #messages() {
    return [...this.chat.messages.values()].sort((a, b) => a.message_id - b.message_id);
  }

  #draw() {
    const all = this.#messages();
    const visible = all.slice(-this.#shown);
    const nodes = grouped(visible).flatMap((group, at, groups) => this.#nodes(group, groups[at - 1]?.at(-1)));
    if (all.length > visible.length) nodes.unshift(button(`Show earlier messages (${all.length - visible.length})`, () => this.#earlier(), { class: "earlier" }));
    if (all.length === 0) nodes.push(this.#empty());
    this.log.replaceChildren(...nodes);
    if (this.#pinned) this.#toEnd();
  }

  #empty() {
    const isPrivate = this.chatId > 0;
    return el("div", { class: "empty" }, isPrivate ? el("span", { class: "avatar bot", "aria-hidden": "true" }, icon("bolt")) : avatar(this.name, this.chatId, "group"),
      el("b", { dir: "auto" }, this.name),
      el("p", {}, isPrivate ? `No messages yet. Press Start to use the bot as ${nameOf(this.person)}.` : "No messages yet. In a group, a bot sees only messages addressed to it."));
  }

  #nodes(group, previous) {
    const [message] = group;
    const newDay = !previous || dayKey(previous.date) !== dayKey(message.date);
    const follows = !newDay && !serviceText(previous) && previous.from?.id === message.from?.id && message.date - previous.date < 300;
    const node = group.length > 1 ? albumRow(group, this, follows) : bubble(message, this, follows);
    return newDay ? [el("div", { class: "day" }, el("span", {}, dayText(message.date, this.store.now()))), node] : [node];
  }

  #earlier() {
    const before = this.log.scrollHeight;
    this.#shown += STEP;
    this.#draw();
    this.log.scrollTop += this.log.scrollHeight - before;
  }

  #arrived(message) {
    const mine = message.from?.id === this.personId;
    const all = this.#messages();
    if (all.at(-1) !== message || all.length === 1 || message.media_group_id || this.#row(message.message_id)) this.#draw();
    else this.log.append(...this.#nodes([message], all.at(-2)));
    this.#row(message.message_id)?.classList.add("fresh");
    if (!mine) this.#announce(message, "");
    if (message.from?.is_bot && this.#typing) this.#types(0);
    if (this.#pinned || mine) this.#toEnd();
    else this.#count(this.#unseen + 1);
  }

  /** Replaces the bubble in place; keeps the focus on the button at the same position. */
  #edited(message) {
    const old = this.#row(message.message_id);
    if (!old) return;
    if (message.media_group_id) this.#draw();
    else this.#replace(old, message);
    this.#announce(message, "Edited: ");
    if (this.#pinned) this.#toEnd();
  }

  #replace(old, message) {
    const follows = old.classList.contains("follows");
    const held = old.contains(document.activeElement);
    const at = held ? document.activeElement.dataset.at : "";
    const row = bubble(message, this, follows);
    row.classList.add("changed");
    old.replaceWith(row);
    if (held) (row.querySelector(`[data-at="${at}"]`) ?? row.querySelector(".key") ?? this.log).focus({ preventScroll: true });
  }

  #redrawWaiting() {
    for (const key of this.log.querySelectorAll(".key.waiting")) {
      const row = key.closest(".row");
      const message = this.chat.messages.get(Number(row.dataset.id));
      const [r, c] = key.dataset.at.split(",").map(Number);
      const data = message?.reply_markup?.inline_keyboard?.[r]?.[c]?.callback_data;
      if (message && this.isWaiting(message, data)) continue;
      key.classList.remove("waiting");
      key.removeAttribute("aria-busy");
    }
  }

  #announce(message, prefix) {
    this.said.textContent = `${prefix}${nameOf(message.from)}: ${summary(message)}`;
  }

  #row(id) {
    return this.log.querySelector(`[data-id="${Number(id)}"]`);
  }

  /** Scrolls to a message and highlights it briefly. */
  show(id) {
    const row = this.#row(id);
    if (!row) return this.toast("This message is not available.");
    row.scrollIntoView({ block: "center" });
    row.classList.remove("changed");
    requestAnimationFrame(() => row.classList.add("changed"));
  }

  #toEnd(focus = false) {
    this.#pinned = true;
    this.log.scrollTop = this.log.scrollHeight;
    this.#count(0);
    if (focus) this.log.focus({ preventScroll: true });
  }

  /** Only scrolling up stops following new messages; resizing the window or the composer does not. */
  #scrolled() {
    const { scrollTop, scrollHeight, clientHeight } = this.log;
    if (scrollHeight - scrollTop - clientHeight < 48) this.#pinned = true;
    else if (scrollTop < this.#top - 1) this.#pinned = false;
    this.#top = scrollTop;
    if (this.#pinned) this.#count(0);
    this.newer.hidden = this.#pinned;
  }

  #count(unseen) {
    this.#unseen = unseen;
    this.newer.hidden = this.#pinned;
    this.newer.lastChild.textContent = unseen ? `${unseen} new` : "";
  }

  #types(millis = TYPING_MILLIS) {
    clearTimeout(this.#typing);
    this.#typing = millis ? setTimeout(() => this.#types(0), millis) : undefined;
    this.heading();
  }

  #answered({ text, show_alert: alert, url }) {
    if (url) this.#offer(url);
    else if (alert) alertText(text, nameOf(this.store.me), this);
    else this.toast(text);
  }

  #offer(url) {
    const href = safeAddress(url);
    if (!href) return this.toast("The bot asked to open a link that is not allowed.");
    openDialog({ title: "Open this link?", pane: this, body: [el("p", { class: "said" }, href)], actions: [["Cancel"], ["Open", () => void window.open(href, "_blank", "noopener"), "primary"]] });
  }

  toast(text) {
    clearTimeout(this.#toastTimer);
    this.toasts.textContent = text;
    this.toasts.hidden = false;
    this.#toastTimer = setTimeout(() => (this.toasts.hidden = true), toastMillis(text));
  }

  /** Runs an action as this person and shows an error in the pane; returns whether it worked. */
  async run(what, body) {
    try {
      await this.store.act(what, { person_id: this.personId, ...body });
      return true;
    } catch (error) {
      this.toast(error.message);
      return false;
    }
  }

  sendText = (text, reply) => this.run("send", { ...this.#where(reply), text });
  sendMedia = (kind, caption, details) => this.run("media", { ...this.#where(), kind, caption, ...details });
  sendAlbum = (caption) => this.run("album", { ...this.#where(), media: [{ kind: "photo", caption }, { kind: "photo" }, { kind: "photo" }] });
  mustSend = (what, body) => this.store.act(what, { person_id: this.personId, ...this.#where(), ...body });
  editText = (message, text) => this.run("edit", { chat_id: this.chatId, message_id: message.message_id, text });
  block = (blocked) => this.run("block", { blocked });

  /** Sends the data of the button that was seen, as Telegram does: an edit may have replaced it meanwhile. */
  async tap(message, data) {
    const target = { person_id: this.personId, chat_id: this.chatId, message_id: message.message_id, data };
    await this.store.tap(target, data).catch((error) => this.toast(error.message));
  }

  isWaiting(message, data) {
    return this.store.isWaiting(this.personId, this.chatId, message.message_id, data);
  }

  lastOwnText() {
    return this.#messages().findLast((message) => message.from?.id === this.personId && message.text !== undefined);
  }

  messageMenu(message, at, owner = at) {
    messageMenu(this, message, at, owner);
  }
  async copied(text) {
    this.toast((await copy(text)) ? "Copied" : `Copying failed. Copy it manually: ${text}`);
  }

}
