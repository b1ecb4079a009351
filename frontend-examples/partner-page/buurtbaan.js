/**
 * News, meetings, history, people and figures of BuurtBaan on any web page. No build, no dependencies.
 *
 *   <script type="module" src="buurtbaan.js" data-buurtbaan-endpoint="https://…/graphql/" data-buurtbaan-sleutel="…"></script>
 *   <buurtbaan-nieuws stadsdeel="west" aantal="3"><a href="https://…/nieuws/">Nieuws van BuurtBaan</a></buurtbaan-nieuws>
 *
 *   elements ──► wishes ──► one GET for the page ──► CMS          what stands between the tags is shown until there is an
 *      ▲                              │                           answer, and again when there is none: no script, no key,
 *      └──── DOM nodes, never HTML ◄──┘                           no CMS, nothing to show
 *
 * What comes from the CMS is set as text, addresses are http or https, and no answer is shown without its attribution.
 */

/** After this what stands between the tags stays. */
const PATIENCE_MILLISECONDS = 10_000;
/** The CMS answers 20 fields at the root of a document; an address must stay below the 8 kB that servers take. */
const MOST_WISHES = 10;
const MOST_ITEMS = 20;
const USUAL_ITEMS = 5;
const USUAL_LEVEL = 3;

const DAY = new Intl.DateTimeFormat("nl-NL", { dateStyle: "long", timeZone: "UTC" });
const NUMBER = new Intl.NumberFormat("nl-NL");
const CITY_DAY = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Amsterdam" });

const PHASES = { PAST: "Wat er gebeurde", NOW: "Waar nu aan gebouwd wordt", FUTURE: "Wat er nog kan komen" };
const STATUSES = {
  GOAL: "doel",
  EXPECTED: "verwacht",
  STATED: "genoemd",
  SET_UP: "opgezet",
  REALISED: "gerealiseerd",
  IN_DEVELOPMENT: "in ontwikkeling",
};

// The look. Colours and type are those of the page around it, so contrast and dark mode are right wherever that is.
const sheet = new CSSStyleSheet();
sheet.replaceSync(`
:host { display: block }
:host([hidden]) { display: none }
* { box-sizing: border-box }
p, ul, ol, dl, dd, figure, h2, h3, h4, h5, h6 { margin: 0; padding: 0 }
ul, ol { list-style: none }
a { color: var(--buurtbaan-link, inherit); text-underline-offset: .15em }
a:hover { text-decoration-thickness: .15em }
a:focus-visible { outline: 3px solid var(--buurtbaan-focus, currentColor); outline-offset: 2px }
h2, h3, h4, h5, h6 { font-family: var(--buurtbaan-koplettertype, inherit); font-size: 1.15em; font-weight: 600; line-height: 1.3 }
.inhoud { display: grid; gap: var(--buurtbaan-ruimte, 1.25rem); overflow-wrap: anywhere }
.rij { display: grid; gap: var(--buurtbaan-ruimte, 1.25rem); grid-template-columns: repeat(auto-fill, minmax(min(100%, var(--buurtbaan-kolom, 16rem)), 1fr)) }
.kaart { display: flex; flex-direction: column; gap: .5em; height: 100%; padding: 1em; border: 1px solid var(--buurtbaan-lijn, color-mix(in srgb, currentColor 28%, transparent)); border-radius: var(--buurtbaan-hoek, 6px); background: var(--buurtbaan-vlak, transparent); overflow: hidden }
.kaart > figure { margin: -1em -1em .5em }
img { display: block; width: 100%; height: auto; object-fit: cover }
figcaption, .klein { font-size: .875em }
figcaption { padding: .35em 1.15em 0 }
.gezicht { display: flex; gap: 1em; align-items: start }
.gezicht > figure { flex: none; width: 5em }
.gezicht img { border-radius: var(--buurtbaan-hoek, 6px) }
.gezicht figcaption { padding: .35em 0 0; font-size: .75em; line-height: 1.4 }
.tekst { display: grid; gap: .5em; align-content: start; min-width: 0; max-width: 68ch }
.weg { display: grid; gap: 1.75em; margin-inline-start: .5em; border-inline-start: 2px solid var(--buurtbaan-lijn, color-mix(in srgb, currentColor 28%, transparent)) }
.weg.FUTURE { border-inline-start-style: dashed }
.weg > li { position: relative; padding-inline-start: 1.5em }
.weg > li::before { content: ""; position: absolute; inset-inline-start: calc(-.5em - 1px); inset-block-start: .2em; box-sizing: border-box; width: 1em; height: 1em; border: 2px solid var(--buurtbaan-accent, currentColor); border-radius: 50%; background: content-box var(--buurtbaan-accent, currentColor) }
.weg.NOW > li::before { padding: 2px }
.weg.FUTURE > li::before { background: none; border-style: dotted }
.getal { font-size: 2em; font-weight: 700; line-height: 1.1; font-variant-numeric: tabular-nums }
.getal span { font-size: .5em; font-weight: 600 }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .15em .75em }
dt { font-weight: 600 }
@media print {
  li, .kaart { break-inside: avoid }
  img { max-height: 5cm; width: auto }
  .kaart > figure { margin: 0 }
  figcaption { padding-inline: 0 }
  .naam a::after, h2 a::after, h3 a::after, h4 a::after, h5 a::after, h6 a::after { content: " (" attr(href) ")"; font-weight: 400; font-size: .875rem }
}
`);

