// GraphiQL, with what is ours beside it: examples, and the price of a document before it is run.
import "./monaco.js";
import "@graphiql/react/style.css";
import "@graphiql/plugin-doc-explorer/style.css";
import "graphiql/graphiql.css";
import "./explorer.css";
import { DOC_EXPLORER_PLUGIN } from "@graphiql/plugin-doc-explorer";
import { useGraphiQL, useGraphiQLActions } from "@graphiql/react";
import { GraphiQL } from "graphiql";
import { useEffect } from "react";
import { createRoot } from "react-dom/client";

import { ask } from "./endpoint.js";
import { Price } from "./price.jsx";

const page = new EventTarget();

/** Shows a document in a tab of its own. */
export function open(text) {
  page.dispatchEvent(new CustomEvent("open", { detail: text }));
}

/** Asks for the price anew, because somebody else asks now. */
export function askAgain() {
  page.dispatchEvent(new Event("reader"));
}

/** Draws the editor in an element, with a document in it. */
export function start(element, text) {
  createRoot(element).render(
    <GraphiQL
      fetcher={(request) => ask(request)}
      defaultQuery={text}
      // What somebody typed stays in this tab of the browser, and goes with it.
      storage={sessionStorage}
      // A key has a field of its own, and is kept nowhere.
      isHeadersEditorEnabled={false}
      showPersistHeadersSettings={false}
      shouldPersistHeaders={false}
      referencePlugin={DOC_EXPLORER_PLUGIN}
      plugins={[]}
      schemaDescription
      inputValueDeprecation
    >
      {/* Without one GraphiQL shows its own, a link to elsewhere. */}
      <GraphiQL.Logo>{" "}</GraphiQL.Logo>
      <GraphiQL.Footer>
        <Opening />
        <Price page={page} />
      </GraphiQL.Footer>
    </GraphiQL>,
  );
}

/** Puts an example that is chosen on the page into a new tab. */
function Opening() {
  const { addTab } = useGraphiQLActions();
  const queryEditor = useGraphiQL((state) => state.queryEditor);
  useEffect(() => {
    const show = ({ detail }) => {
      addTab();
      queryEditor?.setValue(detail);
    };
    page.addEventListener("open", show);
    return () => page.removeEventListener("open", show);
  }, [addTab, queryEditor]);
  return null;
}
