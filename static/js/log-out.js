// Whoever logs out leaves nothing on the device but what the server does not have yet (device.js): that stays there for
// its learner, who is told so before, on the page that asks.
(() => {
  const NAME = "attempts", note = document.getElementById("unsent");

  // The addresses of all questions that have something unsent, of whichever learner.
  const unsent = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.transaction.abort(); // there was nothing, so make nothing
    asked.onerror = () => resolve([]);
    asked.onsuccess = () => {
      const found = asked.result.transaction("unsent").objectStore("unsent").getAllKeys();
      found.onsuccess = () => { asked.result.close(); resolve(found.result); };
      found.onerror = reject;
    };
  }).catch(() => []);

  // The first attempt among them that is one's own: to anyone else the server denies that there is such an attempt.
  const own = async (urls) => {
    for (const attempt of new Set(urls.map((url) => url.replace(/\d+\/$/, "")))) {
      const reply = await fetch(`${attempt}clock/`, { redirect: "error" }).catch(() => null);
      if (reply?.ok) return attempt;
    }
    return "";
  };

  const remove = () => new Promise((done) => {
    const asked = indexedDB.deleteDatabase(NAME);
    asked.onsuccess = asked.onerror = asked.onblocked = done;
  }).catch(() => {});

  document.addEventListener("submit", async (event) => {
    const { target } = event;
    if (!target.action.endsWith("/logout/")) return;
    event.preventDefault();
    const urls = await unsent();
    if (!urls.length) await remove();
    if (!note && await own(urls)) location.assign(target.action);
    else target.submit();
  });

  if (note) unsent().then(own).then((attempt) => {
    if (!attempt) return;
    note.querySelector("a").href = attempt;
    note.hidden = false;
    document.getElementById("saved").hidden = true;
  });
})();
