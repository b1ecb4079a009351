/** Documents with the types that the schema of the CMS gives them. */
import { createHash } from "node:crypto";
import type { initGraphQLTada, TadaDocumentNode } from "gql.tada";
import type { introspection } from "../graphql-env.d.ts";

type Typed = initGraphQLTada<{
  introspection: introspection;
  disableMasking: true;
  scalars: { Date: string; DateTime: string; Decimal: string };
}>;

/** What there is of a document when it runs. */
interface Part {
  readonly text: string;
  readonly fragments: readonly Part[];
}

/** What is sent to the CMS. */
export interface Sendable {
  /** `sha256:` and the hash of the text. */
  readonly id: string;
  readonly text: string;
}

/**
 * Makes a document. For the compiler it is that of gql.tada, so answers and variables have types; nothing is parsed when
 * it runs, as only the text is needed then.
 */
export const graphql = ((text: string, fragments: readonly Part[] = []): Part => ({
  text,
  fragments,
})) as unknown as Typed;

/** The text of a document with its fragments, each once, and the hash by which it can be registered. */
export function sendable(document: TadaDocumentNode<unknown, never>): Sendable {
  const text = [...texts(document as unknown as Part)].join("\n\n");
  return { id: `sha256:${createHash("sha256").update(text).digest("hex")}`, text };
}

function texts(part: Part): Set<string> {
  return new Set([part.text, ...part.fragments.flatMap((fragment) => [...texts(fragment)])]);
}
