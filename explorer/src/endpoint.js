// The way to the API. The key is known to this module only: not to the address, a cookie or any storage.
let key = "";

export function useKey(text) {
  key = text.trim();
}

/**
 * Sends one GraphQL request and gives the answer as it came.
 *
 * @param {object} body - The request: query, variables, operationName, extensions.
 * @param {AbortSignal} [signal] - Ends the waiting.
 */
export async function ask(body, signal) {
  const headers = { "Content-Type": "application/json", Accept: "application/graphql-response+json" };
  if (key) headers.Authorization = `Bearer ${key}`;
  const address = document.getElementById("explorer").dataset.endpoint;
  const response = await fetch(address, {
    method: "POST",
    headers,
    body: JSON.stringify(body),
    credentials: "omit",
    signal,
  });
  return response.json();
}
