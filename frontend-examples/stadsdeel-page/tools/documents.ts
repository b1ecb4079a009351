/**
 * Writes `src/api/documents.ts` from `queries/*.graphql`, so that each query and fragment has types in TypeScript.
 *
 *     npm run documents
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";

const FOLDER = new URL("../queries/", import.meta.url);
const TARGET = new URL("../src/api/documents.ts", import.meta.url);
const DEFINITION = /^(query|fragment) (\w+)[\s\S]*?^}$/gm;
const SPREAD = /\.\.\.(\w+)/g;

interface Definition {
  name: string;
  text: string;
  isQuery: boolean;
  uses: string[];
}

function definitions(): Definition[] {
  const files = readdirSync(FOLDER).filter((name) => name.endsWith(".graphql"));
  const contents = files.sort().map((name) => readFileSync(new URL(name, FOLDER), "utf8"));
  return [...contents.join("\n").matchAll(DEFINITION)].map(([text, kind, name = ""]) => ({
    name,
    text,
    isQuery: kind === "query",
    uses: [...new Set([...text.matchAll(SPREAD)].map(([, used = ""]) => used))],
  }));
}

/** The same, each after what it uses. */
function inOrder(all: ReadonlyMap<string, Definition>): Set<Definition> {
  const ordered = new Set<Definition>();
  const add = (definition: Definition): void => {
    for (const name of definition.uses) {
      const used = all.get(name);
      if (!used) throw new Error(`${definition.name} uses ${name}, which is in none of the files.`);
      add(used);
    }
    ordered.add(definition);
  };
  for (const definition of all.values()) add(definition);
  return ordered;
}

function written({ name, text, isQuery, uses }: Definition): string {
  const fragments = `[${uses.join(", ")}]`;
  return `${isQuery ? "export " : ""}const ${name} = graphql(\n  \`${text}\`,\n  ${fragments},\n);\n`;
}

const all = definitions();
const ordered = inOrder(new Map(all.map((definition) => [definition.name, definition])));
const head = '// Made by `npm run documents` from queries/*.graphql.\nimport { graphql } from "./graphql.ts";\n';
writeFileSync(TARGET, [head, ...[...ordered].map(written)].join("\n"));
