// The page reads without this; this brings the editor, examples into it, and a key to the API.
import { useKey } from "./endpoint.js";

const place = document.getElementById("explorer");
const tools = document.getElementById("explorer-tools");
const choice = document.getElementById("example");
const keyField = document.getElementById("key");
const status = document.getElementById("explorer-status");

const editor = import("./editor.jsx");

keyField.addEventListener("input", () => {
  useKey(keyField.value);
  editor.then(({ askAgain }) => askAgain());
});
choice.addEventListener("change", () => editor.then(({ open }) => open(choice.value)));

editor.then(
  ({ start }) => {
    tools.hidden = place.hidden = false;
    status.textContent = "";
    start(place, choice.value);
  },
  () => {
    status.textContent = status.dataset.failed;
  },
);
