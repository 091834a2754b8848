/** Modal dialogs with <dialog>, which traps the focus and closes on Esc. */
import { button, el, iconButton } from "./dom.js";

let count = 0;

/**
 * Opens a dialog. `actions` are [label, run, class]. A button without `run` closes the dialog; one whose `run` returns
 * false or a promise leaves it open.
 */
export function openDialog({ title, body = [], actions = [["Close"]], wide = false, pane }) {
  const id = `dialog-${++count}`;
  const close = () => dialog.close();
  const dialog = el("dialog", { class: wide ? "wide" : "", "aria-labelledby": id, on: { close: () => dialog.remove() } },
    el("header", {}, el("h2", { id, dir: "auto" }, title), iconButton("close", "Close", close)),
    el("div", { class: "body" }, body),
    el("footer", {}, actions.map(([label, run, kind = ""]) => button(label, (event) => {
      const result = run?.(event.currentTarget);
      if (!run || result === undefined) close();
    }, { class: kind }))));
  if (pane) dialog.style.setProperty("--hue", pane.hue);
  dialog.addEventListener("click", (event) => event.target === dialog && close());
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** Shows a message with an OK button. */
export function alertText(text, title = "Notice", pane = undefined) {
  const dialog = openDialog({ title, pane, body: [el("p", { dir: "auto", class: "said" }, text)], actions: [["OK", undefined, "primary"]] });
  dialog.querySelector("footer button").focus();
}

/**
 * Opens a form. `fields` are [name, label, node]. `send` receives the values; if it throws, the error message is shown
 * and the form stays open with its input. A function that it returns runs after the dialog has closed, because closing
 * restores the focus.
 */
export function openForm({ title, intro, fields, submit, send, pane }) {
  const error = el("p", { class: "error", role: "alert" });
  const form = el("form", { class: "fields", id: `form-${count + 1}` },
    intro && el("p", {}, intro),
    fields.map(([name, label, node]) => {
      if (!label) return node;
      node.name = name;
      return el("label", {}, el("span", {}, label), node);
    }), error, el("button", { type: "submit", hidden: true })); // lets Enter submit a form with several fields
  const dialog = openDialog({ title, pane, body: [form], actions: [["Cancel"], [submit, () => (form.requestSubmit(), false), "primary"]] });
  const press = dialog.querySelector("footer .primary");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (press.disabled) return;
    press.disabled = true;
    try {
      const after = await send(Object.fromEntries(new FormData(form)));
      dialog.close();
      if (typeof after === "function") after();
    } catch (problem) {
      error.textContent = problem.message;
    } finally {
      press.disabled = false;
    }
  });
  (form.querySelector("[data-first]") ?? form.querySelector("input, select, textarea"))?.focus();
}
