// Keeps what is typed into a form as a draft on the server, and tells who else has the record open. Nothing is stored in
// the browser: what the server does not have yet stands in the page alone.
"use strict";
(() => {
  const WAIT = 700, RETRY = 4000, POLL = 10000;
  const cookie = () => (document.cookie.match(/(?:^|; )(?:__Host-)?csrftoken=([^;]+)/) || [])[1] || "";
  const post = (url, body, more) => fetch(url, {
    method: "POST", body, redirect: "manual", headers: { "X-CSRFToken": cookie(), Accept: "application/json" }, ...more,
  });
  let isWriting = false;

  const keep = (field) => {
    const form = field.form, state = form.querySelector("[data-draft-state]");
    const place = new URL(form.getAttribute("action") || location.pathname, location).pathname;
    let timer = 0, isDirty = false, isSending = false, isSent = false;

    const tell = (text, kind) => { state.textContent = text; state.dataset.kind = kind; };
    const body = () => {
      const typed = new URLSearchParams();
      for (const [name, value] of new FormData(form)) if (typeof value === "string") typed.append(name, value);
      form.querySelectorAll("[type=password]").forEach((input) => typed.delete(input.name));
      typed.set("place", place);
      return typed;
    };
    const answer = async (response) => {
      if (response.type === "opaqueredirect") return tell(state.dataset.away, "failed");
      if (response.status !== 200 && response.status !== 401) throw new Error();
      const told = await response.json();
      isDirty = false;
      return response.status === 200 ? tell(`${state.dataset.saved} ${told.saved}`, "saved") : tell(state.dataset.out, "failed");
    };
    const send = async (more) => {
      clearTimeout(timer);
      if (!isDirty || isSent || isSending) return;
      isSending = true;
      const before = body().toString();
      try {
        await answer(await post(field.dataset.draft, before, { headers: { "X-CSRFToken": cookie(), Accept: "application/json", "Content-Type": "application/x-www-form-urlencoded" }, ...more }));
      } catch {
        tell(state.dataset.failed, "failed");
      }
      isSending = false;
      if (body().toString() !== before) isDirty = true;
      if (isDirty) timer = setTimeout(send, state.dataset.kind === "saved" ? WAIT : RETRY);
    };
    const change = () => {
      isDirty = isWriting = true;
      clearTimeout(timer);
      timer = setTimeout(send, WAIT);
    };

    form.addEventListener("input", change);
    form.addEventListener("change", change);
    form.addEventListener("submit", () => { isSent = true; clearTimeout(timer); });
    window.addEventListener("pageshow", () => { isSent = false; });
    window.addEventListener("online", () => send());
    // A page that is left or closed sends what is not saved yet; the browser carries it out after the page is gone.
    window.addEventListener("pagehide", () => send({ keepalive: true }));
    document.addEventListener("visibilitychange", () => { if (document.hidden) send({ keepalive: true }); });
    window.addEventListener("beforeunload", (event) => {
      if (isDirty && !isSent && state.dataset.kind === "failed") event.preventDefault();
    });
  };
  document.querySelectorAll("[data-draft]").forEach(keep);

  const here = document.querySelector("[data-presence]");
  const ask = async () => {
    if (document.hidden) return;
    const told = new URLSearchParams({ place: location.pathname });
    if (isWriting) told.set("writing", "1");
    try {
      const response = await post(here.dataset.presence, told, { headers: { "X-CSRFToken": cookie(), "X-Poll": "1" } });
      if (response.ok) {
        const text = (await response.json()).told;
        if (!("quiet" in here.dataset) && here.textContent !== text) here.textContent = text;
      }
    } catch { /* the network is away; asked again in a while */ }
  };
  if (here) { ask(); setInterval(ask, POLL); }
})();
