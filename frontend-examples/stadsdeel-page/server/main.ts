/**
 * Makes the pages, serves them, and makes them anew when the CMS tells that something changed.
 *
 *     node server/main.ts          until it is told to end
 *     node server/main.ts --once   makes them once, for a web server of your own
 */
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { KeyRefused } from "../src/api/client.ts";
import { today } from "../src/content.ts";
import { complain, Hook } from "./hook.ts";
import { Rebuilds } from "./rebuilds.ts";
import { Releases } from "./releases.ts";
import { settings } from "./settings.ts";
import { Site } from "./site.ts";

const HOOK_PATH = "/webhook";
const QUIET_MILLISECONDS = 200;
const TICK_MILLISECONDS = 1_000;
const RETRY_MILLISECONDS = 10_000;
const REQUEST_MILLISECONDS = 10_000;

const releases = new Releases();
const rebuilds = new Rebuilds(renew, QUIET_MILLISECONDS);
const hook = settings.webhookSecret ? new Hook(settings.webhookSecret, rebuilds, () => site) : undefined;
let site: Site | undefined;
let checkedOn = "";
let checkAt = 0;
let peopleUntil = 0;

async function renew(): Promise<Site> {
  const begin = performance.now();
  checkedOn = today();
  checkAt = Number.POSITIVE_INFINITY;
  try {
    const { release, round } = await releases.renew();
    const milliseconds = Math.round(performance.now() - begin);
    console.log(
      `pages of ${release.madeAt.toISOString()} are live: ${round.questions} questions, ${round.changed} changed, ${milliseconds} ms`,
    );
    checkAt = Date.now() + settings.checkSeconds * 1000;
    peopleUntil = Date.now() + settings.peopleSeconds * 1000;
    site = new Site(release);
    return site;
  } catch (error) {
    checkAt = Date.now() + RETRY_MILLISECONDS;
    if (error instanceof KeyRefused || Date.now() > peopleUntil || site?.withheldIds.size) await leaveOutPeople();
    throw error;
  }
}

/** Nobody is shown whom the CMS did not confirm for long, or who may have withdrawn; the other pages stay. */
async function leaveOutPeople(): Promise<void> {
  const withheldIds = site?.withheldIds ?? [];
  const release = await releases.leaveOutPeople();
  if (!release) return;
  site = new Site(release);
  for (const id of withheldIds) site.withhold(id);
}

/** What begins and ends by the calendar is told by nobody: hence a look at midnight in Amsterdam, and now and then. */
function tick(): void {
  if (today() !== checkedOn || Date.now() > checkAt) rebuilds.ask().catch(complain);
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === HOOK_PATH && request.method === "POST" && hook) {
    const { status, body } = await hook.receive(request);
    response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(body));
  } else if (site) {
    site.answer(request, response);
  } else {
    response.writeHead(503, { "Content-Type": "text/plain; charset=utf-8", "Retry-After": "5" });
    response.end("Deze site wordt net gestart. Probeer het over een paar tellen nog eens.\n");
  }
}

function serve(): void {
  const server = createServer({ requestTimeout: REQUEST_MILLISECONDS }, (request, response) => {
    answer(request, response).catch((error: unknown) => {
      complain(error);
      response.destroy();
    });
  });
  server.listen(settings.port, settings.host, () => console.log(`http://${settings.host}:${settings.port}`));
  setInterval(tick, TICK_MILLISECONDS);
  tick();
  for (const signal of ["SIGINT", "SIGTERM"]) {
    process.once(signal, () => {
      releases.stop();
      // Whatever waits for the CMS may do so for a minute; what is half made is never looked at.
      process.exit();
    });
  }
}

if (process.argv.includes("--once")) {
  try {
    await renew();
  } catch (error) {
    complain(error);
    process.exitCode = 1;
  }
  releases.stop();
} else {
  serve();
}
