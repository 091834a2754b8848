// The page at /docs: reads /openapi.json, shows what there is to ask, and asks it. Whatever comes from outside becomes text, never markup.

const $ = (id) => document.getElementById(id);

/** An element with its attributes (functions listen) and children. */
function el(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") made.addEventListener(key, value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** Words with `code` between them. */
const words = (text = "") => text.split("`").map((part, i) => (i % 2 ? el("code", {}, part) : part));

let description;

/** A schema, wherever it stands. */
const schemaOf = (schema = {}) =>
  schema.$ref ? description.components.schemas[schema.$ref.split("/").pop()] : schema;

function kind(schema = {}) {
  const real = schemaOf(schema);
  if (real.anyOf) return real.anyOf.map(kind).join(" or ");
  const types = [].concat(real.type ?? (real.properties ? "object" : "anything"));
  return types.map((type) => (type === "array" ? `list of ${schema.items?.$ref?.split("/").pop() ?? kind(real.items)}` : type)).join(" or ")
    + (real.format ? ` (${real.format})` : "");
}

function limits(schema) {
  const real = schemaOf(schema);
  const parts = [kind(schema)];
  if (real.minimum !== undefined) parts.push(`${real.minimum} to ${real.maximum}`);
  if (real.default !== undefined) parts.push(`${real.default} if left out`);
  return parts.join(", ");
}

/** What a body could look like. */
function example(schema) {
  const real = schemaOf(schema);
  const samples = { boolean: true, integer: real.maximum ?? 1, string: "" };
  if (!real.properties) return samples[[].concat(real.type)[0]] ?? null;
  return Object.fromEntries(Object.entries(real.properties).map(([name, property]) => [name, example(property)]));
}

/** The fields of an answer, those of its rows too. */
function fields(schema, prefix = "") {
  const real = schemaOf(schema);
  return Object.entries(real.properties ?? {}).flatMap(([name, property]) => {
    const rows = schemaOf(property).items;
    return [
      el("tr", {}, el("td", {}, el("code", {}, prefix + name)), el("td", {}, kind(property), " ", schemaOf(property).description ?? "")),
      ...(rows ? fields(rows, `${prefix}${name}[].`) : []),
    ];
  });
}

const table = (label, rows) => (rows.length ? [el("h2", {}, label), el("table", {}, el("tbody", {}, ...rows))] : []);

/** One thing to ask: how it is shown, filled in and sent. */
class Operation {
  constructor(path, method, told) {
    this.path = path;
    this.method = method.toUpperCase();
    this.told = told;
    this.inputs = new Map((told.parameters ?? []).map((parameter) => [parameter, this.input(parameter)]));
    const body = told.requestBody?.content?.["application/json"];
    this.body = body ? el("textarea", { spellcheck: "false", id: this.id("body") }) : null;
    if (body) this.body.value = told.requestBody.required ? JSON.stringify(example(body.schema), null, 2) : "";
    this.bodySchema = body?.schema;
    this.answer = el("div", { class: "answer", "aria-live": "polite" });
  }

  id(name) {
    return `${this.told.operationId}-${name}`;
  }

  input(parameter) {
    const real = schemaOf(parameter.schema);
    const number = [].concat(real.type).includes("integer");
    return el("input", {
      id: this.id(parameter.name),
      inputmode: number ? "numeric" : undefined,
      placeholder: real.default,
      required: parameter.required,
      autocomplete: "off",
      spellcheck: "false",
    });
  }

  show() {
    const scopes = (this.told.security ?? []).flatMap((one) => Object.values(one).flat());
    const form = el("form", { submit: (event) => { event.preventDefault(); this.send(); } },
      el("div", { class: "fields" },
        ...[...this.inputs].map(([parameter, input]) =>
          el("label", {}, parameter.name, " ", el("span", {}, limits(parameter.schema)), input)),
        this.body && el("label", { class: "wide" }, "Body ", el("span", {}, "JSON"), this.body)),
      el("div", { class: "row" },
        el("button", {}, "Send"),
        el("button", { type: "button", class: "second", click: () => this.curl() }, "As curl")));
    const details = el("details", { class: "operation", id: this.told.operationId },
      el("summary", {},
        el("span", { class: `method ${this.method === "GET" ? "" : "change"}` }, this.method),
        el("code", {}, this.path),
        el("span", { class: "needs" }, scopes.length ? `needs ${scopes.join(", ")}` : "open"),
        el("span", { class: "told" }, ...words(this.told.summary))));
    const inside = () => details.childElementCount > 1 || details.append(el("div", { class: "inside" },
      this.told.description ? el("p", {}, ...words(this.told.description)) : null,
      form, this.answer,
      ...table("Body", this.bodySchema ? fields(this.bodySchema) : []),
      ...table("Answer", fields(this.told.responses["200"]?.content?.["application/json"]?.schema)),
      ...table("Statuses", Object.entries(this.told.responses).map(([status, response]) =>
        el("tr", {}, el("td", {}, el("code", {}, status)), el("td", {}, ...words(response.description)))))));
    details.addEventListener("toggle", inside);
    return details;
  }

  url() {
    let path = this.path;
    const query = new URLSearchParams();
    for (const [parameter, input] of this.inputs) {
      const value = input.value.trim();
      if (parameter.in === "path") path = path.replace(`{${parameter.name}}`, encodeURIComponent(value));
      else if (value !== "") query.set(parameter.name, value);
    }
    return path + (query.size ? `?${query}` : "");
  }

  async send() {
    const headers = { Accept: "application/json" };
    const token = $("token").value.trim();
    if (token) headers.Authorization = `Bearer ${token}`;
    const body = this.body?.value.trim() || undefined;
    if (body) headers["Content-Type"] = "application/json";
    const begun = performance.now();
    try {
      const response = await fetch(this.url(), { method: this.method, headers, body });
      this.tell(response, await response.text(), Math.round(performance.now() - begun));
    } catch (problem) {
      this.answer.replaceChildren(el("p", { class: "state bad" }, `Nothing was sent, or nothing came back: ${problem.message}`));
    }
  }

  tell(response, text, millis) {
    let next = null;
    let shown = text;
    try {
      const json = JSON.parse(text);
      next = json.next;
      shown = JSON.stringify(json, null, 2);
    } catch { /* it is no JSON: shown as it came */ }
    this.answer.replaceChildren(
      el("p", { class: `state ${response.ok ? "good" : "bad"}` }, `${response.status} ${response.statusText} · ${millis} ms`),
      el("pre", { tabindex: "0" }, shown));
    const cursor = [...this.inputs].find(([parameter]) => parameter.name === "cursor")?.[1];
    if (cursor && typeof next === "string") {
      this.answer.append(el("button", { type: "button", class: "second", click: () => { cursor.value = next; this.send(); } }, "Next page"));
    }
  }

  /** The same for a terminal; the token is left to the shell. */
  curl() {
    const quoted = (text) => `'${text.replaceAll("'", `'\\''`)}'`;
    const parts = ["curl"];
    if (this.method !== "GET") parts.push("-X", this.method);
    if (this.told.security?.length) parts.push("-H", `"Authorization: Bearer $TOKEN"`);
    const body = this.body?.value.trim();
    if (body) parts.push("-H", quoted("Content-Type: application/json"), "-d", quoted(body));
    parts.push(quoted(location.origin + this.url()));
    this.answer.replaceChildren(el("pre", { tabindex: "0" }, parts.join(" ")));
  }
}

async function start() {
  const place = $("operations");
  try {
    description = await (await fetch("/openapi.json")).json();
  } catch {
    place.replaceChildren(el("p", { class: "state bad" }, "The description could not be read. Is the server running? Reload this page."));
    return;
  } finally {
    place.removeAttribute("aria-busy");
  }
  $("version").textContent = description.info.version;
  $("about").replaceChildren(...description.info.description.split("\n\n").map((text) => el("p", {}, ...words(text))));
  $("access").addEventListener("submit", (event) => event.preventDefault());
  place.replaceChildren(...Object.entries(description.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => new Operation(path, method, told).show())));
}

start();
