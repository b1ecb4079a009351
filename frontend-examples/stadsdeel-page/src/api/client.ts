/**
 * The one file that talks to the CMS.
 *
 * A document goes as its hash, in a GET with the entity tag of the last answer. As long as nothing changed for this
 * stadsdeel the CMS says 304, also to a build of tomorrow: answers are kept in a folder, with their tags. Where the
 * documents are not registered, the text goes along.
 */
import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { TadaDocumentNode } from "gql.tada";
import { type Sendable, sendable } from "./graphql.ts";

const TIMEOUT_SECONDS = 20;
const ATTEMPTS = 3;
// A key has a budget for each minute; when it is spent the CMS says how long it takes until the next.
const LONGEST_PAUSE_SECONDS = 60;

/** The CMS gave no answer that can be used; the message says why, without the key. */
export class CmsError extends Error {
  override name = "CmsError";
}

/** The key is nobody's: it is wrong, ended or revoked. */
export class KeyRefused extends CmsError {
  override name = "KeyRefused";
}

interface Kept {
  tag: string;
  data: unknown;
}

interface Body {
  data?: unknown;
  errors?: readonly { message: string; extensions?: { code?: string } }[];
}

/** What one round of questions took. */
export interface Round {
  questions: number;
  /** How many of the answers were other ones than before. */
  changed: number;
}

/** Asks the CMS what builds need, in rounds. */
export class Client {
  readonly #url: string;
  readonly #key: string;
  readonly #folder: string;
  readonly #used = new Set<string>();
  #changed = 0;
  #sendsText = false;
  /** Ends when the CMS may be asked again; undefined when it may. */
  #rest: Promise<void> | undefined;

  /**
   * @param url Origin of the CMS.
   * @param key Key of this site; empty reads as anybody.
   * @param folder Where answers are kept between builds.
   */
  constructor(url: string, key: string, folder: string) {
    this.#url = url;
    this.#key = key;
    this.#folder = folder;
  }

  /**
   * Gives the answer of now.
   *
   * @throws {CmsError} There is none.
   */
  async ask<Answer, Variables>(document: TadaDocumentNode<Answer, Variables>, variables: Variables): Promise<Answer> {
    const sent = sendable(document);
    const name = createHash("sha256")
      .update(`${sent.id} ${JSON.stringify(variables)}`)
      .digest("hex");
    this.#used.add(`${name}.json`);
    const kept = await this.#kept(name);
    let response = await this.#get(sent, variables, kept);
    if (response.status === 404 && !this.#sendsText) {
      this.#sendsText = true;
      response = await this.#get(sent, variables, kept);
    }
    if (kept && response.status === 304) return kept.data as Answer;
    const data = await read(response);
    this.#changed += 1;
    await this.#keep(name, { tag: response.headers.get("ETag") ?? "", data });
    return data as Answer;
  }

  /** Throws away answers to what was not asked in this round, so that nothing lies here that is nowhere shown. */
  async endRound(): Promise<Round> {
    const round = { questions: this.#used.size, changed: this.#changed };
    const names = await readdir(this.#folder);
    const unused = names.filter((name) => !this.#used.has(name));
    await Promise.all(unused.map((name) => rm(join(this.#folder, name))));
    this.#used.clear();
    this.#changed = 0;
    return round;
  }

  /** Throws away all answers. */
  async forgetAll(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true });
  }

  async #get(sent: Sendable, variables: unknown, kept: Kept | undefined): Promise<Response> {
    const address = new URL("/graphql/", this.#url);
    address.search = new URLSearchParams({
      ...(this.#sendsText ? { query: sent.text } : { documentId: sent.id }),
      variables: JSON.stringify(variables),
    }).toString();
    const headers = new Headers({
      Accept: "application/graphql-response+json",
      "User-Agent": "buurtbaan-stadsdeel-page",
    });
    if (this.#key) headers.set("Authorization", `Bearer ${this.#key}`);
    if (kept) headers.set("If-None-Match", kept.tag);
    for (let attempt = 1; ; attempt += 1) {
      await this.#rest;
      const response = await once(address, headers);
      const isBusy = response.status === 429 || response.status === 503;
      if (!isBusy || attempt === ATTEMPTS) return response;
      this.#rest ??= this.#restFor(Number(response.headers.get("Retry-After") ?? 1));
    }
  }

  /** Leaves the CMS alone, with all questions together: each would hear the same. */
  async #restFor(asked: number): Promise<void> {
    const seconds = Math.min(Number.isFinite(asked) ? asked : 1, LONGEST_PAUSE_SECONDS);
    console.log(`the CMS asks to wait ${seconds} s`);
    await pause(1000 * seconds);
    this.#rest = undefined;
  }

  async #kept(name: string): Promise<Kept | undefined> {
    try {
      return JSON.parse(await readFile(join(this.#folder, `${name}.json`), "utf8")) as Kept;
    } catch {
      return undefined; // asked for the first time, or half written when the power went
    }
  }

  async #keep(name: string, answer: Kept): Promise<void> {
    await mkdir(this.#folder, { recursive: true });
    const file = join(this.#folder, `${name}.json`);
    await writeFile(`${file}.new`, JSON.stringify(answer));
    await rename(`${file}.new`, file);
  }
}

async function once(address: URL, headers: Headers): Promise<Response> {
  try {
    return await fetch(address, { headers, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_SECONDS * 1000) });
  } catch (error) {
    throw new CmsError(`The CMS cannot be reached: ${reason(error)}.`);
  }
}

function reason(error: unknown): string {
  const cause = error instanceof Error ? (error.cause ?? error) : error;
  return cause instanceof Error ? ((cause as NodeJS.ErrnoException).code ?? cause.name) : "unknown";
}

async function read(response: Response): Promise<unknown> {
  if (response.status === 401) throw new KeyRefused("The CMS does not accept the key: it is wrong, ended or revoked.");
  let body: Body;
  try {
    body = (await response.json()) as Body;
  } catch {
    throw new CmsError(`The CMS answers with status ${response.status} and no JSON.`);
  }
  if (body.errors?.length) {
    const reasons = body.errors.map(({ message, extensions }) => `${extensions?.code ?? "ERROR"}: ${message}`);
    throw new CmsError(`The CMS refuses: ${reasons.join("; ")}`);
  }
  if (!response.ok || !body.data) throw new CmsError(`The CMS answers with status ${response.status}.`);
  return body.data;
}
