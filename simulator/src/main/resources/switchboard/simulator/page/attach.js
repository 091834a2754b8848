/** Sending files: chosen, dropped or pasted. */
import { upload } from "./api.js";
import { el, icon, iconButton, sizeText } from "./dom.js";
import { openForm } from "./dialog.js";
import { isVisual, kindOfFile, measured } from "./uploads.js";

const MAX_BYTES = 100 * 1024 * 1024;
const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const MAX_ALBUM = 10;

/** Opens the browser's file dialog. */
export function chooseFiles(pane, visual) {
  const input = el("input", { type: "file", multiple: true, accept: visual ? "image/*,video/*" : undefined, hidden: true, on: {
    change: () => (sendFiles(pane, [...input.files], !visual), input.remove()), cancel: () => input.remove(),
  } });
  pane.root.append(input);
  input.click();
}

/** Lets files be dropped on the pane and pasted into the composer. */
export function acceptFiles(pane) {
  const target = el("div", { class: "drop", hidden: true }, icon("clip"), el("b", {}, "Drop files to send them"));
  let depth = 0;
  const over = (change) => {
    depth = Math.max(0, change === 0 ? 0 : depth + change);
    target.hidden = depth === 0;
  };
  const hasFiles = (event) => [...(event.dataTransfer?.types ?? [])].includes("Files");
  pane.root.querySelector(".phone").append(target);
  pane.root.addEventListener("dragenter", (event) => hasFiles(event) && (event.preventDefault(), over(1)));
  pane.root.addEventListener("dragover", (event) => hasFiles(event) && event.preventDefault());
  pane.root.addEventListener("dragleave", (event) => hasFiles(event) && over(-1));
  pane.root.addEventListener("drop", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    over(0);
    sendFiles(pane, [...event.dataTransfer.files]);
  });
  pane.composer.input.addEventListener("paste", (event) => {
    const files = [...(event.clipboardData?.files ?? [])];
    if (files.length === 0) return;
    event.preventDefault();
    sendFiles(pane, files);
  });
}

/** Asks how to send the files, with a preview of each, and sends them. */
export function sendFiles(pane, files, asFiles = false) {
  if (files.length === 0) return;
  if (pane.composer.form.hidden) return pane.toast("Start the chat before you send files.");
  const chosen = [...files];
  const previews = el("ul", { class: "previews", "aria-label": "Files" });
  const visual = el("input", { type: "radio", name: "as", value: "visual" });
  const plain = el("input", { type: "radio", name: "as", value: "file" });
  const album = el("input", { type: "checkbox", name: "album" });
  const ways = el("div", { class: "ways", role: "radiogroup", "aria-label": "Send as" }, el("label", { class: "check" }, visual, "Photos and videos"), el("label", { class: "check" }, plain, "Files"));
  const group = el("label", { class: "check" }, album, "Group as an album");
  const warning = el("p", { class: "error", role: "alert" });
  const caption = el("textarea", { rows: "2", maxlength: "1024", dir: "auto", data: { first: "" }, on: { keydown: (event) => enterSends(event) } });
  caption.value = pane.composer.input.value.trim().slice(0, 1024);
  (asFiles || !files.some(isVisual) ? plain : visual).checked = true;
  album.checked = true;

  function draw() {
    previews.replaceChildren(...chosen.map((file, at) => preview(file, () => (chosen.splice(at, 1), draw()))));
    ways.hidden = !chosen.some(isVisual);
    group.hidden = chosen.length < 2;
    warning.textContent = problem(chosen, visual.checked) ?? "";
  }

  for (const way of [visual, plain]) way.addEventListener("change", draw);
  draw();
  openForm({
    title: chosen.length === 1 ? "Send a file" : `Send ${chosen.length} files`, submit: "Send", pane,
    fields: [["", "", previews], ["", "", ways], ["", "", group], ["", "", warning], ["caption", "Caption", caption]],
    send: async () => {
      const wrong = problem(chosen, visual.checked);
      if (wrong) throw new Error(wrong);
      await sendAll(pane, chosen, visual.checked, album.checked, caption.value.trim());
      pane.composer.clear();
      return () => pane.composer.focus();
    },
  });
}

function enterSends(event) {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  event.target.form.requestSubmit();
}

function problem(files, visual) {
  if (files.length === 0) return "Choose at least one file.";
  const large = files.find((file) => file.size > MAX_BYTES);
  if (large) return `“${large.name}” has ${sizeText(large.size)}. A file must have at most 100 MB.`;
  const empty = files.find((file) => file.size === 0);
  if (empty) return `“${empty.name}” is empty.`;
  const photo = visual && files.find((file) => kindOfFile(file, true) === "photo" && file.size > MAX_PHOTO_BYTES);
  return photo ? `“${photo.name}” has ${sizeText(photo.size)}. A photo must have at most 10 MB. Send it as a file.` : undefined;
}

function preview(file, drop) {
  const image = file.type.startsWith("image/") && el("img", { alt: "" });
  if (image) {
    image.src = URL.createObjectURL(file);
    for (const type of ["load", "error"]) image.addEventListener(type, () => URL.revokeObjectURL(image.src), { once: true });
    image.addEventListener("error", () => image.replaceWith(glyph(file)));
  }
  return el("li", {}, image || glyph(file), el("span", { class: "about" }, el("b", { dir: "auto" }, file.name), el("small", {}, sizeText(file.size))),
    iconButton("close", `Remove ${file.name}`, drop));
}

const glyph = (file) => el("span", { class: "glyph" }, icon(file.type.startsWith("video/") ? "video" : file.type.startsWith("audio/") ? "audio" : "document"));

/** Uploads the files and sends them; those that may share an album go together, with the caption on the first. */
async function sendAll(pane, files, visual, album, caption) {
  const items = [];
  for (const file of files) {
    const kind = kindOfFile(file, visual);
    const { thumbnail, ...details } = await measured(file, kind);
    items.push({ kind, ...details, upload: await upload(file, file.name), thumbnail: thumbnail && (await upload(thumbnail, "thumbnail.jpg")) });
  }
  items[0].caption = caption || undefined;
  for (const group of album ? albums(items) : items.map((item) => [item])) {
    if (group.length > 1) await pane.mustSend("album", { media: group });
    else await pane.mustSend("media", group[0]);
  }
}

const family = ({ kind }) => (kind === "photo" || kind === "video" ? "visual" : kind);

function albums(items) {
  const groups = [];
  for (const item of items) {
    const last = groups.at(-1);
    if (last && last.length < MAX_ALBUM && family(last[0]) === family(item) && family(item) !== "animation") last.push(item);
    else groups.push([item]);
  }
  return groups;
}
