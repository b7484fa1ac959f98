// Optional keys: an element with data-key="g" is clicked when g is pressed. Switched off on the Help page.
(() => {
  const STORE = "shortcuts";
  const root = document.documentElement;
  const read = () => { try { return localStorage.getItem(STORE) !== "off"; } catch { return true; } };
  const write = (on) => { try { localStorage.setItem(STORE, on ? "on" : "off"); } catch { /* private mode */ } };
  const show = () => root.classList.toggle("has-keys", read());

  const isTyping = (target) =>
    target.isContentEditable || target.matches("textarea, select, input:not([type=radio], [type=checkbox])");

  document.addEventListener("keydown", (event) => {
    if (!read() || event.defaultPrevented || event.repeat) return;
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    // What is folded away is not to be pressed unseen, and what is shown as an example not at all.
    const named = document.querySelectorAll(`#stage [data-key="${CSS.escape(event.key.toLowerCase())}"]`);
    const wanted = [...named].find((found) => found.checkVisibility() && !found.closest("fieldset:disabled"));
    if (!wanted) return;
    event.preventDefault();
    wanted.focus();
    wanted.click();
  });

  document.addEventListener("DOMContentLoaded", () => {
    show();
    const box = document.querySelector("[data-shortcuts-switch]");
    if (!box) return;
    box.closest("[hidden]")?.removeAttribute("hidden");
    box.checked = read();
    box.addEventListener("change", () => { write(box.checked); show(); });
  });
})();
