/**
 * What the CMS tells: content was published, changed or went. It says which, never what is in it, so the CMS is asked anew.
 *
 * - Signed as Standard Webhooks says; anything else is refused.
 * - The same message may come twice: the second time it gets the answer of the first.
 * - A person who withdrew disappears at once: pages with that person are withheld until they are made without; when the CMS
 *   cannot be asked, without anybody. Only then it hears `{"confirmed": true}`; otherwise 503, and it tells it again later.
 */
import type { IncomingMessage } from "node:http";
import { Webhook } from "standardwebhooks";
import type { Rebuilds } from "./rebuilds.ts";
import type { Site } from "./site.ts";

const MAX_BYTES = 64_000;
const REMEMBERED = 1_000;

/** What is answered to the CMS. */
export interface Reply {
  status: number;
  body: Record<string, unknown>;
}

interface Message {
  /** `published`, `withdrawn` and so on. */
  event: string;
  /** What it happened to, as `News:12`; empty in a test. */
  id: string;
}

/** Receives messages of the CMS. */
export class Hook {
  readonly #verifier: Webhook;
  readonly #rebuilds: Rebuilds<Site>;
  readonly #live: () => Site | undefined;
  readonly #known = new Map<string, Promise<Reply>>();

  /**
   * @param secret What the CMS signs with: `whsec_…`.
   * @param rebuilds Makes the pages anew.
   * @param live The pages of now.
   */
  constructor(secret: string, rebuilds: Rebuilds<Site>, live: () => Site | undefined) {
    this.#verifier = new Webhook(secret);
    this.#rebuilds = rebuilds;
    this.#live = live;
  }

  /** Does what a request of the CMS asks, and gives the answer to it. */
  async receive(request: IncomingMessage): Promise<Reply> {
    const text = await read(request);
    if (text === undefined) return { status: 413, body: { error: `more than ${MAX_BYTES} bytes` } };
    try {
      this.#verifier.verify(text, request.headers as Record<string, string>);
    } catch {
      return { status: 401, body: { error: "the signature is not right, or too old" } };
    }
    const message = understood(text);
    if (!message) return { status: 400, body: { error: "no CloudEvent" } };
    const name = String(request.headers["webhook-id"]);
    const known = this.#known.get(name);
    if (known) return known;
    const reply = this.#carryOut(message);
    this.#remember(name, reply);
    if ((await reply).status >= 500) this.#known.delete(name);
    return reply;
  }

  async #carryOut({ event, id }: Message): Promise<Reply> {
    if (event === "withdrawn") return this.#withdraw(id);
    if (event === "unpublished" || event === "removed") this.#live()?.takeAway(id);
    if (event !== "test") this.#rebuilds.ask().catch(complain);
    return { status: 202, body: {} };
  }

  async #withdraw(id: string): Promise<Reply> {
    this.#live()?.withhold(id);
    await this.#rebuilds.ask(true).catch(complain);
    const isGone = this.#live()?.shows(id) === false;
    return { status: isGone ? 200 : 503, body: { confirmed: isGone } };
  }

  #remember(name: string, reply: Promise<Reply>): void {
    this.#known.set(name, reply);
    const [oldest] = this.#known.keys();
    if (this.#known.size > REMEMBERED && oldest !== undefined) this.#known.delete(oldest);
  }
}

/** Says in the log why pages stayed as they are. */
export function complain(error: unknown): void {
  console.error(`pages stay as they are: ${error instanceof Error ? error.message : String(error)}`);
}

async function read(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function understood(text: string): Message | undefined {
  try {
    const { type, subject } = JSON.parse(text) as { type?: unknown; subject?: unknown };
    if (typeof type !== "string") return undefined;
    return { event: type.split(".").at(-1) ?? "", id: typeof subject === "string" ? subject : "" };
  } catch {
    return undefined;
  }
}
