// The history visual with script: larger and smaller, and another part of the road without loading the page anew.
// Without this file the filters are links and the browser's own zoom works.
"use strict";

const STEP = 1.25;
const SMALLEST = 0.5;
const LARGEST = 3;

let zoom = 1;

const status = document.createElement("p");
status.className = "unseen";
status.setAttribute("role", "status");
document.body.append(status);

function button(label, name, act) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "road-zoom__button";
  element.textContent = label;
  element.setAttribute("aria-label", name);
  element.addEventListener("click", act);
  return element;
}

function apply() {
  for (const place of document.querySelectorAll("[data-road]")) {
    const drawing = place.querySelector("svg");
    const middle = (place.scrollLeft + place.clientWidth / 2) / Math.max(place.scrollWidth, 1);
    // Through the object model, because the policy of this site forbids styles in the page.
    const full = place.classList.contains("road-upright")
      ? Math.min(place.clientWidth, 480)
      : drawing.viewBox.baseVal.width;
    drawing.style.width = zoom === 1 ? "" : `${full * zoom}px`;
    drawing.style.height = zoom === 1 ? "" : "auto";
    drawing.style.maxWidth = zoom === 1 ? "" : "none";
    place.scrollLeft = middle * place.scrollWidth - place.clientWidth / 2;
  }
}

function setZoom(wanted) {
  zoom = Math.min(LARGEST, Math.max(SMALLEST, wanted));
  apply();
  status.textContent = `Tekening op ${Math.round(zoom * 100)} procent.`;
}

function addTools() {
  const head = document.querySelector("[data-road-tools]");
  if (!head) return;
  const tools = document.createElement("div");
  tools.className = "road-zoom";
  tools.setAttribute("role", "group");
  tools.setAttribute("aria-label", "Grootte van de tekening");
  tools.append(
    button("−", "Kleiner", () => setZoom(zoom / STEP)),
    button("100%", "Gewone grootte", () => setZoom(1)),
    button("+", "Groter", () => setZoom(zoom * STEP)),
  );
  head.append(tools);
  for (const place of document.querySelectorAll("[data-road]")) {
    place.addEventListener("keydown", (event) => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const wanted = { "+": zoom * STEP, "=": zoom * STEP, "-": zoom / STEP, 0: 1 }[event.key];
      if (wanted === undefined) return;
      event.preventDefault();
      setZoom(wanted);
    });
  }
}

// XMLHttpRequest reads a page as a document; fetch would need a parser that trusted types forbid.
function load(address) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("GET", address);
    request.responseType = "document";
    request.onload = () => (request.status === 200 && request.response ? resolve(request.response) : reject());
    request.onerror = reject;
    request.send();
  });
}

async function show(address) {
  let found;
  try {
    found = await load(address);
  } catch {
    location.assign(address);
    return false;
  }
  const focused = document.activeElement?.closest("[data-road-filters]")
    ? document.activeElement.textContent
    : undefined;
  document.title = found.title;
  document.querySelector("main").replaceChildren(...found.querySelector("main").childNodes);
  addTools();
  apply();
  // The same chip, which stands in the new page; the keyboard goes on where it was.
  const chips = [...document.querySelectorAll("[data-road-filters] a")];
  if (focused !== undefined) chips.find((chip) => chip.textContent === focused)?.focus({ preventScroll: true });
  const count = document.querySelectorAll(".stop").length;
  status.textContent = `${count === 1 ? "1 punt" : `${count} punten`} op dit deel van de weg.`;
  return true;
}

document.addEventListener("click", async (event) => {
  const chip = event.target.closest("[data-road-filters] a");
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!chip || !isPlain) return;
  event.preventDefault();
  chip.focus({ preventScroll: true });
  const address = chip.href;
  if (await show(address)) history.pushState(null, "", address);
});

addEventListener("popstate", () => {
  if (!location.hash) show(location.href);
});

addTools();
