// Sends the document to the endpoint and shows the answer. Ctrl+Enter runs it too.
const main = document.querySelector("main");
const form = main.querySelector("form");
const example = document.getElementById("example");
const documentField = document.getElementById("document");
const variablesField = document.getElementById("variables");
const status = document.getElementById("status");
const answer = document.getElementById("answer");

async function run() {
  let variables;
  try {
    variables = JSON.parse(variablesField.value || "{}");
  } catch {
    status.textContent = "De variabelen zijn geen geldige JSON. · The variables are not valid JSON.";
    variablesField.focus();
    return;
  }
  status.textContent = "Even wachten … · Please wait …";
  const started = performance.now();
  try {
    const response = await fetch(main.dataset.endpoint, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        Accept: "application/graphql-response+json",
      },
      body: JSON.stringify({ query: documentField.value, variables }),
    });
    const text = await response.text();
    const milliseconds = Math.round(performance.now() - started);
    status.textContent = `HTTP ${response.status} · ${milliseconds} ms · ${text.length} tekens`;
    answer.textContent = JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    status.textContent = "De server geeft geen antwoord. Probeer het later opnieuw. · The server does not answer.";
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  run();
});
documentField.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) run();
});
example.addEventListener("change", () => {
  documentField.value = example.value;
});
