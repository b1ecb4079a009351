// Monaco's style, and where its workers are: files beside this one, so that nothing needs to be allowed but our own address.
import "monaco-editor/min/vs/editor/editor.main.css";

const WORKERS = { json: "json.worker.js", graphql: "graphql.worker.js" };

globalThis.MonacoEnvironment = {
  getWorker(_id, label) {
    return new Worker(new URL(WORKERS[label] ?? "editor.worker.js", import.meta.url), { type: "module" });
  },
};
