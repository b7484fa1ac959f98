// Talks to the server for a test: how long to wait for it, whether it is there, and what it says of the time left.
const server = (() => {
  const { attempt, clock, remaining, closed } = document.currentScript.dataset;
  const seconds = () => performance.now() / 1000; // a clock that nobody sets
  let end = remaining ? seconds() + Number(remaining) : Infinity;
  let patience = 3, isLost = !navigator.onLine, isOut = false, isAsking = false, pulse;

  const tell = (name) => document.dispatchEvent(new Event(`server:${name}`));
  const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

  // The reply as {status, …}; status 0 where none came.
  const ask = async (url, fields) => {
    const began = seconds(), signal = AbortSignal.timeout(1000 * (fields ? 10 : patience));
    const body = fields && new URLSearchParams([...fields, ["csrfmiddlewaretoken", token()]]);
    const how = { method: body ? "POST" : "GET", headers: { Accept: "application/json" }, redirect: "error" };
    const reply = await fetch(url, { ...how, body, signal, keepalive: Boolean(body) }).catch(() => null);
    const told = { status: reply?.status ?? 0, ...await reply?.json().catch(() => null) };
    if (reply) patience = Math.min(5, 2 + 1.5 * (seconds() - began));
    hear(told, (seconds() - began) / 2);
    return told;
  };

  const hear = ({ status, remaining: left, csrf, open }, lag = 0) => {
    const wasAway = isLost || isOut;
    [isOut, isLost] = [status === 401, status === 0];
    if (csrf) for (const field of document.getElementsByName("csrfmiddlewaretoken")) field.value = csrf;
    const told = seconds() + left - lag + 0.5; // it comes in whole seconds
    if (left === null) end = Infinity;
    else if (left !== undefined && Math.abs(end - told) > 1) end = told;
    if ((status === 409 || open === false) && !closed) location.replace(attempt);
    clearTimeout(pulse); // a loss is known, and time that was given has arrived, within 10 s
    if (!closed) pulse = setTimeout(beat, 1000 * (9.5 - patience) * (1 - Math.random() / 8));
    tell("heard");
    if (wasAway && !isLost && !isOut) tell("back");
  };

  // Whether the server answers and knows who asks; the forms then have a token that is good.
  const beat = async () => {
    if (document.hidden || isAsking) return false;
    isAsking = true;
    const { status } = await ask(clock);
    isAsking = false;
    if (status === 404 && !closed) location.replace(attempt); // somebody else has logged in: this is not theirs to see
    return status === 200;
  };

  document.addEventListener("visibilitychange", beat);
  addEventListener("online", beat);
  addEventListener("offline", () => { isLost = true; tell("heard"); });
  const left = () => end - seconds();
  const state = () => (isOut ? "out" : isLost ? "lost" : "");
  return { attempt, closed: Boolean(closed), seconds, ask, hear, beat, left, state };
})();
