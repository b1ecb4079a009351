// The page reads without this; this brings the editor, examples into it, and a key to the API.
import { useKey } from "./endpoint.js";

const place = document.getElementById("explorer");
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
    for (const id of ["explorer-tools", "explorer-keys", "explorer"]) document.getElementById(id).hidden = false;
    status.textContent = "";
    start(place, choice.value);
  },
  () => {
    status.textContent = status.dataset.failed;
  },
);
