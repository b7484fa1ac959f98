// The review at the desk: after each step the focus goes to what comes next; an opened list of reasons gets it, and
// Escape closes it. The keys themselves are shortcuts.js; without either, links and buttons do the same.
(() => {
  document.addEventListener("DOMContentLoaded", () => {
    document.querySelector("[data-land]")?.focus();

    const why = document.querySelector("details.why");
    why?.addEventListener("toggle", () => {
      if (why.open) why.querySelector("button")?.focus({ preventScroll: true }); // the row stays in view
    });
    document.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !why?.open) return;
      why.open = false;
      why.querySelector("summary").focus();
    });

    // A second press of the same button while the first is under way would be refused as overtaken.
    let sent = false;
    for (const form of document.querySelectorAll(".decide form")) {
      form.addEventListener("submit", (event) => {
        if (sent) event.preventDefault();
        sent = true;
      });
    }
  });
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });
})();
