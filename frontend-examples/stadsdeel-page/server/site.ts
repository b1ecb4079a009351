/** The live pages, in memory: a switch to others is one assignment, and no address reaches any other file. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import type { IncomingMessage, ServerResponse } from "node:http";
import { extname, join } from "node:path";
import type { Content } from "../src/content.ts";
import type { Release } from "./releases.ts";
import { settings } from "./settings.ts";

const TYPES: Record<string, string> = {
  ".css": "text/css; charset=utf-8",
  ".html": "text/html; charset=utf-8",
  ".svg": "image/svg+xml",
};
const HEADERS = {
  "Content-Security-Policy":
    "default-src 'none'; style-src 'self'; " +
    `img-src 'self' ${settings.cmsUrl}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
  "Referrer-Policy": "strict-origin-when-cross-origin",
  "X-Content-Type-Options": "nosniff",
};
const FOR_EVER = "public, max-age=31536000, immutable";
const ASK_EACH_TIME = "no-cache";
const RETRY_SECONDS = 5;
const OVERVIEWS = ["/", "/nieuws/"];

interface File {
  body: Buffer;
  type: string;
  tag: string;
}

/** The pages of one release. */
export class Site {
  readonly #files = new Map<string, File>();
  /** Of whom no pages are given. */
  readonly withheldIds = new Set<string>();
  readonly #gone = new Set<string>();
  readonly #withheld = new Set<string>();
  readonly #release: Release;

  /** Reads all pages of a release. */
  constructor(release: Release) {
    this.#release = release;
    for (const name of readdirSync(release.folder, { recursive: true, encoding: "utf8" })) {
      const type = TYPES[extname(name)];
      if (!type) continue;
      const body = readFileSync(join(release.folder, name));
      const tag = `"${createHash("sha256").update(body).digest("base64url")}"`;
      this.#files.set(`/${name}`.replace(/\/index\.html$/, "/"), { body, type, tag });
    }
  }

  /** Whether these pages show a thing, or link to it. */
  shows(id: string): boolean {
    return names(this.#release.content, id);
  }

  /** Gives the page of a news item or meeting no more; the pages that link to it stand until they are made anew. */
  takeAway(id: string): void {
    for (const article of this.#release.content.articles) if (article.id === id) this.#gone.add(addressOf(article));
  }

  /** Gives none of the pages that show a person, or a picture of one, until they are made anew. */
  withhold(id: string): void {
    this.withheldIds.add(id);
    const { articles, ...front } = this.#release.content;
    for (const article of articles) if (names(article, id)) this.#withheld.add(addressOf(article));
    if (names(front, id)) for (const path of OVERVIEWS) this.#withheld.add(path);
  }

  /** Answers a visitor. */
  answer(request: IncomingMessage, response: ServerResponse): void {
    for (const [name, value] of Object.entries(HEADERS)) response.setHeader(name, value);
    const isRead = request.method === "GET" || request.method === "HEAD";
    if (isRead) this.#answer(request, response);
    else end(response, 405, { Allow: "GET, HEAD" });
  }

  #answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname } = new URL(request.url ?? "/", settings.siteUrl);
    const file = this.#files.get(pathname);
    const headers = {
      "Cache-Control": pathname.startsWith("/_astro/") ? FOR_EVER : ASK_EACH_TIME,
      ETag: file?.tag ?? "",
    };
    if (this.#withheld.has(pathname)) this.#wait(response);
    else if (this.#gone.has(pathname)) this.#send(response, 410, this.#files.get("/404.html"));
    else if (this.#files.has(`${pathname}/`)) end(response, 301, { Location: `${pathname}/` });
    else if (!file) this.#send(response, 404, this.#files.get("/404.html"));
    else if (request.headers["if-none-match"] === file.tag) end(response, 304, headers);
    else this.#send(response, 200, file, headers);
  }

  #wait(response: ServerResponse): void {
    const body = Buffer.from(
      '<!doctype html><html lang="nl"><meta charset="utf-8"><title>Een ogenblik</title>' +
        "<h1>Deze pagina wordt bijgewerkt</h1><p>Probeer het over een paar tellen nog eens.</p></html>",
    );
    const headers = { "Retry-After": String(RETRY_SECONDS), "Cache-Control": "no-store" };
    this.#send(response, 503, { body, type: TYPES[".html"] as string, tag: "" }, headers);
  }

  #send(response: ServerResponse, status: number, file: File | undefined, headers: Record<string, string> = {}): void {
    response.setHeader("Content-Type", file?.type ?? "text/plain");
    response.setHeader("Content-Length", file?.body.length ?? 0);
    end(response, status, headers, file?.body);
  }
}

function addressOf({ kindOfPage, slug }: Content["articles"][number]): string {
  return `/${kindOfPage === "News" ? "nieuws" : "agenda"}/${slug}/`;
}

function names(content: object, id: string): boolean {
  return JSON.stringify(content).includes(JSON.stringify(id));
}

function end(response: ServerResponse, status: number, headers: Record<string, string>, body?: Buffer): void {
  response.writeHead(status, headers).end(response.req.method === "HEAD" ? undefined : body);
}
