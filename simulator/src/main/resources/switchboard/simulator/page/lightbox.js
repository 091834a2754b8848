/** A photo or video in full, with the others of its album. */
import { fileAddress } from "./api.js";
import { el, iconButton } from "./dom.js";

/** Opens the view; arrow keys and the buttons go to the next one, Esc closes. */
export function openLightbox(messages, first) {
  let at = Math.max(0, messages.indexOf(first));
  const stage = el("div", { class: "stagebox" });
  const count = el("span", { class: "count-of" });
  const download = el("a", { class: "small" }, "Download");
  const go = (step) => {
    at = (at + step + messages.length) % messages.length;
    show();
  };
  const many = messages.length > 1;
  const dialog = el("dialog", { class: "lightbox", "aria-label": "Photo", on: { close: () => dialog.remove(), keydown: (event) => keys(event) } },
    el("header", {}, count, download, iconButton("close", "Close", () => dialog.close())), stage,
    many && iconButton("back", "Previous", () => go(-1), { class: "previous" }), many && iconButton("next", "Next", () => go(1), { class: "next" }));

  function show() {
    const { media, name, isVideo } = fileOf(messages[at]);
    const address = fileAddress(media.file_id);
    stage.replaceChildren(isVideo ? el("video", { src: address, controls: true, autoplay: true, playsinline: true }) : el("img", { src: address, alt: messages[at].caption ?? "Photo" }),
      messages[at].caption ? el("p", { dir: "auto" }, messages[at].caption) : "");
    count.textContent = many ? `${at + 1} of ${messages.length}` : "";
    download.href = address;
    download.download = name;
  }

  function keys(event) {
    if (event.target.matches("video")) return;
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step && many) go(step);
  }

  dialog.addEventListener("click", (event) => (event.target === dialog || event.target === stage) && dialog.close());
  show();
  document.body.append(dialog);
  dialog.showModal();
  dialog.querySelector("header button").focus();
}

function fileOf(message) {
  if (message.video) return { media: message.video, name: message.video.file_name ?? "video.mp4", isVideo: true };
  return { media: message.photo.at(-1), name: "photo.jpg", isVideo: false };
}
