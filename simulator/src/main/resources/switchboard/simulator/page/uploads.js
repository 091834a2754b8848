/** What the browser knows about a file before it is sent. */
const PATIENCE = 3000;
const THUMBNAIL = 320;

export const isVisual = (file) => /^(image\/(jpeg|png|webp|gif|bmp)|video\/(mp4|webm|quicktime))$/.test(file.type);

/** The kind as which Telegram's apps send a file. */
export function kindOfFile(file, visual) {
  if (/^audio\/(mpeg|mp3|mp4|x-m4a)$/.test(file.type)) return "audio";
  if (!visual || !isVisual(file)) return "document";
  if (file.type === "image/gif") return "animation";
  return file.type.startsWith("image/") ? "photo" : "video";
}

/** Duration and size of a video or audio file, and a picture of the video's beginning. Unknown values are left out. */
export async function measured(file, kind) {
  if (kind !== "video" && kind !== "audio") return {};
  const media = document.createElement(kind);
  const address = URL.createObjectURL(file);
  try {
    media.muted = true;
    media.preload = "auto";
    media.src = address;
    await event(media, "loadeddata");
    const duration = Math.round(media.duration) || 0;
    if (kind === "audio") return { duration };
    return { duration, width: media.videoWidth, height: media.videoHeight, thumbnail: await picture(media) };
  } catch {
    return {};
  } finally {
    media.removeAttribute("src");
    URL.revokeObjectURL(address);
  }
}

function event(media, type) {
  return new Promise((resolve, reject) => {
    media.addEventListener(type, resolve, { once: true });
    media.addEventListener("error", reject, { once: true });
    setTimeout(reject, PATIENCE);
  });
}

function picture(video) {
  const scale = Math.min(1, THUMBNAIL / Math.max(video.videoWidth, video.videoHeight));
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(video.videoWidth * scale));
  canvas.height = Math.max(1, Math.round(video.videoHeight * scale));
  canvas.getContext("2d").drawImage(video, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob((blob) => resolve(blob ?? undefined), "image/jpeg", 0.8));
}