/** An element. Children that are null, false or empty are left out, and texts become text, never markup. */
function h(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value) element.setAttribute(key, value);
  }
  element.append(...children.flat(Infinity).filter(Boolean));
  return element;
}

/** The address, if a browser opens it as a page; empty for `javascript:`, `data:` and all else. */
function webAddress(text) {
  try {
    const { href, protocol } = new URL(text);
    return protocol === "https:" || protocol === "http:" ? href : "";
  } catch {
    return "";
  }
}

function link(address, text, part) {
  const href = webAddress(address);
  return href ? h("a", { href, part }, text) : h("span", { part }, text);
}

function heading(level, text) {
  return h(`h${Math.min(level, 6)}`, { part: "kop" }, text);
}

function title(level, item) {
  return heading(level, link(item.canonicalUrl, item.title, "link"));
}

/** A line of small text; none when there is nothing in it. */
function line(part, ...children) {
  const shown = children.flat(Infinity).filter(Boolean);
  return shown.length > 0 && h("p", { class: "klein", part }, shown);
}

/** What there is of the parts, with a dot between them. */
function dotted(...parts) {
  return parts.filter((part) => part?.length).map((part, place) => [place > 0 && " · ", part]);
}

function names(things) {
  return things.map(({ name }) => name).join(", ");
}

/** A day, month or year that is certain as <time>, with its time of day if given; anything vaguer as words. */
function when({ label, start, end, precision }, time) {
  const length = { DAY: 10, MONTH: 7, YEAR: 4 }[precision];
  const datetime = length && start?.slice(0, length);
  if (!datetime || end?.slice(0, length) !== datetime) return label;
  return h("time", { datetime: time && precision === "DAY" ? `${datetime}T${time}` : datetime }, label);
}

/** Paragraphs, with the links in them at the words that carry them: both come in reading order. */
function paragraphs({ text, links }) {
  const left = [...links];
  return text.split(/\n{2,}/).map((paragraph) => {
    const pieces = [];
    let from = 0;
    while (left.length > 0) {
      const [{ label, href }] = left;
      const place = paragraph.indexOf(label, from);
      if (place < 0) break;
      left.shift();
      pieces.push(paragraph.slice(from, place), link(href, label));
      from = place + label.length;
    }
    return h("p", {}, pieces, paragraph.slice(from));
  });
}

function sourceLine({ label, url, date }) {
  return [url ? link(url, label) : label, date && `, ${date.label}`];
}

function placeLine(place) {
  if (!place) return [];
  const named = [place.name, place.address].filter(Boolean).join(", ");
  return [named, named && place.url && ", en ", place.url && link(place.url, "online")].filter(Boolean);
}

/** A picture in the best format that the browser knows. */
function picture(shown, width, height, sizes) {
  const src = webAddress(shown?.src);
  if (!src) return null;
  const sources = shown.sources
    .filter(({ srcset }) => srcset.split(/,\s+/).every((candidate) => webAddress(candidate.split(/\s/)[0])))
    .map(({ type, srcset }) => h("source", { type, srcset, sizes }));
  const image = h("img", { loading: "lazy", width, height, part: "beeld" });
  image.alt = shown.alt;
  const credit = shown.credit && h("figcaption", {}, `Beeld: ${shown.credit}`);
  const figure = h("figure", {}, h("picture", {}, sources, image), credit);
  // After its sources, or the browser gets this one too.
  image.src = src;
  return figure;
}

