/** Client-side state: the last snapshot from the simulator plus every event since, and the event stream. */
import { get, post } from "./api.js";

const KINDS = ["message", "edit", "delete", "tap", "toast", "action", "person", "chat", "commands", "connection", "bot"];
const NO_CONNECTION = { mode: "none", pending: 0, last_error: null };

/** Emits one "change" event per change; `detail.kind` is the event's name, "reset" after a reload, or "live". */
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

  /** Opens the event stream for a bot (null: the first bot). The state is read after it is open, so no event is lost. */
  connect(bot = this.bot) {
    this.bot = bot;
    this.#seq = -1;
    this.#waiting = [];
    this.#source?.close();
    const source = new EventSource(bot ? `/simulator/events?bot=${encodeURIComponent(bot)}` : "/simulator/events");
    this.#source = source;
    source.onopen = () => this.load().then(() => this.#became("live"), () => this.#became("lost"));
    source.onerror = () => this.#lost(source);
    source.addEventListener("reset", () => this.load().catch(() => {}));
    for (const kind of KINDS) source.addEventListener(kind, (event) => this.#receive(kind, event));
  }

  /**
   * Loads the whole state; events that arrive meanwhile are queued, and only newer ones are applied afterwards. What is known of
   * another bot is dropped when one of them leads to it: its own state follows.
   */
  async load() {
    const source = this.#source;
    this.#loading++;
    try {
      const state = await get(this.bot ? `/simulator/state?bot=${encodeURIComponent(this.bot)}` : "/simulator/state");
      if (source === this.#source) this.#replace(state);
    } finally {
      this.#loading--;
      while (this.#loading === 0 && this.#waiting.length > 0) this.#apply(...this.#waiting.shift());
    }
  }

  /** The browser reconnects after a lost connection, but gives up after an HTTP error; then this retries with backoff. */
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

  /** Applies the response of the page API without waiting for the corresponding event. */
  learn(kind, data) {
    this.#apply(kind, data, 0);
  }

  /** The first bot to connect opens the chats; later ones are only added to the list. */
  #met(bot) {
    this.bots = [...this.bots.filter((known) => known.id !== bot.id), bot];
    if (this.bot === null) this.connect(bot.id);
    else this.#emit("bot", bot);
  }

  #emit(kind, data) {
    this.dispatchEvent(new CustomEvent("change", { detail: { kind, data } }));
  }

  /** The chat with this id. The state omits empty private chats, so they are created here. */
  chatOf(id) {
    if (!this.chats.has(id)) this.chats.set(id, withMessages({ id, type: id > 0 ? "private" : "group" }));
    return this.chats.get(id);
  }

  get me() {
    return this.bots.find((bot) => bot.id === this.bot);
  }

  /** The simulator's time in milliseconds. */
  now() {
    return Date.now() + this.#skew;
  }

  groupsOf(person) {
    return [...this.chats.values()].filter((chat) => chat.id < 0 && (chat.members ?? []).includes(person));
  }

  /** The commands in a person's language, else the default ones (Bot API, setMyCommands). */
  commandsFor(person) {
    return this.commands[person?.language_code] ?? this.commands[person?.language_code?.split("-")[0]] ?? this.commands[""] ?? [];
  }

  /** Runs an action with the selected bot. */
  act(what, body) {
    return post(`/simulator/${what}`, { bot: this.bot ?? undefined, ...body });
  }

  async turnClock(seconds) {
    const { now } = await this.act("clock", { advance_seconds: seconds });
    this.#skew = Date.parse(now) - Date.now();
    this.#emit("clock", {});
  }

  /** Presses a button; it is waiting until the callback query is answered or expires. */
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
