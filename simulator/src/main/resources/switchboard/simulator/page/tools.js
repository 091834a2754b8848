/** Developer tools: connection, clock, bot settings, faults, raw updates and Bot API calls. */
import { remove } from "./api.js";
import { button, el, iconButton, momentText } from "./dom.js";
import { Calls } from "./calls.js";

const FAULTS = {
  429: "429 Too Many Requests", 500: "500 Internal Server Error", "502_html": "502 with an HTML body", "403_html": "403 with an HTML body", "413_html": "413 with an HTML body", reset: "Connection reset",
  timeout: "No response (timeout)", 403: "403 Blocked by the user", 400: "400 Bad Request", 404: "404 Not Found (method unknown to the server)", latency: "Slow response", lost_answer: "Executed, but the response is lost",
  wrong_file_id: "400 Wrong file identifier", "200_html": "200 with an HTML body", truncated: "File cut in half (only file downloads)", slow: "Slow file (only file downloads)",
};
const TAPS = { default: "with the message", auto: "without the message if it is inaccessible", inline: "always without the message (inline_message_id)" };
const METHODS = ["*", "sendMessage", "editMessageText", "answerCallbackQuery", "sendPhoto", "sendDocument", "sendMediaGroup", "editMessageMedia", "deleteMessage", "getFile", "file", "setMyCommands", "setMySettings", "setWebhook", "getUpdates", "getMe"];

const EXTRAS = { 429: ["retry_after", "Retry after, seconds", "3"], latency: ["millis", "Delay, milliseconds", "500"], slow: ["bytes_per_second", "Bytes per second", "20000"] };
const METHOD_WORDS = { "*": "all methods", file: "file downloads" };

/** Texts for the bot's connection. */
export function connectionWords({ mode, pending, last_error: error }) {
  const [name, line, sentence] = {
    webhook: ["Webhook", "Connected by webhook", "The simulator posts updates to the bot's webhook."],
    polling: ["Polling", "Connected by polling", "The bot fetches updates with getUpdates."],
  }[mode] ?? ["Not connected", "Bot not connected", "The bot has no webhook and does not call getUpdates. Updates are queued until it does."];
  const waiting = pending ? `${pending} pending update${pending === 1 ? "" : "s"}` : "no pending updates";
  return { name, line, sentence, waiting, error: error ? errorWords(error) : "" };
}

function errorWords(error) {
  if (/refused/i.test(error)) return `Nothing answers at the bot's webhook URL. Check that the bot is running. (${error})`;
  if (/time?d? ?out/i.test(error)) return `The bot took too long to respond. (${error})`;
  return `The last delivery to the bot failed: ${error}`;
}

export class Tools {
  #list = [];

