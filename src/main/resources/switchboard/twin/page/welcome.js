/** What is shown until a bot has called: how to bring one here. */
import { button, el } from "./dom.js";

/** A token of the right form, made for this visit; the twin takes any, and the number before the colon is the bot's id. */
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
    el("p", {}, "This is a simulated Telegram: you can try a bot here without an account and without a network. No bot has called yet. As soon as one does, its chats open on this page."),
    el("h3", {}, "Start Switchboard with this address"), snippet(ours, copy),
    el("h3", {}, "Or any other bot"),
    el("p", {}, "Give your bot's library ", el("code", {}, location.origin), " as its Bot API server, and any token of the usual form. To see that it works:"), snippet(check, copy),
    el("p", { class: "hint" }, "The token was made for you just now. It is worth nothing outside the twin."));
}

function snippet(text, copy) {
  const press = button("Copy", async () => (press.textContent = (await copy(text)) ? "Copied" : "Please copy it yourself"), { class: "small" });
  return el("div", { class: "snippet" }, el("pre", { tabindex: "0", "aria-label": "Command" }, text), press);
}