/**
 * A list of cards. Who must be named for an item stands there when the line under the list names somebody else. These
 * lines have no part, so that the page around them cannot leave them out.
 */
function cards(items, attribution, look, inside) {
  return h(
    "ul",
    { class: "rij", role: "list", part: "lijst" },
    items.map((item) => {
      const { text, url } = item.attribution;
      const own = text !== attribution.text && line(null, link(url, text));
      return h("li", { class: look, part: "item" }, inside(item), own);
    }),
  );
}

// ── What each element asks, and how it shows the answer ─────────────────────────────────────────────────────────────────
//
// ask(element, variable)          a field of Query; `variable(type, value)` gives its `$name`, null where there is no value
// show(answer, level, attribution)  nodes; nothing when there is nothing to show

const ATTRIBUTES = ["stadsdeel", "doelgroep", "aantal", "key", "kopniveau"];
const PAGE = "title canonicalUrl attribution{text url} stadsdelen{name}";
const WHEN = "{label start end precision}";
const SOURCE = "source{label url date{label}}";
const pictureAs = (preset) => `picture{alt credit src(preset:${preset}) sources(preset:${preset}){type srcset}}`;

const KINDS = {
  "buurtbaan-nieuws": {
    ask: (element, variable) =>
      `news${listed(element, variable)}{nodes{${PAGE} date ${lead(element, variable)} ${pictureAs("CARD")}}}`,
    show: ({ nodes }, level, attribution) =>
      nodes.length > 0 &&
      cards(nodes, attribution, "kaart", (item) => [
        picture(item.picture, 400, 300, "(min-width: 40rem) 22rem, 100vw"),
        title(level, item),
        line(
          "datum",
          dotted([h("time", { datetime: item.date }, DAY.format(new Date(item.date)))], names(item.stadsdelen)),
        ),
        item.lead && h("p", { part: "inleiding" }, item.lead),
      ]),
  },

  "buurtbaan-agenda": {
    ask: (element, variable) =>
      `agenda${listed(element, variable, { from: variable("Date", CITY_DAY.format()) })}` +
      `{nodes{${PAGE} ${lead(element, variable)} when${WHEN} startTime endTime place{name address url} signUp{href label}}}`,
    show: ({ nodes }, level, attribution) =>
      nodes.length > 0 &&
      cards(nodes, attribution, "kaart", (item) => [
        title(level, item),
        h(
          "p",
          { part: "datum" },
          when(item.when, item.startTime),
          item.startTime && `, ${item.startTime}${item.endTime ? ` tot ${item.endTime}` : ""} uur`,
        ),
        line("plek", dotted(placeLine(item.place), names(item.stadsdelen))),
        item.lead && h("p", { part: "inleiding" }, item.lead),
        item.signUp && h("p", {}, link(item.signUp.href, item.signUp.label, "link")),
      ]),
  },

  "buurtbaan-tijdlijn": {
    ask: (element, variable) =>
      `timeline{canonicalUrl milestones${given({ stadsdeel: areas(element, variable) })}` +
      `{title when${WHEN} phase scope stadsdelen{name} text{text links{href label}} ${SOURCE}}}`,
    show: ({ canonicalUrl, milestones }, level) =>
      milestones.length > 0 && [
        Object.entries(PHASES).map(([phase, name]) => {
          const stops = milestones.filter((stop) => stop.phase === phase);
          return (
            stops.length > 0 && [
              heading(level, name),
              h(
                "ol",
                { class: `weg ${phase}`, role: "list", part: "lijst" },
                stops.map((stop) =>
                  h(
                    "li",
                    { class: "tekst", part: "item" },
                    line("datum", when(stop.when)),
                    heading(level + 1, stop.title),
                    line("plek", dotted(stop.scope, names(stop.stadsdelen))),
                    paragraphs(stop.text),
                    line("bron", "Bron: ", sourceLine(stop.source)),
                  ),
                ),
              ),
            ]
          );
        }),
        h("p", {}, link(canonicalUrl, "Bekijk de hele weg van de buurtbaan", "link")),
      ],
  },

  "buurtbaan-profielen": {
    ask: (element, variable) =>
      `profiles${listed(element, variable)}{nodes{${PAGE} isExample experience{text} ${pictureAs("SQUARE")}}}`,
    show: ({ nodes }, level, attribution) =>
      nodes.length > 0 &&
      cards(nodes, attribution, "kaart", (item) =>
        h(
          "div",
          { class: "gezicht" },
          picture(item.picture, 160, 160, "5em"),
          h(
            "div",
            { class: "tekst" },
            title(level, item),
            line("plek", dotted(names(item.stadsdelen), item.isExample && "verzonnen voorbeeld")),
            h("p", { part: "inleiding" }, item.experience.text.split("\n\n")[0]),
          ),
        ),
      ),
  },

  "buurtbaan-cijfer": {
    ask: (element, variable) =>
      `figure(key:${variable("String!", element.getAttribute("key") ?? "")})` +
      `{label value unit counts status asOf${WHEN} money stadsdelen{name} ${SOURCE}}`,
    show: (figure, level) =>
      h(
        "div",
        { class: "kaart", part: "item" },
        heading(level, figure.label),
        figure.value === null
          ? h("p", {}, "Nog niet bekend")
          : h(
              "p",
              { class: "getal", part: "getal" },
              NUMBER.format(figure.value),
              figure.unit && h("span", {}, ` ${figure.unit}`),
            ),
        h(
          "dl",
          { class: "klein" },
          [
            ["Telt", figure.counts],
            ["Waar", names(figure.stadsdelen)],
            ["Status", STATUSES[figure.status]],
            ["Stand", when(figure.asOf)],
            ["Geld van", figure.money],
            ["Bron", sourceLine(figure.source)],
          ].map(([term, value]) => value && [h("dt", {}, term), h("dd", {}, value)]),
        ),
      ),
  },
};

