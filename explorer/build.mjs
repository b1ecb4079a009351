// Builds the explorer into the static files of cms.delivery, with a list of what it was made from.
//
//   npm ci && npm run build
//
// `inputs` in the list are the files here that decide what comes out, `outputs` what came out: a test of the CMS compares
// both with what is in git, so that a change here is never without its build.
import { createHash } from "node:crypto";
import { mkdir, readFile, readdir, rm, writeFile } from "node:fs/promises";
import { build } from "esbuild";

const here = new URL(".", import.meta.url);
const target = new URL("../cms/delivery/static/explorer/", import.meta.url);

await rm(target, { recursive: true, force: true });
await mkdir(target, { recursive: true });
await build({
  absWorkingDir: here.pathname,
  entryPoints: {
    explorer: "src/explorer.js",
    "editor.worker": "monaco-editor/esm/vs/editor/editor.worker.js",
    "json.worker": "monaco-editor/esm/vs/language/json/json.worker.js",
    "graphql.worker": "monaco-graphql/esm/graphql.worker.js",
  },
  outdir: target.pathname,
  bundle: true,
  splitting: true,
  format: "esm",
  minify: true,
  jsx: "automatic",
  target: "es2022",
  charset: "utf8",
  legalComments: "linked",
  chunkNames: "[name]-[hash]",
  assetNames: "[name]-[hash]",
  loader: { ".ttf": "file", ".woff2": "file" },
  define: { "process.env.NODE_ENV": '"production"' },
  logLevel: "warning",
});

// What a chunk that is loaded later has for a style stands in explorer.css too, and only that one is on the page.
for (const name of await readdir(target)) {
  if (/\.css(\.LEGAL\.txt)?$/.test(name) && !name.startsWith("explorer.")) await rm(new URL(name, target));
}

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
