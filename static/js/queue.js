// In a test each change is kept on the device at once (device.js) and sent within two seconds, again and again until
// the server has it (server.js). What the page says of it (strip.js) follows from that alone.
(() => {
  const part = (id) => document.getElementById(id);
  const { attempt, closed, seconds, left } = server;
  const unsent = new Map(); // by address of its question: the newest value that the server is not known to have
  let form, client, posted, typed, again, awaited, timer; // `posted` goes by a button, `awaited` is a form that waits for us
  let seq = 0, fails = 0, flying = 0, retriedAt = -9, due = Infinity, savedAt = "", isLoaded = false;

  const tell = (name, detail) => document.dispatchEvent(new CustomEvent(`queue:${name}`, { detail }));
  const show = () => {
    const rows = [...unsent.values()], isStuck = server.state() === "lost" || rows.some((row) => row.hasFailed);
    const isKept = rows.every((row) => row.isKept), isBarred = rows.some((row) => row.isKept === false);
    const queued = !isStuck ? "sending" : isKept ? "kept" : isBarred ? "open" : "unsent";
    const state = server.state() === "out" ? "out" : rows.length ? queued : server.state() || (savedAt && "saved");
    tell("state", { state, savedAt });
  };

  const send = async (row) => {
    if (row.isFlying) return;
    if (flying >= 3 || (posted?.row === row && seconds() - posted.at < 3)) { later(0.5); return; }
    row.isFlying = true;
    flying += 1;
    await row.after; // what an earlier page left must not come later than this, nor after what yet another has changed
    const isOver = row.client !== client && (await device.rows(row.url).catch(() => []))[0]?.client !== row.client;
    const told = [...row.fields, ["client", row.client], ["seq", row.seq]];
    const reply = isOver ? { status: 200, counts: false } : await server.ask(row.url, told);
    flying -= 1;
    row.isFlying = false;
    if (isOver || reply.saved_at || reply.status === 409) settle(row, reply);
    else if (reply.status === 403 && !row.isRenewed && await server.beat()) {
      row.isRenewed = true;
      send(row);
    } else {
      const share = left() > 0 ? Math.max(0.25, left() / 4) : 60;
      row.hasFailed = true;
      later(Math.min(60, share, 2 ** ++fails * (1 + Math.random())));
    }
    show();
  };
  const settle = (row, { saved_at: at, conflict, counts }) => {
    const isHere = row.url === form?.getAttribute("action");
    fails = 0;
    if (at && isHere) savedAt = at.slice(11, 16);
    if (conflict) tell("conflict", conflict.text);
    if (counts === false && isHere && unsent.get(row.url) === row) location.reload(); // another had the last word
    drop(row);
  };
  const drop = (row) => {
    if (unsent.get(row.url) === row) unsent.delete(row.url);
    if (!unsent.size && !form && !closed) awaited ? awaited.submit() : location.reload(); // a page of all values
    device.drop(row).then(() => closed && !unsent.size && device.clear()).catch(() => {});
  };
  const flush = () => { for (const row of unsent.values()) row.flight = send(row); };
  const later = (wait) => {
    if (seconds() + wait >= due) return;
    due = seconds() + wait;
    clearTimeout(timer);
    timer = setTimeout(() => { due = Infinity; flush(); }, 1000 * wait);
  };

  // The question
  const note = () => {
    const url = form.getAttribute("action"), former = unsent.get(url), ours = /^(csrf.*|client|seq|counted)$/;
    const row = { url, client, seq: ++seq, fields: [...new FormData(form)].filter(([name]) => !ours.test(name)) };
    form.elements.counted.value = seq; // so that what the buttons post is in order with what goes by itself
    device.keep(row).then(() => true, () => false).then((isKept) => { row.isKept = isKept; show(); });
    row.after = former?.client === client ? former.after : former?.flight;
    unsent.set(url, row);
    show();
    later(left() < 4 ? 0 : 1);
  };
  const isBox = ({ type }) => type === "radio" || type === "checkbox";
  const isChanged = (field) => isBox(field) ? field.checked !== field.defaultChecked
    : field.options ? field.selectedIndex > 0 && !field.selectedOptions[0].defaultSelected
    : field.type === "text" && field.value !== field.defaultValue;
  const fill = (field, values) => {
    if (isBox(field)) field.checked = values.includes(field.value);
    else if (field.options || field.type === "text") field.value = values[0] ?? "";
  };
  const adopt = () => {
    form = part("answer");
    if (!form) return;
    const row = unsent.get(form.getAttribute("action")), fields = [...form.elements];
    form.elements.client.value = client ??= form.elements.client.value; // one for all questions of this page
    savedAt = form.dataset.saved;
    if (!row && fields.some(isChanged)) note(); // before this script was there
    for (const field of row ? fields : []) fill(field, row.fields.filter(([n]) => n === field.name).map(([, v]) => v));
    if (row?.client === client) form.elements.counted.value = row.seq;
    show();
  };
  document.addEventListener("input", ({ target }) => { if (form && target.form === form) note(); });

  // Its buttons (htmx): what they post carries the newest value too, and goes again where only the token was old
  document.addEventListener("htmx:beforeRequest", ({ detail: { elt } }) => {
    const url = elt.getAttribute("action");
    if (elt === form) posted = { url, row: unsent.get(url), at: seconds() };
  });
  document.addEventListener("htmx:beforeOnLoad", async (event) => {
    const { elt, xhr, requestConfig } = event.detail, isLogIn = xhr.responseURL.startsWith(part("log-in")?.href);
    if (elt !== form || !(isLogIn || (xhr.status === 403 && seconds() - retriedAt > 5))) return;
    event.preventDefault();
    retriedAt = seconds();
    if (await server.beat()) elt.requestSubmit(requestConfig.triggeringEvent?.submitter);
  });
  document.addEventListener("htmx:beforeSwap", () => {
    typed = posted && unsent.get(posted.url) !== posted.row ? document.activeElement : null;
  });
  document.addEventListener("htmx:afterSwap", () => { // who typed on in the same question goes on there
    adopt();
    again = typed?.id ? part(typed.id) : null;
    if (again?.type === "text") again.setSelectionRange(typed.selectionStart, typed.selectionEnd);
  });
  document.addEventListener("htmx:afterSettle", () => again?.focus());
  document.addEventListener("htmx:afterRequest", ({ detail: { successful, xhr } }) => {
    const row = posted?.row, isHere = xhr.getResponseHeader("HX-Redirect") || xhr.responseURL.includes(attempt);
    posted = null;
    if (row && successful && isHere) drop(row);
    later(0);
  });

  // Around the page
  document.addEventListener("submit", (event) => { // on the page before the end: first what is unsent
    if (form || closed || (isLoaded && !unsent.size)) return;
    event.preventDefault();
    awaited = event.target;
    flush();
    setTimeout(() => awaited.submit(), 5000);
  });
  document.addEventListener("server:heard", show);
  document.addEventListener("server:back", () => { fails = 0; flush(); });
  document.addEventListener("strip:over", () => { flush(); server.beat(); }); // it says whether time is over
  document.addEventListener("visibilitychange", flush);
  addEventListener("pagehide", flush);
  addEventListener("online", flush);
  addEventListener("pageshow", ({ persisted }) => { if (persisted) location.reload(); });
  addEventListener("beforeunload", (event) => {
    if ([...unsent.values()].some((row) => row.isKept === false)) event.preventDefault();
  });

  adopt();
  server.hear({ status: navigator.onLine ? 200 : 0 });
  device.rows(attempt).then((rows) => {
    for (const row of rows) if (!unsent.has(row.url)) unsent.set(row.url, { ...row, isKept: true });
    adopt();
    flush();
    return closed && !rows.length && device.clear();
  }).catch(() => {}).finally(() => { isLoaded = true; if (!unsent.size) awaited?.submit(); });
})();
