/**
 * Prints what this site asks, each document with its hash: the keeper of the CMS registers it for our key.
 *
 *     npm run --silent manifest > manifest.json
 */
import * as documents from "../src/api/documents.ts";
import { sendable } from "../src/api/graphql.ts";

const all = Object.values(documents).map((document) => sendable(document));
console.log(JSON.stringify(Object.fromEntries(all.map(({ id, text }) => [id, text])), null, 1));
