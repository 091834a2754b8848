// Files of messages: large pictures in a dialog, downloads without leaving the page. Without it, both are links and forms.
(() => {
  'use strict';

  const viewer = document.getElementById('viewer');
  if (!viewer) return;
  const links = () => [...document.querySelectorAll('[data-view]')];
  const picture = viewer.querySelector('img');
  const steps = [...viewer.querySelectorAll('[data-step]')];
  let shown;

  const show = (link) => {
    shown = link.getAttribute('href');
    const all = links();
    const place = all.findIndex((other) => other.getAttribute('href') === shown);
    viewer.querySelector('h2').textContent = link.dataset.view;
    picture.src = shown;
    picture.alt = link.dataset.view;
    viewer.querySelector('a').href = `${shown}?download=true`;
    steps.forEach((button) => { button.disabled = !all[place + Number(button.dataset.step)]; });
    if (!viewer.open) viewer.showModal();
  };
  const step = (by) => {
    const all = links();
    const next = all[all.findIndex((link) => link.getAttribute('href') === shown) + by];
    if (next) show(next);
  };

  addEventListener('click', (event) => {
    const link = event.target.closest?.('[data-view]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    show(link);
  });
  steps.forEach((button) => button.addEventListener('click', () => step(Number(button.dataset.step))));
  viewer.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowRight') step(1);
    if (event.key === 'ArrowLeft') step(-1);
    event.stopPropagation(); // the page's own keys wait
  });
  viewer.addEventListener('close', () => {
    picture.removeAttribute('src');
    links().find((link) => link.getAttribute('href') === shown)?.focus();
  });

  // On pages that are updated live, the button's result shows by itself.
  document.getElementById('fetch').addEventListener('submit', (event) => {
    const button = event.submitter;
    if (!button?.closest('[hx-sse\\:connect]')) return;
    event.preventDefault();
    button.disabled = true;
    fetch(button.formAction, { method: 'POST', body: new URLSearchParams(new FormData(event.target)), redirect: 'manual' })
      .then((answer) => {
        if (answer.type === 'opaqueredirect') return;
        event.target.action = button.formAction; // shows the error
        event.target.submit();
      })
      .catch(() => { button.disabled = false; });
  });
})();
