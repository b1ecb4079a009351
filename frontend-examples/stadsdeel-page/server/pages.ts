/** A process of its own that makes the pages: Astro keeps more memory with each build, and blocks while it works. */
import { type ChildProcess, fork } from "node:child_process";
import { cp, mkdir, mkdtemp, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "astro";
import { ROOT } from "./settings.ts";

const WORKSHOPS = join(ROOT, "var", "making");
const THIS_FILE = fileURLToPath(import.meta.url);
// The first build of a process takes three times as long as those after it; each leaves some 50 MB behind.
const BUILDS_OF_ONE_PROCESS = 15;

/** What a build is made of. */
export interface Order {
  /** What the CMS answered, as JSON. */
  contentFile: string;
  /** Origin of the CMS, for the content security policy. */
  cmsOrigin: string;
  /** An empty folder for the pages. */
  folder: string;
}

interface Report {
  fault?: string;
}

/** Makes pages, one build at a time. */
export class Pages {
  #process: ChildProcess | undefined;
  #left = 0;

  /**
   * Makes all pages.
   *
   * @throws {Error} Astro could not.
   */
  async make(order: Order): Promise<void> {
    if (!this.#process?.connected || this.#left === 0) this.#start();
    this.#left -= 1;
    const { fault } = await this.#carryOut(order);
    if (fault) {
      this.stop();
      throw new Error(`The pages cannot be made: ${fault}`);
    }
  }

  /** Ends the process, if it runs. */
  stop(): void {
    this.#process?.kill();
    this.#process = undefined;
  }

  #start(): void {
    this.stop();
    this.#process = fork(THIS_FILE, { cwd: ROOT, env: { ...process.env, ASTRO_TELEMETRY_DISABLED: "1", CMS_KEY: "" } });
    this.#left = BUILDS_OF_ONE_PROCESS;
  }

  #carryOut(order: Order): Promise<Report> {
    const maker = this.#process as ChildProcess;
    return new Promise((resolve) => {
      const ended = (): void => resolve({ fault: "their process ended" });
      maker.once("exit", ended);
      maker.once("message", (report) => {
        maker.off("exit", ended);
        resolve(report as Report);
      });
      maker.send(order);
    });
  }
}

async function make({ contentFile, cmsOrigin, folder }: Order): Promise<Report> {
  Object.assign(process.env, { CONTENT_FILE: contentFile, CMS_ORIGIN: cmsOrigin });
  // What Astro makes pages with finds its packages from inside this folder alone.
  await mkdir(WORKSHOPS, { recursive: true });
  const workshop = await mkdtemp(`${WORKSHOPS}/`);
  const outDir = join(workshop, "site");
  try {
    await build({ root: ROOT, outDir, cacheDir: join(workshop, "cache"), logLevel: "warn" });
    await cp(outDir, folder, { recursive: true });
    return {};
  } catch (error) {
    return { fault: String(error) };
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

if (process.argv[1] === THIS_FILE) {
  process.on("message", async (order) => process.send?.(await make(order as Order)));
  process.on("disconnect", () => process.exit());
}
