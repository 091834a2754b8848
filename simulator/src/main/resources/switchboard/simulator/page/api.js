/** Client of the simulator's page API: JSON over same-origin HTTP. */

/** Calls the API; throws an Error with the server's message. */
async function call(method, path, body) {
  let response;
  try {
    response = await fetch(path, {
      method,
      headers: body ? { "content-type": "application/json" } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
  } catch {
    throw new Error("The simulator does not respond. Check that it is running.");
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error ?? `The simulator refused the request (HTTP ${response.status}).`);
  return answer ?? {};
}

/** Uploads a file and returns the id by which it can be sent once. */
export async function upload(file, name) {
  const query = new URLSearchParams({ name, type: file.type });
  let response;
  try {
    response = await fetch(`/simulator/upload?${query}`, { method: "POST", headers: { "content-type": "application/octet-stream" }, body: file });
  } catch {
    throw new Error(`“${name}” could not be uploaded. Check that the simulator is running and the file still exists.`);
  }
  const answer = await response.json().catch(() => null);
  if (!response.ok) throw new Error(answer?.error ?? `The simulator refused the file (HTTP ${response.status}).`);
  return answer.upload;
}

let last = Promise.resolve();

/** One after the other, so that what a person does arrives in its order. */
function inOrder(path, body) {
  const answer = last.then(() => call("POST", path, body));
  last = answer.catch(() => {});
  return answer;
}

export const get = (path) => call("GET", path);
export const post = inOrder;
export const remove = (path) => call("DELETE", path);
export const fileAddress = (fileId) => `/simulator/file/${encodeURIComponent(fileId)}`;
