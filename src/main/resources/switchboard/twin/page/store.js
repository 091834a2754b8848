/** What the page knows of the twin: the last state plus every event since, and the line over which they come. */
import { get, post } from "./api.js";

const KINDS = ["message", "edit", "delete", "tap", "toast", "action", "person", "chat", "commands", "connection", "bot"];
const NO_CONNECTION = { mode: "none", pending: 0, last_error: null };

/** Emits one "change" event per piece of news; `detail.kind` is the event's name, "reset" when all is new, or "live". */
export class Store extends EventTarget {
  bots = [];
  bot = null;
  connection = NO_CONNECTION;
  commands = {};
  people = new Map();
  chats = new Map();
  live = "connecting";
  #seq = -1;
  #skew = 0;
  #source;
  #waiting = [];
  #loading = 0;
  #retry = 500;
  #taps = new Map();
  #settled = new Set();

  /** Opens the line for a bot (null: the first one). The state is read after the line is open, so nothing falls between. */
  connect(bot = this.bot) {
    this.bot = bot;
    this.#seq = -1;
    this.#source?.close();
    const source = new EventSource(bot ? `/twin/events?bot=${encodeURIComponent(bot)}` : "/twin/events");
    this.#source = source;
    source.onopen = () => this.load().then(() => this.#became("live"), () => this.#became("lost"));
    source.onerror = () => this.#lost(source);
    source.addEventListener("reset", () => this.load().catch(() => {}));
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.#receive(kind, event));
  }

  /** Reads the whole state; events that arrive meanwhile wait and only the newer ones are applied after it. */
  async load() {
    this.#loading++;
    try {
      this.#replace(await get(this.bot ? `/twin/state?bot=${encodeURIComponent(this.bot)}` : "/twin/state"));
    } finally {
      this.#loading--;
      if (this.#loading === 0) for (const [kind, data, seq] of this.#waiting.splice(0)) this.#apply(kind, data, seq);
    }
  }

  /** The browser reconnects by itself after a cut; after a refusal it gives up, and then we try again ourselves. */
  #lost(source) {
    this.#became("lost");
    if (source.readyState !== EventSource.CLOSED) return;
    setTimeout(() => source === this.#source && this.connect(), this.#retry);
    this.#retry = Math.min(this.#retry * 2, 8000);
  }

  #became(live) {
    if (live === "live") this.#retry = 500;
    if (this.live === live) return;
    this.live = live;
    this.#emit("live", {});
  }

  #replace(state) {
    const first = this.#seq < 0;
    if (!first && state.seq === this.#seq) return;
    this.#seq = state.seq;
    this.#skew = Date.parse(state.now) - Date.now() || 0;
    this.bots = state.bots ?? [];
    this.bot = state.bot ?? null;
    this.connection = state.connection ?? NO_CONNECTION;
    this.commands = state.commands ?? {};
    this.people = new Map((state.people ?? []).map((person) => [person.id, person]));
    this.chats = new Map((state.chats ?? []).map((chat) => [chat.id, withMessages(chat)]));
    this.#taps.clear();
    this.#emit("reset", {});
  }

  #receive(kind, event) {
    const seq = Number(event.lastEventId);
    const data = JSON.parse(event.data);
    if (this.#loading > 0) this.#waiting.push([kind, data, seq]);
    else this.#apply(kind, data, seq);
  }

  #apply(kind, data, seq) {
    if (seq && seq <= this.#seq) return;
    if (seq) this.#seq = seq;
    if (kind === "message" || kind === "edit") this.chatOf(data.chat_id).messages.set(data.message.message_id, data.message);
    if (kind === "delete") this.chatOf(data.chat_id).messages.delete(data.message_id);
    if (kind === "person") this.people.set(data.id, data);
    if (kind === "chat") this.chats.set(data.id, { ...this.chatOf(data.id), ...data, messages: this.chatOf(data.id).messages });
    if (kind === "commands") this.commands = data;
    if (kind === "connection") this.connection = data;
    if (kind === "tap" && data.state !== "waiting") this.#settle(data);
    if (kind === "bot") return this.#met(data);
    this.#emit(kind, data);
  }

  /** Takes what an answer of the page API tells, without waiting for the event that says the same. */
  learn(kind, data) {
    this.#apply(kind, data, 0);
  }

  /** The first bot to call opens the chats; later ones only join the choice. */
  #met(bot) {
    this.bots = [...this.bots.filter((known) => known.id !== bot.id), bot];
    if (this.bot === null) this.connect(bot.id);
    else this.#emit("bot", bot);
  }

  #emit(kind, data) {
    this.dispatchEvent(new CustomEvent("change", { detail: { kind, data } }));
  }

  /** The chat with that id; a private chat without a word in it yet is not in the state, so it is made here. */
  chatOf(id) {
    if (!this.chats.has(id)) this.chats.set(id, withMessages({ id, type: id > 0 ? "private" : "group" }));
    return this.chats.get(id);
  }

  get me() {
    return this.bots.find((bot) => bot.id === this.bot);
  }

  /** The twin's clock in milliseconds. */
  now() {
    return Date.now() + this.#skew;
  }

  groupsOf(person) {
    return [...this.chats.values()].filter((chat) => chat.id < 0 && (chat.members ?? []).includes(person));
  }

  /** A person's commands in their language, else those for every language (Bot API, setMyCommands). */
  commandsFor(person) {
    return this.commands[person?.language_code] ?? this.commands[person?.language_code?.split("-")[0]] ?? this.commands[""] ?? [];
  }

  /** Does something as a person with the chosen bot. */
  act(what, body) {
    return post(`/twin/${what}`, { bot: this.bot ?? undefined, ...body });
  }

  async turnClock(seconds) {
    const { now } = await this.act("clock", { advance_seconds: seconds });
    this.#skew = Date.parse(now) - Date.now();
    this.#emit("clock", {});
  }

  /** Presses a button; it counts as waiting until the twin says that the query was answered or has expired. */
  async tap(target, data) {
    const key = tapKey(target.person_id, target.chat_id, target.message_id, data);
    this.#taps.set(key, null);
    try {
      const { query_id: query } = await this.act("tap", target);
      if (this.#settled.delete(query)) this.#taps.delete(key);
      else this.#taps.set(key, { query, chat: target.chat_id });
    } catch (error) {
      this.#taps.delete(key);
      throw error;
    } finally {
      this.#emit("tap", target);
    }
  }

  isWaiting(person, chat, message, data) {
    return this.#taps.has(tapKey(person, chat, message, data));
  }

  #settle({ query_id: query }) {
    for (const [key, tap] of this.#taps) if (tap?.query === query) return this.#taps.delete(key);
    this.#settled.add(query);
    if (this.#settled.size > 200) this.#settled.delete(this.#settled.values().next().value);
  }
}

const tapKey = (...parts) => JSON.stringify(parts);
const withMessages = (chat) => ({ ...chat, messages: new Map((chat.messages ?? []).map((message) => [message.message_id, message])) });
