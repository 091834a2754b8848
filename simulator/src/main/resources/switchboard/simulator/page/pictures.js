/** Photos, videos, animations, video messages and stickers. */
import { fileAddress } from "./api.js";
import { durationText, el, icon } from "./dom.js";
import { openLightbox } from "./lightbox.js";
import { fileChip } from "./documents.js";

/** Pictures are shown with at least this many pixels on the longer side. */
const SHARP = 640;

const largest = (sizes) => sizes.at(-1) ?? {};
const sharp = (sizes) => sizes.find((size) => Math.max(size.width, size.height) >= SHARP) ?? largest(sizes);

/** Covers a picture until it is pressed. */
function hideBehindSpoiler(node, message) {
  if (!message.has_media_spoiler) return node;
  node.classList.add("covered");
  const cover = el("button", { type: "button", class: "cover", on: { click: (event) => (event.stopPropagation(), node.classList.remove("covered"), cover.remove()) } }, "Hidden, press to show");
  node.append(cover);
  return node;
}

/** A photo that opens in full; `all` are the messages of its album. */
export function photo(message, all = [message]) {
  const size = sharp(message.photo);
  const image = el("img", { src: fileAddress(size.file_id), alt: message.caption ? "" : "Photo", width: size.width, height: size.height });
  const shot = el("button", { type: "button", class: "shot", "aria-label": message.caption ? `Open photo: ${message.caption.slice(0, 80)}` : "Open photo", on: { click: () => openLightbox(all, message) } }, image,
    message.live_photo && el("span", { class: "badge" }, "Live"));
  image.addEventListener("error", () => shot.replaceWith(fileChip("photo", largest(message.photo), "photo.jpg")));
  return hideBehindSpoiler(el("div", { class: "frame" }, shot), message);
}

function frame(video) {
  return { width: video.width, height: video.height, poster: video.thumbnail && fileAddress(video.thumbnail.file_id) };
}

/** A player; a file that the browser cannot play becomes a download. */
export function video(message) {
  const value = message.video;
  const player = el("video", { src: fileAddress(value.file_id), controls: true, preload: "none", playsinline: true, class: "clip", "aria-label": "Video", ...frame(value) });
  player.addEventListener("error", () => player.replaceWith(fileChip("video", value, "video.mp4")));
  return hideBehindSpoiler(el("div", { class: "frame" }, player), message);
}

/** A video in an album; it plays in the full view. */
export function videoTile(message, all) {
  const { thumbnail, duration } = message.video;
  return el("div", { class: "frame" }, el("button", { type: "button", class: "shot", "aria-label": "Play video", on: { click: () => openLightbox(all, message) } },
    thumbnail ? el("img", { src: fileAddress(thumbnail.file_id), alt: "" }) : el("span", { class: "dark" }), el("span", { class: "badge" }, icon("play"), durationText(duration))));
}

/** A video or GIF that repeats without sound; a press stops it. */
export function animation(message) {
  const value = message.animation;
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  if (value.mime_type === "image/gif") return hideBehindSpoiler(el("div", { class: "frame" }, el("img", { class: "clip", src: fileAddress(value.file_id), alt: "Animation", width: value.width, height: value.height })), message);
  const player = el("video", { src: fileAddress(value.file_id), loop: true, preload: "auto", playsinline: true, class: "clip", ...frame(value) });
  player.muted = true;
  player.autoplay = !still;
  const shot = el("button", { type: "button", class: "shot", "aria-label": "Animation: play or pause", on: { click: () => toggle(player) } }, player, el("span", { class: "badge" }, "GIF"));
  player.addEventListener("error", () => shot.replaceWith(fileChip("animation", value, "animation.mp4")));
  return hideBehindSpoiler(el("div", { class: "frame" }, shot), message);
}

function toggle(player) {
  if (player.paused) player.play().catch(() => {});
  else player.pause();
}

/** A round video message. */
export function videoNote(message) {
  const value = message.video_note;
  const player = el("video", { src: fileAddress(value.file_id), preload: "none", playsinline: true, poster: value.thumbnail && fileAddress(value.thumbnail.file_id) });
  const badge = el("span", { class: "badge" }, icon("play"), durationText(value.duration));
  const note = el("button", { type: "button", class: "note", "aria-label": `Video message, ${durationText(value.duration)}: play or pause`, on: { click: () => toggle(player) } }, player, badge);
  for (const type of ["play", "pause", "ended"]) player.addEventListener(type, () => badge.firstChild.replaceWith(icon(player.paused ? "play" : "pause")));
  player.addEventListener("timeupdate", () => (badge.lastChild.textContent = durationText(player.currentTime)));
  player.addEventListener("error", () => note.replaceWith(fileChip("video_note", value, "video.mp4")));
  return note;
}

/** A sticker without a bubble around it; an animated one (TGS) shows its emoji. */
export function sticker(message) {
  const value = message.sticker;
  const label = `Sticker ${value.emoji ?? ""}`.trim();
  const emoji = () => el("span", { class: "emoji", role: "img", "aria-label": label }, value.emoji ?? "🖼");
  if (value.is_animated) return emoji();
  const shown = value.is_video
    ? el("video", { class: "sticker", src: fileAddress(value.file_id), loop: true, playsinline: true, autoplay: true, "aria-label": label })
    : el("img", { class: "sticker", src: fileAddress(value.file_id), alt: label, width: value.width, height: value.height });
  if (value.is_video) shown.muted = true;
  shown.addEventListener("error", () => shown.replaceWith(emoji()));
  return shown;
}
