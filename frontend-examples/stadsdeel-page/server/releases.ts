/**
 * The pages that are live, and those that come after them.
 *
 *     var/answers/             what the CMS answered, with entity tags
 *     var/releases/<number>/   content.json, and site/ with the pages
 *     var/current              a link to the live one: a web server of your own serves var/current/site/
 */
import { mkdir, readdir, rename, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Client, type Round } from "../src/api/client.ts";
import { type Content, gather } from "../src/content.ts";
import { Pages } from "./pages.ts";
import { settings } from "./settings.ts";

/** Pages that are live. */
export interface Release {
  content: Content;
  /** Where its pages are. */
  folder: string;
  madeAt: Date;
}

/** Makes pages and switches to them. */
export class Releases {
  readonly #pages = new Pages();
  readonly #client = new Client(settings.cmsUrl, settings.cmsKey, join(settings.folder, "answers"));
  readonly #releases = join(settings.folder, "releases");
  readonly #link = join(settings.folder, "current");
  #live: Release | undefined;

  /**
   * Asks the CMS, and when it has other content than what is live makes the pages anew and switches to them in one step.
   * Pages that are not live any more are thrown away: they may show what had to go.
   *
   * @returns What is live afterwards, and what it took to know.
   * @throws {Error} Nothing changed, because the CMS gave no answer or the pages could not be made.
   */
  async renew(): Promise<{ release: Release; round: Round }> {
    const content = await gather(this.#client, settings.stadsdeel);
    const round = await this.#client.endRound();
    if (this.#live && JSON.stringify(this.#live.content) === JSON.stringify(content))
      return { release: this.#live, round };
    return { release: await this.#make(content), round };
  }

  /**
   * Makes the live pages anew without people, and forgets what was known of them: for when the CMS does not say that they
   * may still be shown.
   *
   * @returns What is live afterwards; undefined when nothing was live.
   */
  async leaveOutPeople(): Promise<Release | undefined> {
    if (!this.#live?.content.profiles.nodes.length) return this.#live;
    await this.#client.forgetAll();
    const { profiles, pages } = this.#live.content;
    const others = pages.nodes.filter(({ kindOfPage }) => kindOfPage !== "Profile");
    return this.#make({ ...this.#live.content, profiles: { ...profiles, nodes: [] }, pages: { nodes: others } });
  }

  /** Ends what runs beside this process. */
  stop(): void {
    this.#pages.stop();
  }

  async #make(content: Content): Promise<Release> {
    const madeAt = new Date();
    const name = String(madeAt.getTime());
    const folder = join(this.#releases, name);
    const contentFile = join(folder, "content.json");
    await mkdir(folder, { recursive: true });
    await writeFile(contentFile, JSON.stringify(content));
    await this.#pages.make({ contentFile, cmsOrigin: settings.cmsUrl, folder: join(folder, "site") });
    await this.#switchTo(name);
    this.#live = { content, folder: join(folder, "site"), madeAt };
    return this.#live;
  }

  async #switchTo(name: string): Promise<void> {
    await rm(`${this.#link}.new`, { force: true });
    await symlink(join("releases", name), `${this.#link}.new`);
    await rename(`${this.#link}.new`, this.#link);
    const others = (await readdir(this.#releases)).filter((other) => other !== name);
    await Promise.all(others.map((other) => rm(join(this.#releases, other), { recursive: true })));
  }
}