  constructor(store, root, close) {
    this.store = store;
    this.root = root;
    this.calls = new Calls(store);
    this.line = el("div", { class: "linebox" });
    this.time = el("time", {});
    this.error = el("p", { class: "error", role: "alert" });
    this.faults = el("ul", { class: "faults" });
    this.words = el("pre", { tabindex: "0", "aria-label": "How the bot understands the last text" });
    this.understanding = section("Last text", true, this.words);
    this.understanding.hidden = true;
    this.taps = el("select", { name: "callback_query_mode" }, Object.entries(TAPS).map(([value, words]) => el("option", { value }, words)));
    this.taps.addEventListener("change", () => this.#try(() => this.store.act("settings", { callback_query_mode: this.taps.value })));
    root.append(el("header", {}, el("h2", {}, "Tools"), iconButton("close", "Close tools", close)),
      el("div", { class: "sections" }, this.error,
        section("Connection", true, this.line),
        this.understanding,
        section("Clock", true, el("p", {}, "Simulator time: ", this.time),
          el("div", { class: "chips" }, this.#turn("+1 min", 60), this.#turn("+1 h", 3600), this.#turn("+2 days", 172_800))),
        section("Bot settings", false, el("form", { class: "fields" }, label("Callback queries (callback_query_mode)", this.taps))),
        section("Faults", false, this.#faultForm(), this.faults),
        section("Raw update", false, this.#updateForm()),
        this.calls.root));
    setInterval(() => root.hidden || this.#tick(), 1000);
    this.refresh();
  }

  refresh() {
    const words = connectionWords(this.store.connection);
    this.taps.value = this.store.me?.callback_query_mode ?? "default";
    this.line.replaceChildren(el("p", {}, el("b", {}, words.name), `: ${words.waiting}.`), el("p", {}, words.sentence), words.error && el("p", { class: "error" }, words.error));
    this.#tick();
  }

  /** Polls the calls only while the tools are open. */
  shown(open) {
    this.calls.watch(open);
    if (open) this.refresh();
    if (open) this.explain();
  }

  /** Shows how the bot understands the last text that a person typed, where something explains it. */
  async explain() {
    const last = this.root.hidden ? undefined : lastTyped(this.store);
    if (!last) return;
    const { lines } = await this.store.act("explain", { person_id: last.from.id, text: last.text }).catch(() => ({ lines: [] }));
    this.words.textContent = [`“${last.text}”`, ...lines].join("\n");
    this.understanding.hidden = lines.length === 0;
  }

  #tick() {
    this.time.textContent = momentText(this.store.now());
  }

  #turn(label, seconds) {
    return button(label, () => this.#try(() => this.store.turnClock(seconds)), { class: "small" });
  }

  async #try(work) {
    this.error.textContent = "";
    try {
      await work();
    } catch (problem) {
      this.error.textContent = problem.message;
    }
  }

  #faultForm() {
    const method = el("select", { name: "method" }, METHODS.map((name) => el("option", { value: name }, METHOD_WORDS[name] ?? name)));
    const kind = el("select", { name: "kind" }, Object.entries(FAULTS).sort().map(([value, words]) => el("option", { value }, words)));
    const times = el("input", { type: "number", min: "1", max: "1000", value: "1", required: true });
    const extra = el("input", { type: "number", min: "1", max: "600000", value: "3", required: true });
    const extraWords = el("span", {}, "");
    const extraLabel = el("label", {}, extraWords, extra);
    const adapt = () => {
      const [name, words, value] = EXTRAS[kind.value] ?? [];
      extraLabel.hidden = !name;
      extraWords.textContent = words ?? "";
      extra.value = value ?? "1";
      if (["truncated", "slow"].includes(kind.value)) method.value = "file";
    };
    kind.addEventListener("change", adapt);
    kind.value = "429";
    adapt();
    const form = el("form", { class: "fields" }, label("Method", method), label("Fault", kind), label("Number of calls", times), extraLabel,
      el("div", { class: "chips" }, el("button", { type: "submit", class: "small primary" }, "Add fault"), button("Clear all", () => this.#try(() => this.#clear()), { class: "small" })));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const [name] = EXTRAS[kind.value] ?? [];
      const more = name ? { [name]: extra.valueAsNumber } : {};
      this.#try(() => this.#add({ method: method.value, kind: kind.value, times: times.valueAsNumber, ...more }));
    });
    return form;
  }

  async #add(fault) {
    await this.store.act("faults", fault);
    this.#list.push(`${fault.times} × ${FAULTS[fault.kind]} on ${METHOD_WORDS[fault.method] ?? fault.method}`);
    this.#listed();
  }

  async #clear() {
    await remove("/simulator/faults");
    this.#list = [];
    this.#listed();
  }

  #listed() {
    this.faults.replaceChildren(...this.#list.map((words) => el("li", {}, `Added: ${words}`)));
  }

  #updateForm() {
    const text = el("textarea", { rows: "5", spellcheck: "false", required: true, placeholder: '{"message": {…}}' });
    const form = el("form", { class: "fields" }, label("Update (JSON), delivered unchanged", text), el("div", { class: "chips" }, el("button", { type: "submit", class: "small primary" }, "Deliver")));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#try(() => this.store.act("update", { update: JSON.parse(text.value) }));
    });
    return form;
  }
}

const isTyped = ({ from, text }) => text && !from?.is_bot && !text.startsWith("/");
const lastTyped = (store) => [...store.chats.values()].filter(({ id }) => id > 0).flatMap(({ messages }) => [...messages.values()])
  .filter(isTyped).sort((a, b) => a.date - b.date || a.message_id - b.message_id).at(-1);
const label = (words, node) => el("label", {}, el("span", {}, words), node);
const section = (title, open, ...content) => el("details", { open }, el("summary", {}, title), el("div", { class: "inside" }, content));