/** Arguments that have a value, as GraphQL writes them. */
function given(values) {
  const written = Object.entries(values).filter(([, value]) => value);
  return written.length > 0 ? `(${written.map(([name, value]) => `${name}:${value}`).join(" ")})` : "";
}

/** The words in an attribute, with blanks between them; null when there are none. */
function words(element, attribute) {
  return element.getAttribute(attribute)?.match(/\S+/g) ?? null;
}

/** The number in an attribute, kept between its bounds. */
function number(element, attribute, usual, least, most) {
  const asked = Number.parseInt(element.getAttribute(attribute), 10);
  return Math.min(Math.max(Number.isNaN(asked) ? usual : asked, least), most);
}

function areas(element, variable) {
  return variable("[String!]", words(element, "stadsdeel"));
}

function listed(element, variable, others) {
  return given({
    stadsdeel: areas(element, variable),
    audience: variable("[String!]", words(element, "doelgroep")),
    first: variable("Int", number(element, "aantal", USUAL_ITEMS, 1, MOST_ITEMS)),
    ...others,
  });
}

/** The opening sentences, as they are written for the first audience that is named. */
function lead(element, variable) {
  return `lead${given({ audience: variable("String", words(element, "doelgroep")?.[0]) })}`;
}

// ── One request for the page ────────────────────────────────────────────────────────────────────────────────────────────

const waiting = new Set();

/** Lets an element join the next request. Those that are there when the script starts all go in the first one. */
function wait(element) {
  if (waiting.size === 0) setTimeout(serveWaiting);
  waiting.add(element);
}

function serveWaiting() {
  const groups = new Map();
  for (const element of waiting) {
    const wish = [element.localName, ...ATTRIBUTES.map((name) => element.getAttribute(name))].join("\n");
    groups.set(wish, [...(groups.get(wish) ?? []), element]);
  }
  waiting.clear();
  const left = [...groups.values()];
  while (left.length > 0) serve(left.splice(0, MOST_WISHES));
}

/** Gives each element its answer; those in a group ask the same. */
async function serve(groups) {
  const { data, errors = [] } = await answered(groups.map(([element]) => element));
  for (const { message } of errors) warn(message);
  const refused = new Set(errors.map(({ path }) => path?.[0]));
  const good = groups.filter((_, place) => !refused.has(`e${place}`));
  // One that asks for what does not exist, such as a stadsdeel with a typing error, takes the answers of others with it.
  const isAskedAgain = !data && good.length > 0 && good.length < groups.length;
  if (isAskedAgain) serve(good);
  groups.forEach((group, place) => {
    if (isAskedAgain && good.includes(group)) return;
    for (const element of group) element.settle(data?.[`e${place}`], data?.source?.attribution);
  });
}

