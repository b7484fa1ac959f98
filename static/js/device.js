// What the device keeps of a test: by the address of its question, the newest value that the server may not have yet.
// Written through to the disk: a browser that is killed loses the rest. Where storage is barred, each promise fails.
const device = (() => {
  const NAME = "attempts"; // log-out.js deletes it where nothing is in it
  let opened = null;
  const open = () => opened ??= new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("unsent", { keyPath: "url" });
    asked.onsuccess = () => {
      asked.result.onversionchange = close; // another tab deletes it; what is kept after that makes it anew
      resolve(asked.result);
    };
    asked.onerror = reject;
  });
  const close = ({ target }) => {
    target.close();
    opened = null;
  };

  const run = async (act) => {
    const work = (await open()).transaction("unsent", "readwrite", { durability: "strict" });
    const asked = act(work.objectStore("unsent"), work);
    return new Promise((resolve, reject) => {
      work.oncomplete = () => resolve(asked.result);
      work.onabort = reject;
    });
  };

  // Committed in the same breath, so that it is written even if the page goes away now.
  const keep = ({ url, client, seq, fields }) => run((store, work) => {
    const asked = store.put({ url, client, seq, fields });
    work.commit();
    return asked;
  });

  const rows = (prefix) => run((store) => store.getAll(IDBKeyRange.bound(prefix, `${prefix}~`)));

  // Unless something newer stands there by now.
  const drop = (row) => run((store) => {
    const found = store.get(row.url);
    found.onsuccess = () => {
      const { client, seq } = found.result ?? {};
      if (client === row.client && seq <= row.seq) store.delete(row.url);
    };
    return found;
  });

  // Leave nothing behind, as long as no other attempt has something there.
  const clear = async () => {
    if (await run((store) => store.count())) return;
    close({ target: await open() });
    indexedDB.deleteDatabase(NAME);
  };

  return { keep, rows, drop, clear };
})();
