/** Empty state before the first bot connects: how to connect one. */
import { button, el } from "./dom.js";

/** A random well-formed token. The simulator accepts any; the number before the colon is the bot's id. */
function sampleToken() {
  const bytes = crypto.getRandomValues(new Uint8Array(33));
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-";
  const id = 7_000_000_000 + (crypto.getRandomValues(new Uint32Array(1))[0] % 900_000_000);
  return `${id}:AA${[...bytes].map((byte) => letters[byte % 64]).join("")}`;
}

export function welcome(copy) {
  const token = sampleToken();
  const ours = `BOT_API_URL=${location.origin} BOT_TOKEN=${token} ./switchboard serve`;
  const check = `curl ${location.origin}/bot${token}/getMe`;
  return el("section", { class: "welcome" },
    el("img", { src: "/static/icon.svg", alt: "", width: "64", height: "64" }),
    el("h2", {}, "Waiting for a bot"),
    el("p", {}, "This is a simulated Telegram: try a bot here without an account and without a network. When a bot makes its first call, its chats open on this page."),
    el("h3", {}, "Connect Switchboard"), snippet(ours, copy),
    el("h3", {}, "Connect any other bot"),
    el("p", {}, "Set the Bot API server of your bot's library to ", el("code", {}, location.origin), " and use any well-formed token. To check the connection:"), snippet(check, copy),
    el("p", { class: "hint" }, "This random token works only in the simulator."));
}

function snippet(text, copy) {
  const press = button("Copy", async () => (press.textContent = (await copy(text)) ? "Copied" : "Copying failed"), { class: "small" });
  return el("div", { class: "snippet" }, el("pre", { tabindex: "0", "aria-label": "Command" }, text), press);
}
