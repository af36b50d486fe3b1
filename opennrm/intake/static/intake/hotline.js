// The desk's list keeps itself up to date. Without a script it is as old as the page.
"use strict";
(() => {
  const EVERY = 10000;
  const list = document.querySelector("[data-live]");
  let shown = "";
  const refresh = async () => {
    // Whoever stands in the list with the keyboard is not thrown out of it.
    if (!list || document.hidden || list.contains(document.activeElement)) return;
    try {
      const answer = await fetch(list.dataset.live, { redirect: "manual", headers: { "X-Poll": "1" } });
      if (!answer.ok) return;
      const text = await answer.text();
      const seen = text.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
      if (seen !== shown) { list.innerHTML = text; shown = seen; }
    } catch { /* the network is away; asked again in a while */ }
  };
  setInterval(refresh, EVERY);
})();
