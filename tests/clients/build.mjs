// Builds the clients into one module that a page can load, with a list of what it was made from.
//
//   npm ci && npm run build
//
// `inputs` in the list are the files here that decide what comes out, `outputs` what came out: a test compares both with what
// is in git, so that a change here is never without its build.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const target = new URL("built/", here);

await rm(target, { recursive: true, force: true });
await mkdir(target);
await build({
  absWorkingDir: here.pathname,
  entryPoints: ["src/clients.js"],
  outdir: target.pathname,
  bundle: true,
  format: "esm",
  minify: true,
  target: "es2022",
  charset: "utf8",
  legalComments: "linked",
  loader: { ".graphql": "text" },
  define: { "process.env.NODE_ENV": '"production"', "globalThis.__DEV__": "false" },
  logLevel: "warning",
});

const sources = ["package.json", "package-lock.json", "build.mjs"];
for (const name of (await readdir(new URL("src/", here))).sort()) sources.push(`src/${name}`);
const inputs = await hashes(here, sources);
const outputs = await hashes(target, (await readdir(target)).sort());
await writeFile(new URL("made-from.json", target), `${JSON.stringify({ inputs, outputs }, null, 2)}\n`);

async function hashes(folder, names) {
  const pairs = names.map(async (name) => {
    const content = await readFile(new URL(name, folder));
    return [name, createHash("sha256").update(content).digest("hex")];
  });
  return Object.fromEntries(await Promise.all(pairs));
}
