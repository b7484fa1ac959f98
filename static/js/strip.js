// The strip of a test: whether all is saved (queue.js knows), and the time left (server.js). Its words are the page's.
(() => {
  const ANNOUNCED = [600, 300, 60];
  const strip = document.getElementById("strip"), line = document.getElementById("left");
  const kept = document.getElementById("kept"), live = document.getElementById("live");
  const conflict = document.getElementById("conflict");
  let before = server.left(), toldAt = 0;

  document.addEventListener("queue:state", ({ detail: { state, savedAt } }) => {
    const time = kept.querySelector("time");
    strip.dataset.state = state;
    if (time.textContent !== savedAt) time.textContent = savedAt;
    for (const { dataset, classList } of kept.children) {
      const isShown = dataset.is.split(" ").includes(state);
      classList.toggle("hush", !isShown);
      classList.toggle("gone", !isShown && dataset.under !== state); // what gives way for a moment is not read out anew
    }
  });

  document.addEventListener("queue:conflict", ({ detail }) => {
    conflict.textContent = detail;
    conflict.hidden = false;
    toldAt = server.seconds();
  });
  document.addEventListener("htmx:afterSwap", () => { conflict.hidden ||= server.seconds() - toldAt > 5; });

  const say = (words) => {
    live.textContent = words;
    setTimeout(() => { if (live.textContent === words) live.textContent = ""; }, 8000);
  };

  const words = (left) => {
    const { minutes, seconds, over } = line.dataset;
    const exact = `${Math.floor(left / 60)}:${String(Math.floor(left % 60)).padStart(2, "0")}`;
    if (left <= 0) return over;
    return left > 300 ? minutes.replace("%s", Math.ceil(left / 60)) : seconds.replace("%s", exact);
  };

  const tick = () => {
    const left = server.left();
    if (left === Infinity) return;
    if (line.textContent !== words(left)) line.textContent = words(left);
    for (const mark of ANNOUNCED) if (before > mark && left <= mark) say(line.dataset[`at${mark}`]);
    before = left;
    if (left <= 0) document.dispatchEvent(new Event("strip:over"));
  };
  tick();
  setInterval(tick, 1000);
})();
