// What a document costs, before it is run: once typing has paused the CMS is asked for the price and nothing else.
import { useGraphiQL } from "@graphiql/react";
import { useEffect, useState } from "react";

import { ask } from "./endpoint.js";

const PAUSE_MILLISECONDS = 400;

/** The line under the editor that says what the document costs and what this reader may spend. */
export function Price({ page }) {
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  const variableEditor = useGraphiQL((state) => state.variableEditor);
  const operationName = useGraphiQL((state) => state.operationName);
  const [line, setLine] = useState({ text: "" });

  useEffect(() => {
    if (!queryEditor || !variableEditor) return undefined;
    let pause;
    let asking = new AbortController();
    const later = () => {
      clearTimeout(pause);
      asking.abort();
      asking = new AbortController();
      const { signal } = asking;
      pause = setTimeout(async () => {
        const found = await price(queryEditor.getValue(), variableEditor.getValue(), operationName, signal);
        if (!signal.aborted) setLine(found);
      }, PAUSE_MILLISECONDS);
    };
    const watched = [queryEditor, variableEditor].map((editor) => editor.onDidChangeModelContent(later));
    page.addEventListener("reader", later);
    later();
    return () => {
      clearTimeout(pause);
      asking.abort();
      watched.forEach((watch) => watch.dispose());
      page.removeEventListener("reader", later);
    };
  }, [page, queryEditor, variableEditor, operationName]);

  return (
    <p className={line.isTooMuch ? "explorer-price explorer-price-too-much" : "explorer-price"} role="status">
      {line.text}
    </p>
  );
}

async function price(query, variables, operationName, signal) {
  const values = read(variables);
  if (!query.trim() || values === undefined) return { text: "" };
  try {
    const request = { query, variables: values, operationName, extensions: { cost: "only" } };
    // While somebody types, most of what is priced is not finished.
    return described(await ask(request, { accept: "application/json", signal }));
  } catch {
    return { text: "" };
  }
}

/** The variables, nothing when there are none; undefined while they are no JSON. */
function read(text) {
  try {
    return text.trim() ? JSON.parse(text) : null;
  } catch {
    return undefined;
  }
}

function described({ errors = [], extensions = {} }) {
  if (extensions.cost) {
    const { asked, allowed } = extensions.cost;
    return { text: `Prijs · Price: ${asked} / ${allowed}`, isTooMuch: asked > allowed };
  }
  const refusal = errors.find((error) => error.extensions?.allowed !== undefined);
  return refusal ? { text: refusal.message, isTooMuch: true } : { text: "" };
}
