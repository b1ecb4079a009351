// Suggestions while somebody types in a search field: a combobox with a list box (ARIA Authoring Practices 1.2).
// Without this file, or without an answer, the field is a plain form and nothing else changes.
"use strict";

const PAUSE_MS = 150;
const SHORTEST = 2;

// One place for all fields, outside the text of the page.
const announcement = document.createElement("p");
announcement.className = "unseen";
announcement.setAttribute("role", "status");
document.body.append(announcement);

class Suggestions {
  constructor(line) {
    this.line = line;
    this.address = line.dataset.suggest;
    this.field = line.querySelector("input");
    this.list = document.createElement("ul");
    this.active = -1;
    this.build();
    this.listen();
  }

  build() {
    this.list.id = `${this.field.id}-voorstellen`;
    this.list.className = "suggestions";
    this.list.setAttribute("role", "listbox");
    this.list.setAttribute("aria-label", "Voorstellen");
    this.list.hidden = true;
    this.line.append(this.list);
    this.field.setAttribute("role", "combobox");
    this.field.setAttribute("aria-autocomplete", "list");
    this.field.setAttribute("aria-controls", this.list.id);
    this.field.setAttribute("aria-expanded", "false");
  }

  listen() {
    this.field.addEventListener("input", () => this.wait());
    this.field.addEventListener("keydown", (event) => this.press(event));
    this.field.addEventListener("blur", () => this.close());
    // The field keeps the focus while somebody chooses with a mouse or a finger.
    this.list.addEventListener("pointerdown", (event) => event.preventDefault());
    this.list.addEventListener("click", (event) => {
      const option = event.target.closest("[role=option]");
      if (option) this.open(option);
    });
  }

  wait() {
    clearTimeout(this.timer);
    this.asked?.abort();
    const text = this.field.value.trim();
    if (text.length < SHORTEST) {
      this.close();
      return;
    }
    this.timer = setTimeout(() => this.ask(text), PAUSE_MS);
  }

  async ask(text) {
    this.asked = new AbortController();
    try {
      const response = await fetch(`${this.address}?q=${encodeURIComponent(text)}`, { signal: this.asked.signal });
      this.show(response.ok ? await response.json() : []);
    } catch {
      // Aborted by the next letter, or no connection: the form works all the same.
    }
  }

  show(suggestions) {
    this.close();
    if (document.activeElement !== this.field) return;
    this.list.replaceChildren(...suggestions.map((one, place) => this.option(one, place)));
    this.list.hidden = suggestions.length === 0;
    this.field.setAttribute("aria-expanded", String(suggestions.length > 0));
    announcement.textContent = Suggestions.words(suggestions.length);
  }

  static words(count) {
    if (count === 0) return "Geen voorstellen.";
    return `${count === 1 ? "1 voorstel" : `${count} voorstellen`}. Kies met de pijltoetsen.`;
  }

  option({ title, kind, href }, place) {
    const option = document.createElement("li");
    const name = document.createElement("span");
    const label = document.createElement("span");
    option.id = `${this.list.id}-${place}`;
    option.className = "suggestion";
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.href = href;
    name.textContent = title;
    label.textContent = kind;
    label.className = "suggestion__kind";
    option.append(name, " ", label);
    return option;
  }

  press(event) {
    const isOpen = !this.list.hidden;
    if (event.key === "Escape" && isOpen) {
      // The first time it closes the list; the second time the browser empties the field.
      event.preventDefault();
      this.close();
    } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (!isOpen) return;
      event.preventDefault();
      this.move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && isOpen && this.active >= 0) {
      event.preventDefault();
      this.open(this.list.children[this.active]);
    }
  }

  // One place more than there are suggestions: the field itself, as it was typed.
  move(step) {
    const places = this.list.children.length + 1;
    this.choose(((this.active + 1 + step + places) % places) - 1);
  }

  choose(place) {
    this.active = place;
    for (const [number, option] of [...this.list.children].entries()) {
      option.setAttribute("aria-selected", String(number === place));
    }
    if (place < 0) {
      this.field.removeAttribute("aria-activedescendant");
    } else {
      this.field.setAttribute("aria-activedescendant", this.list.children[place].id);
      this.list.children[place].scrollIntoView({ block: "nearest" });
    }
  }

  open(option) {
    this.close();
    location.assign(option.dataset.href);
  }

  close() {
    this.choose(-1);
    this.list.hidden = true;
    announcement.textContent = "";
    this.field.setAttribute("aria-expanded", "false");
  }
}

for (const line of document.querySelectorAll("[data-suggest]")) new Suggestions(line);
