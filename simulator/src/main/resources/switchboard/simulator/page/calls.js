/** The inspector of Bot API calls. */
import { get } from "./api.js";
import { el } from "./dom.js";

const EVERY_MILLIS = 1500;
const KEPT = 200;
const TIME = new Intl.DateTimeFormat(undefined, { timeStyle: "medium" });

export class Calls {
  #after = 0;
  #timer;

  constructor(store) {
    this.store = store;
    this.list = el("ol", { class: "calls" });
    this.filter = el("input", { type: "search", placeholder: "Filter by method", "aria-label": "Filter calls by method", on: { input: () => this.#filter() } });
    this.polls = el("input", { type: "checkbox", on: { change: () => this.#filter() } });
    this.root = el("details", { open: true, class: "inspector" }, el("summary", {}, "Bot API calls"),
      el("div", { class: "inside" }, el("div", { class: "filter" }, this.filter, el("label", { class: "check" }, this.polls, "getUpdates")), this.list));
    this.root.addEventListener("toggle", () => this.#next(0));
  }

  watch(open) {
    this.watched = open;
    this.#next(0);
  }

  #next(millis) {
    clearTimeout(this.#timer);
    if (this.watched && this.root.open) this.#timer = setTimeout(() => this.#read(), millis);
  }

  async #read() {
    try {
      if (!document.hidden) this.#add(await get(`/simulator/calls?after=${this.#after}`));
    } catch {
      /* The connection status at the top already shows that the simulator is unreachable. */
    }
    this.#next(EVERY_MILLIS);
  }

  /** Adds new calls; a smaller last number means that the simulator was restarted. */
  #add({ calls, last }) {
    if (last < this.#after) this.list.replaceChildren();
    this.#after = last ?? this.#after;
    for (const call of calls) this.list.prepend(this.#entry(call));
    while (this.list.childElementCount > KEPT) this.list.lastChild.remove();
    if (calls.length) this.#filter();
  }

  #entry(call) {
    const good = call.status >= 200 && call.status < 300;
    return el("li", { data: { method: call.method } }, el("details", {},
      el("summary", {}, el("code", {}, call.method), el("span", { class: `status ${good ? "good" : "bad"}` }, String(call.status)), el("time", {}, TIME.format(new Date(call.at)))),
      call.description && el("p", { class: good ? "" : "error" }, call.description),
      el("pre", { tabindex: "0", "aria-label": `Parameters of ${call.method}` }, JSON.stringify(call.params, null, 2))));
  }

  #filter() {
    const wanted = this.filter.value.trim().toLowerCase();
    for (const entry of this.list.children) {
      const method = entry.dataset.method.toLowerCase();
      entry.hidden = !method.includes(wanted) || (method === "getupdates" && !this.polls.checked);
    }
  }
}
