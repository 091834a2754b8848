// What pages can do more with a script: charts, keys, the reader's time zone. Without it they work as well.
(() => {
  'use strict';

  const cookie = (name, value) => {
    const secure = location.protocol === 'https:' ? '; secure' : '';
    document.cookie = `${name}=${value}; path=/; max-age=31536000; samesite=strict${secure}`;
  };
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
  if (!document.cookie.split('; ').includes(`switchboard-zone=${zone}`)) cookie('switchboard-zone', zone);

  // A proxy that is not trusted does not tell the server that the connection is encrypted.
  if (location.protocol === 'https:') document.querySelectorAll('[data-plain]').forEach((advice) => advice.remove());

  // What was typed and not sent is kept in this tab until it is sent, or somebody logs out: a login may end meanwhile.
  // Another account does not see it, and what has changed on the server since wins.
  const storage = (() => { try { return sessionStorage; } catch { return null; } })();
  const query = new URLSearchParams(location.search);
  const path = (form) => new URL(form.action).pathname;
  const drafts = {
    account: document.body.dataset.account,
    key: (field) => `draft ${path(field.form)} ${field.name}`,
    shown: (field) => {
      if (field.type === 'checkbox') return field.defaultChecked;
      return field.matches('select') ? field.querySelector('[selected]')?.value : field.defaultValue;
    },
    keep: (field) => storage.setItem(drafts.key(field), JSON.stringify({
      account: drafts.account, over: drafts.shown(field), typed: field.type === 'checkbox' ? field.checked : field.value,
    })),
    restore: (field) => {
      const draft = JSON.parse(storage.getItem(drafts.key(field)));
      if (!draft) return;
      const shown = drafts.shown(field);
      if (draft.account !== drafts.account || (shown && draft.over !== shown)) storage.removeItem(drafts.key(field));
      else if (field.type === 'checkbox') field.checked = draft.typed;
      else field.value = draft.typed;
    },
    remove: (begin) => Object.keys(storage).filter((key) => key.startsWith(begin)).forEach((key) => storage.removeItem(key)),
    /** The page after a form tells what was done; after an erasure nothing of the person is kept. */
    settle: (sent, done) => {
      if (sent && done && done !== 'old') drafts.remove(done.startsWith('eras') ? `draft ${sent.replace(/[^/]*$/, '')}` : `draft ${sent} `);
      storage.removeItem('sent');
    },
  };
  if (storage && query.has('bye')) drafts.remove('draft ');
  if (storage && drafts.account) {
    drafts.settle(storage.getItem('sent'), query.get('done'));
    document.querySelectorAll('form[method=post] [data-keep]').forEach(drafts.restore);
    addEventListener('input', (event) => { if (event.target.matches('form[method=post] [data-keep]')) drafts.keep(event.target); });
  }

  // The second press of a double click sends nothing.
  addEventListener('submit', (event) => {
    const form = event.target;
    if (form.method !== 'post') return;
    if (Date.now() - (form.dataset.sent || 0) < 2000) event.preventDefault();
    else if (storage && drafts.account) {
      if (path(form) === '/logout') drafts.remove('draft ');
      else storage.setItem('sent', path(form));
    }
    form.dataset.sent ||= Date.now();
  });

  const styleOf = (name) => getComputedStyle(document.documentElement).getPropertyValue(name);
  const probe = document.createElement('span');

  /** A color as the page has it now, light or dark. */
  const color = (name) => {
    probe.style.color = styleOf(name);
    document.body.append(probe);
    const found = getComputedStyle(probe).color;
    probe.remove();
    return found;
  };

  /** Draws a chart of the table behind it. */
  const draw = (section) => {
    const place = section.querySelector('.chart');
    const table = section.querySelector('.behind table');
    const rows = [...table.querySelectorAll('tbody tr')];
    const names = [...table.querySelectorAll('thead th')].slice(1).map((cell) => cell.textContent);
    const days = rows.map((row) => Date.parse(`${row.dataset.day}T00:00:00Z`) / 1000);
    const numberOf = ({ value }) => (value === '' ? null : Number(value)); // hidden ones leave a gap
    const columns = names.map((_, i) => rows.map((row) => numberOf(row.querySelectorAll('td')[i].dataset)));
    const language = document.documentElement.lang;
    const short = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'short', timeZone: 'UTC' });
    const number = new Intl.NumberFormat(language, { notation: 'compact' });
    const colors = [color('--accent'), color('--warn')];
    const axis = { stroke: color('--soft'), grid: { stroke: color('--line'), width: 1 }, ticks: { show: false } };
    const last = days.length - 1;
    place.replaceChildren();
    const plot = new uPlot({
      width: place.clientWidth,
      height: 190,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'UTC'),
      cursor: { y: false, points: { size: 6 } },
      hooks: { setCursor: [(it) => { if (it.cursor.idx == null) it.setLegend({ idx: last }); }] },
      scales: { y: { range: (_, low, high) => [0, Math.max(4, high * 1.08)] } },
      axes: [
        { ...axis, grid: { show: false }, values: (_, ticks) => ticks.map((tick) => short.format(tick * 1000)), space: 70 },
        { ...axis, size: 44, values: (_, ticks) => ticks.map((tick) => (Number.isInteger(tick) ? number.format(tick) : '')) },
      ],
      series: [
        { label: table.querySelector('thead th').textContent, value: (_, day) => (day == null ? '–' : short.format(day * 1000)) },
        ...names.map((label, i) => ({
          label, stroke: colors[i], width: 2, points: { show: days.length < 2 || columns[i].includes(null) },
          fill: i === 0 ? colors[i].replace('rgb(', 'rgba(').replace(')', ', .12)') : undefined,
        })),
      ],
    }, [days, ...columns], place);
    plot.setLegend({ idx: last });
  };
  const drawAll = () => document.querySelectorAll('.series').forEach(draw);
  if (window.uPlot) {
    drawAll();
    let pending;
    addEventListener('resize', () => { clearTimeout(pending); pending = setTimeout(drawAll, 150); });
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', drawAll);
  }

  // Charts follow too; not under the eyes of somebody who has opened a table.
  addEventListener('slower', (event) => {
    const place = document.querySelector('[data-slower]');
    if (!place || place.querySelector('details[open]')) return;
    place.innerHTML = event.detail.data;
    if (window.uPlot) drawAll();
  });

  // The number of those who wait, in the navigation.
  addEventListener('waiting', (event) => {
    const place = document.querySelector('[data-waiting]');
    if (place) place.outerHTML = event.detail.data;
  });

  // Shows when the server is out of reach, and when it is back.
  const lost = (is) => document.body.classList.toggle('is-lost', is);
  addEventListener('htmx:sse:error', () => lost(true));
  addEventListener('htmx:sse:after:message', () => lost(false));

  // Keys: the links that carry data-key; j and k walk through lists, with the focus, so that Enter opens; so does o.
  const lines = () => [...document.querySelectorAll('[data-line]')];
  const current = () => {
    const all = lines();
    const marked = all.findIndex((line) => line.getAttribute('aria-current') === 'true');
    return marked < 0 ? all.findIndex((line) => line.contains(document.activeElement)) : marked;
  };
  const select = (index) => {
    const all = lines();
    if (!all.length) return;
    all[current()]?.removeAttribute('aria-current');
    const next = all[Math.min(all.length - 1, Math.max(0, index))];
    next.setAttribute('aria-current', 'true');
    const link = next.querySelector('a');
    if (link) link.focus({ preventScroll: true });
    else document.activeElement.blur();
    next.scrollIntoView({ block: 'nearest' });
  };
  const walk = (step) => select(current() + step);
  const open = () => lines()[current()]?.querySelector('a')?.click();
  const help = () => document.getElementById('help');
  const actions = {
    j: () => walk(1),
    k: () => walk(-1),
    o: open,
    '/': () => { const field = document.querySelector('[type=search]'); if (field) field.focus(); else location.assign('/admin/people#q'); },
    '?': () => help()?.showModal(),
  };
  // A change of a line loads the page again: the line is selected again, or the one in its place.
  addEventListener('submit', (event) => {
    const at = lines().findIndex((line) => line.contains(event.submitter));
    if (at >= 0) sessionStorage.setItem('line', JSON.stringify({ at, id: lines()[at].id, path: location.pathname }));
  });
  const changed = JSON.parse(sessionStorage.getItem('line'));
  sessionStorage.removeItem('line');
  if (changed?.path === location.pathname) {
    const same = lines().findIndex((line) => line.id === changed.id);
    select(same < 0 ? changed.at : same);
  }
  let going = false;
  addEventListener('keydown', (event) => {
    const typing = event.target.matches('input, textarea, select');
    if (event.key === 'Enter' && event.ctrlKey && event.target.form) {
      event.target.form.requestSubmit();
      return;
    }
    if (event.key === 'Escape' && typing) event.target.blur();
    if (typing || event.ctrlKey || event.metaKey || event.altKey || help()?.open) return;
    const key = going ? `g ${event.key}` : event.key;
    going = !going && event.key === 'g';
    const all = lines();
    const line = all[current()] || (all.length === 1 && all[0]);
    const link = document.querySelector(`[data-key="${CSS.escape(key)}"]`)
      || (line && line.querySelector(`[data-line-key="${CSS.escape(key)}"]`));
    if (link || actions[key]) {
      event.preventDefault();
      if (!link) actions[key]();
      else if (link.matches('input, textarea')) link.focus();
      else {
        if (link.matches('summary')) link.focus();
        link.click();
      }
    }
  });

  // A change of a filter is applied at once.
  addEventListener('change', (event) => {
    if (event.target.matches('form[data-now] select, form[data-now] input[type=checkbox]')) event.target.form.requestSubmit();
  });
  document.querySelector('.side [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });
  if (['#q', '#text'].includes(location.hash)) document.querySelector(location.hash)?.focus();

  // A conversation shows its end, and stays there unless somebody has scrolled up.
  let following = !location.hash.startsWith('#file-');
  const toTheEnd = () => { if (following) document.querySelectorAll('.chat').forEach((chat) => { chat.scrollTop = chat.scrollHeight; }); };
  toTheEnd();
  addEventListener('htmx:sse:after:message', toTheEnd);
  addEventListener('load', toTheEnd, true); // of a picture too, which may need more room than was known
  addEventListener('scroll', (event) => {
    const chat = event.target;
    if (chat.matches?.('.chat')) following = chat.scrollHeight - chat.scrollTop - chat.clientHeight < 40;
  }, true);
})();
