// A file for an answer: dropped, pasted or chosen; sent with a progress bar. Without it, the form works as a form.
(() => {
  'use strict';

  const answer = document.querySelector('.answer');
  if (!answer) return;
  const form = document.getElementById('reply');
  const input = document.getElementById('file');
  const chosen = answer.querySelector('.chosen');
  const canvas = answer.querySelector('canvas');
  const progress = answer.querySelector('progress');
  const problem = answer.querySelector('.problem');
  const send = answer.querySelector('button[form=reply]');
  const SIDE = 64;

  const complain = (text) => { problem.textContent = text; problem.hidden = !text; };

  /** A small picture of the file, if it is one. */
  const draw = async (file) => {
    canvas.width = canvas.height = 0;
    if (!/^image\/(jpeg|png|webp|gif)$/.test(file.type)) return;
    try {
      const picture = await createImageBitmap(file);
      const scale = SIDE / Math.max(picture.width, picture.height);
      canvas.width = Math.max(1, picture.width * scale);
      canvas.height = Math.max(1, picture.height * scale);
      canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
    } catch { /* not a picture after all */ }
  };
  const size = (bytes) => (bytes < 1 << 20 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / (1 << 20)).toFixed(1)} MiB`);
  const show = () => {
    const [file] = input.files;
    chosen.hidden = !file;
    complain(file && file.size > Number(answer.dataset.max) ? answer.dataset.tooBig : '');
    if (!file) return;
    chosen.querySelector('bdi').textContent = `${file.name} · ${size(file.size)}`;
    draw(file);
  };
  const take = (file) => {
    const all = new DataTransfer();
    all.items.add(file);
    input.files = all.files;
    show();
  };
  input.addEventListener('change', show);
  chosen.querySelector('button').addEventListener('click', () => { input.value = ''; show(); input.focus(); });
  addEventListener('paste', (event) => {
    const [file] = event.clipboardData?.files || [];
    if (!file || !answer.contains(event.target)) return;
    event.preventDefault();
    take(file);
  });
  const over = (is) => answer.classList.toggle('is-over', is);
  answer.addEventListener('dragover', (event) => {
    if (!event.dataTransfer.types.includes('Files')) return;
    event.preventDefault();
    over(true);
  });
  answer.addEventListener('dragleave', (event) => { if (!answer.contains(event.relatedTarget)) over(false); });
  answer.addEventListener('drop', (event) => {
    over(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    take(file);
  });

  // An answer that is written beforehand; never in place of what was typed, without asking.
  const text = document.getElementById('text');
  document.querySelectorAll('[data-canned]').forEach((button) => {
    button.hidden = false;
    button.addEventListener('click', () => {
      const typed = text.value.trim();
      if (typed && typed !== button.dataset.canned && !confirm(button.closest('.canned').dataset.replace)) return;
      text.value = button.dataset.canned;
      text.dispatchEvent(new Event('input', { bubbles: true }));
      text.focus();
    });
  });

  // Others who look at the conversation see who types.
  const EVERY = 4000;
  let told = 0;
  text.addEventListener('input', () => {
    if (!form.dataset.typing || Date.now() - told < EVERY) return;
    told = Date.now();
    const token = [...form.querySelectorAll('input[type=hidden]')].map((field) => [field.name, field.value]);
    fetch(form.dataset.typing, { method: 'POST', body: new URLSearchParams(token) }).catch(() => {});
  });

  const busy = (is) => { progress.hidden = !is; send.disabled = is; };
  form.addEventListener('submit', (event) => {
    const [file] = input.files;
    if (!file) return;
    event.preventDefault();
    if (send.disabled) return;
    if (file.size > Number(answer.dataset.max)) { complain(answer.dataset.tooBig); return; }
    complain('');
    const request = new XMLHttpRequest();
    request.open('POST', form.action);
    request.upload.addEventListener('progress', (at) => { if (at.lengthComputable) progress.value = at.loaded / at.total; });
    request.addEventListener('error', () => { busy(false); complain(answer.dataset.failed); });
    request.addEventListener('load', () => {
      busy(false);
      if (request.status < 400) {
        location.assign(`${request.responseURL}#talk`);
        if (location.href === `${request.responseURL}#talk`) location.reload();
        return;
      }
      const page = new DOMParser().parseFromString(request.responseText, 'text/html');
      complain(page.querySelector('main .problem')?.textContent.trim() || answer.dataset.failed);
      const seen = page.querySelector('#reply [name=seen]'); // what the conversation is now: it may be sent again
      if (seen) form.elements.seen.value = seen.value;
    });
    busy(true);
    progress.value = 0;
    request.send(new FormData(form));
  });
})();
