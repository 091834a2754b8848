/** The twin's page API: JSON over same-origin HTTP. */

/** Calls the twin; a refusal becomes an Error whose message is the server's own sentence. */
async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { "content-type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Error("The twin does not answer. Is it still running?");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error ?? `The twin refused this (HTTP ${response.status}).`);
  return answer ?? {};
}

export const get = (path) => call("GET", path);
export const post = (path, body) => call("POST", path, body);
export const remove = (path) => call("DELETE", path);
export const fileAddress = (fileId) => `/twin/file/${encodeURIComponent(fileId)}`;