/** One document for some elements: each is a field `e0`, `e1`, …, and what differs by page is in the variables. */
function documentOf(elements) {
  const declared = [];
  const variables = {};
  const variable = (type, value) => {
    if (value === null || value === undefined) return null;
    const name = `v${declared.length}`;
    declared.push(`$${name}:${type}`);
    variables[name] = value;
    return `$${name}`;
  };
  const fields = elements.map((element, place) => `e${place}:${KINDS[element.localName].ask(element, variable)}`);
  const head = declared.length > 0 ? `(${declared.join(" ")})` : "";
  return {
    query: `query PartnerPage${head}{source:page(path:"/"){attribution{text url}} ${fields.join(" ")}}`,
    variables,
  };
}

/**
 * What the CMS answers to some elements; errors of any kind are in it.
 *
 * By GET, so that the browser keeps it, with its entity tag. The CMS tells browsers to ask each time whether it still
 * holds, which takes some hundred bytes: what was withdrawn is gone with the next view. To tell so here too, by
 * `cache: "no-cache"`, would have Chromium ask each time whether it may ask.
 */
async function answered(elements) {
  try {
    const { address, key } = source();
    const { query, variables } = documentOf(elements);
    address.search = new URLSearchParams({ query, variables: JSON.stringify(variables) });
    const response = await fetch(address, {
      headers: { Accept: "application/graphql-response+json", Authorization: `Bearer ${key}` },
      credentials: "omit",
      signal: AbortSignal.timeout(PATIENCE_MILLISECONDS),
    });
    return await response.json();
  } catch (error) {
    return { errors: [error] };
  }
}

/** Where to ask, and with which key: whatever element of the page says so, such as the <script> itself. */
function source() {
  const { buurtbaanEndpoint, buurtbaanSleutel } = document.querySelector("[data-buurtbaan-endpoint]")?.dataset ?? {};
  const endpoint = webAddress(buurtbaanEndpoint);
  if (!endpoint || !buurtbaanSleutel) throw new Error("Set data-buurtbaan-endpoint and data-buurtbaan-sleutel.");
  return { address: new URL(endpoint), key: buurtbaanSleutel };
}

/** For whoever builds the page; visitors see what stands between the tags. */
function warn(message) {
  console.warn(`buurtbaan.js: ${message}`);
}

// ── The elements ────────────────────────────────────────────────────────────────────────────────────────────────────────

const present = new Set();

class BuurtbaanElement extends HTMLElement {
  static observedAttributes = ATTRIBUTES;
  #root = this.attachShadow({ mode: "open" });
  #slot = document.createElement("slot");
  #content = null;

  constructor() {
    super();
    this.#root.adoptedStyleSheets = [sheet];
    this.#root.append(this.#slot);
  }

  connectedCallback() {
    present.add(this);
    wait(this);
  }

  disconnectedCallback() {
    present.delete(this);
  }

  attributeChangedCallback() {
    if (this.isConnected) wait(this);
  }

  /** Shows an answer, or what stands between the tags when there is none. */
  settle(answer, attribution) {
    const level = number(this, "kopniveau", USUAL_LEVEL, 2, 6);
    const shown = answer && attribution && KINDS[this.localName].show(answer, level, attribution);
    const named = shown && h("p", { class: "klein naam" }, link(attribution.url, attribution.text));
    this.#content = shown ? h("div", { class: "inhoud", lang: "nl" }, shown, named) : null;
    this.#update();
  }

  #update() {
    // Nobody is thrown off the link between the tags that they stand on.
    if (this.#slot.isConnected && this.#content && this.contains(this.getRootNode().activeElement)) {
      this.addEventListener("focusout", () => setTimeout(() => this.#update()), { once: true });
    } else {
      this.#root.replaceChildren(this.#content ?? this.#slot);
    }
  }
}

for (const name of Object.keys(KINDS)) {
  if (!customElements.get(name)) customElements.define(name, class extends BuurtbaanElement {});
}

// Who comes back with the button of the browser gets the page as it stood, which may hold what was withdrawn since.
addEventListener("pageshow", ({ persisted }) => {
  if (persisted) present.forEach(wait);
});
