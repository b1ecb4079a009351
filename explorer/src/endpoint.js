// The way to the API. The key is known to this module only: not to the address, a cookie or any storage.
let key = "";

export function useKey(text) {
  key = text.trim();
}

/**
 * Sends one GraphQL request and gives the answer as it came.
 *
 * @param {object} body - The request: query, variables, operationName, extensions.
 * @param {object} [how]
 * @param {string} [how.accept] - Media type of the answer; as `application/json` what is refused is no fault of HTTP, and
 *   the browser does not complain of it.
 * @param {AbortSignal} [how.signal] - Ends the waiting.
 */
export async function ask(body, { accept = "application/graphql-response+json", signal } = {}) {
  const headers = { "Content-Type": "application/json", Accept: accept };
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
