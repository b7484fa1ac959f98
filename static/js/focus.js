// After htmx swaps #stage: move the focus to what matters, or say in one place what went wrong. Never both.
(() => {
  const say = (words) => { document.getElementById("live").textContent = words; };
  const words = document.currentScript.dataset;

  // A refused form (422) comes back as the same form with its reason: show it.
  // A whole page (log-in, an error page) does not fit into #stage: go there.
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr } = event.detail;
    if (/^\s*<!doctype/i.test(xhr.responseText)) {
      event.detail.shouldSwap = false;
      if (xhr.status < 400) location.assign(xhr.responseURL || location.href);
      else say(words.failed);
    } else if (xhr.status === 422) {
      event.detail.shouldSwap = true;
      event.detail.isError = false;
    } else if (xhr.status >= 400) {
      say(words.failed);
    }
  });

  document.addEventListener("htmx:beforeRequest", ({ detail }) => detail.target.setAttribute("aria-busy", "true"));
  document.addEventListener("htmx:afterRequest", ({ detail }) => detail.target.removeAttribute("aria-busy"));

  document.addEventListener("htmx:afterSettle", ({ detail }) => {
    if (detail.target.id !== "stage") return; // small updates never move the focus
    say("");
    scrollTo(0, 0);
    const heading = document.querySelector("#stage [data-focus]");
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  });

  for (const name of ["htmx:sendError", "htmx:timeout"]) {
    document.addEventListener(name, () => say(words.unsent));
  }

  // Errors and verdicts of a whole page get the focus too, as they would after a swap.
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("#stage [data-focus-on-load]")?.focus();
  });
})();
