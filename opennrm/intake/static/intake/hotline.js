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

// The clock of a call: by the key for a new call, the button, or the first thing typed. It counts from the server's time,
// stands in a field of the form, and so comes back with its draft.
(() => {
  const clock = document.querySelector("[data-call-clock]");
  if (!clock) return;
  const form = clock.closest("form"), field = clock.querySelector("[name=began_at]");
  const told = clock.querySelector("[data-elapsed]"), button = form.querySelector("[name=start_clock]");
  const now = () => Date.parse(clock.dataset.served) + performance.now();
  const show = () => {
    if (!field.value) return;
    const seconds = Math.max(0, Math.floor((now() - Date.parse(field.value)) / 1000));
    told.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
    told.hidden = false;
    button?.remove();
  };
  const start = () => {
    if (field.value) return;
    const at = new Date(now()), came = form.querySelector("[name=received_at]");
    field.value = at.toISOString();
    if (came && came.value === came.defaultValue) {
      const local = { timeZone: "Europe/Copenhagen", dateStyle: "short", timeStyle: "short" };
      came.value = new Intl.DateTimeFormat("sv-SE", local).format(at).replace(" ", "T");
    }
    show();
  };
  button?.addEventListener("click", (event) => { event.preventDefault(); start(); });
  form.addEventListener("input", start);
  document.querySelector("[data-key=n]")?.addEventListener("click", start);
  show();
  setInterval(show, 1000);
})();
