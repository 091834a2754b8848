// Passkeys: the only thing on these pages that needs a script. Without one, or without support for them, nothing is offered.
'use strict';

// Browsers bind passkeys to names only, not to addresses such as 127.0.0.1.
const named = !/^(\[.*\]|[\d.]+)$/.test(location.hostname);
const supported = named
  && typeof PublicKeyCredential === 'function'
  && typeof PublicKeyCredential.parseRequestOptionsFromJSON === 'function'
  && typeof PublicKeyCredential.parseCreationOptionsFromJSON === 'function';

async function ask(path, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: {'Content-Type': 'application/json', 'X-XSRF-TOKEN': document.querySelector('input[name=_csrf]').value},
    body: JSON.stringify(body),
  });
  const json = await answer.json();
  if (!answer.ok) throw new Error(json.detail || json.title);
  return json;
}

async function login(box) {
  const begun = await ask('/login/passkey/begin', {});
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(begun.options);
  const credential = await navigator.credentials.get({publicKey});
  return ask('/login/passkey', {ticket: begun.ticket, credential: credential.toJSON(), next: box.dataset.next});
}

async function add(form) {
  const begun = await ask('/admin/account/passkeys/begin', {});
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(begun.options);
  const credential = await navigator.credentials.create({publicKey});
  return ask('/admin/account/passkeys', {ticket: begun.ticket, credential: credential.toJSON(), name: form.elements.name.value});
}

function words(box, error) {
  if (error.name === 'NotAllowedError') return box.dataset.cancelled;
  if (error.name === 'InvalidStateError') return box.dataset.known;
  return error.message;
}

async function run(box, action) {
  const problem = box.querySelector('.problem');
  const button = box.querySelector('button');
  problem.hidden = true;
  button.disabled = true;
  try {
    location.assign((await action(box)).next);
  } catch (error) {
    problem.textContent = words(box, error);
    problem.hidden = false;
  }
  button.disabled = false;
}

for (const box of document.querySelectorAll('[data-passkey]')) {
  if (!supported) continue;
  box.hidden = false;
  if (box.dataset.passkey === 'login') {
    box.querySelector('button').addEventListener('click', () => run(box, login));
  } else {
    box.addEventListener('submit', event => {
      event.preventDefault();
      run(box, add);
    });
  }
}
