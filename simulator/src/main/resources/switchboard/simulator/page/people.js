/** Dialogs to add people and groups. */
import { post } from "./api.js";
import { el, languageText, nameOf } from "./dom.js";
import { openForm } from "./dialog.js";

const CODES = ["en", "es", "de", "fr", "pt", "ru", "uk", "ar", "hi", "zh", "it", "ja", "tr", "fa", "he", "pl"];

/** Asks for a name and a language; calls `made` with the new person. */
export function newPerson(made) {
  const languages = el("select", {}, CODES.map((code) => el("option", { value: code }, `${languageText(code)} (${code})`)), el("option", { value: "" }, "Not sent to the bot"));
  openForm({
    title: "Add person", submit: "Add",
    fields: [
      ["first_name", "First name", el("input", { required: true, maxlength: "64", autocomplete: "off", dir: "auto" })],
      ["last_name", "Last name (optional)", el("input", { maxlength: "64", autocomplete: "off", dir: "auto" })],
      ["username", "Username (optional)", el("input", { maxlength: "32", autocomplete: "off", pattern: "[A-Za-z0-9_]{4,32}", title: "4 to 32 letters, digits or underscores" })],
      ["language_code", "Language", languages],
    ],
    send: async (values) => {
      const person = await post("/simulator/people", Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim())));
      return () => made(person);
    },
  });
}

/** Asks for a title and members; the person who opens it is always a member. */
export function newGroup(store, pane, made) {
  const members = el("fieldset", {}, el("legend", {}, "Members"), [...store.people.values()].map((person) =>
    el("label", { class: "check" }, el("input", { type: "checkbox", name: "members", value: person.id, checked: true, disabled: person.id === pane.personId }), el("bdi", {}, nameOf(person)))));
  openForm({
    title: "New group", intro: "The bot becomes a member as well.", submit: "Create",
    fields: [
      ["title", "Title", el("input", { required: true, maxlength: "128", autocomplete: "off", dir: "auto" })],
      ["type", "Kind", el("select", {}, el("option", { value: "group" }, "Group"), el("option", { value: "supergroup" }, "Supergroup"),
        el("option", { value: "is_forum" }, "Supergroup with topics"), el("option", { value: "is_direct_messages" }, "Direct messages of a channel"))],
      ["members", "", members],
    ],
    send: async ({ title, type }) => {
      const chosen = [...members.querySelectorAll("input:checked")].map((box) => Number(box.value));
      const chat = await store.act("chats", { title, ...(type.startsWith("is_") ? { type: "supergroup", [type]: true } : { type }), members: chosen });
      return () => made(chat);
    },
  });
}

/** Adds two people on the first visit to a simulator without people. */
export async function firstPeople() {
  await post("/simulator/people", { first_name: "Ann", language_code: "en" });
  await post("/simulator/people", { first_name: "Ben", language_code: "de" });
}
