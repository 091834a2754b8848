/** Places: a card with coordinates, and a dialog to pick one. There are no map tiles, because the page uses no network. */
import { button, el } from "./dom.js";
import { openForm } from "./dialog.js";
import { link } from "./text.js";

const SVG = "http://www.w3.org/2000/svg";
const CITIES = { Berlin: [52.52, 13.405], Madrid: [40.4168, -3.7038], "New York": [40.7128, -74.006], "São Paulo": [-23.5505, -46.6333], Tokyo: [35.6762, 139.6503], Sydney: [-33.8688, 151.2093] };

function shape(tag, attributes) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** The world as a grid of 30 degrees with a pin. */
function world(latitude, longitude) {
  const svg = shape("svg", { class: "world", viewBox: "-180 -90 360 180", "aria-hidden": "true" });
  for (let x = -150; x < 180; x += 30) svg.append(shape("line", { x1: x, x2: x, y1: -90, y2: 90, class: x === 0 ? "axis" : "" }));
  for (let y = -60; y < 90; y += 30) svg.append(shape("line", { x1: -180, x2: 180, y1: y, y2: y, class: y === 0 ? "axis" : "" }));
  const pin = shape("circle", { r: 6, class: "pin" });
  const move = (to, at) => (pin.setAttribute("cx", at), pin.setAttribute("cy", -to));
  move(latitude, longitude);
  svg.append(pin);
  return { svg, move };
}

const degrees = (value, [plus, minus]) => `${Math.abs(Number(value)).toFixed(5)}° ${value < 0 ? minus : plus}`;

/** The card of a location or venue, with a link to a map. */
export function placeCard(message) {
  const { latitude, longitude } = message.location;
  const { title, address } = message.venue ?? {};
  const at = `${Number(latitude)}/${Number(longitude)}`;
  return el("div", { class: "place" }, world(latitude, longitude).svg,
    el("span", { class: "about" }, el("b", { dir: "auto" }, title ?? (message.location.live_period ? "Live location" : "Location")), address && el("small", { dir: "auto" }, address),
      el("small", {}, `${degrees(latitude, "NS")}, ${degrees(longitude, "EW")}`)),
    el("span", { class: "actions" }, link(`https://www.openstreetmap.org/?mlat=${Number(latitude)}&mlon=${Number(longitude)}#map=15/${at}`, "Open map")));
}

/** Picks a place by a city, a press on the grid or its coordinates; a title makes it a venue. */
export function pickPlace(pane) {
  const number = (limit, value) => el("input", { type: "number", step: "any", min: -limit, max: limit, required: true, value, inputmode: "decimal" });
  const latitude = number(90, "52.52");
  const longitude = number(180, "13.405");
  const map = world(52.52, 13.405);
  const moved = () => map.move(latitude.valueAsNumber || 0, longitude.valueAsNumber || 0);
  const set = (north, east) => {
    latitude.value = north;
    longitude.value = east;
    moved();
  };
  for (const input of [latitude, longitude]) input.addEventListener("input", moved);
  map.svg.addEventListener("click", (event) => {
    const box = map.svg.getBoundingClientRect();
    set((90 - (180 * (event.clientY - box.top)) / box.height).toFixed(4), ((360 * (event.clientX - box.left)) / box.width - 180).toFixed(4));
  });
  openForm({
    title: "Send a place", submit: "Send", pane,
    fields: [
      ["", "", el("div", { class: "place picker" }, map.svg)],
      ["", "", el("div", { class: "chips" }, Object.entries(CITIES).map(([name, at]) => button(name, () => set(...at), { class: "small" })))],
      ["latitude", "Latitude", latitude], ["longitude", "Longitude", longitude],
      ["title", "Title (makes it a venue)", el("input", { maxlength: "100", autocomplete: "off" })],
      ["address", "Address", el("input", { maxlength: "200", autocomplete: "off" })],
    ],
    send: async (form) => {
      const kind = form.title || form.address ? "venue" : "location";
      const names = kind === "venue" ? { title: form.title || "Place", address: form.address || "Unknown street" } : {};
      await pane.mustSend("media", { kind, latitude: Number(form.latitude), longitude: Number(form.longitude), ...names });
      return () => pane.composer.focus();
    },
  });
}
