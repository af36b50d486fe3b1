// Interviews without a network. The key lives in this page only and is gone when it closes; what is typed is sealed at each
// pause. Nothing is sent before somebody presses the button.
"use strict";
(() => {
  const HOUR = { hour: "2-digit", minute: "2-digit" }, SHORTEST = 12, PAUSE = 400, IDLE = 600000;
  const NOBODY = "00000000-0000-0000-0000-000000000000";
  const one = (selector, within = document) => within.querySelector(selector);
  const every = (selector) => Array.from(document.querySelectorAll(selector));
  const { hours, worker, drafts, case: casePage } = document.body.dataset;
  const words = one("[data-words]").dataset;
  const address = (pattern, id) => pattern.replace(NOBODY, id);
  const moment = (time) => new Date(time).toLocaleString(document.documentElement.lang, { dateStyle: "medium", timeStyle: "short" });
  let key = null, draft = null, typing = null, idle = null;

  const put = (place, ...parts) => place.replaceChildren(...parts);
  const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });
  const say = (...parts) => put(one("[data-said]"), ...parts);
  const complain = (...parts) => { put(one("[data-wrong]"), ...parts); if (parts.length) one("[data-wrong]").scrollIntoView(); };
  const alertOf = (kind, ...parts) => {
    const text = Object.assign(document.createElement("div"), { className: "alert-text" });
    const box = Object.assign(document.createElement("div"), { className: `alert alert-${kind}` });
    put(text, ...parts); put(box, text);
    return box;
  };

  const show = (view) => {
    every("[data-view]").forEach((each) => { each.hidden = each.dataset.view !== view; });
    const first = one(`[data-view="${view}"] input:not([type=hidden])`);
    if (first && view !== "edit") first.focus();
  };

  // ---------------------------------------------------------------------------------------------- the draft
  const formOf = (told) => one(`[data-account-form="${told.fields.is_with_child ? "child" : "adult"}"]`);
  const fieldsOf = (form) => Object.fromEntries(new FormData(form).entries());
  const today = () => new Date().toLocaleDateString("sv-SE");

  const fill = (form, fields) => {
    form.reset();
    for (const field of form.elements) {
      if (!field.name) continue;
      const value = fields[field.name];
      if (field.type === "checkbox" || field.type === "radio") field.checked = value === field.value;
      else if (value !== undefined) field.value = value;
    }
  };

  const keep = async () => {
    if (!draft || !key) return;
    clearTimeout(typing);
    draft.fields = fieldsOf(formOf(draft));
    draft = await Store.put(key, draft, Number(hours));
    const time = new Date().toLocaleTimeString(document.documentElement.lang, HOUR);
    one("[data-kept]").textContent = `${words.kept} ${time}, ${words.until} ${moment(draft.expires)}`;
  };

  const edit = (told) => {
    draft = told;
    every("[data-account-form]").forEach((each) => { each.hidden = true; });
    const form = formOf(told);
    fill(form, told.fields);
    form.hidden = false;
    one("[data-of]").textContent = `${told.number} · ${told.pseudonym}`;
    one("[data-theirs]").hidden = true;
    complain();
    show("edit");
  };

  const list = async () => {
    const found = await Store.all(key);
    put(one("[data-list]"), ...found.map((each) => {
      const row = document.createElement("li");
      const button = Object.assign(document.createElement("button"), { type: "button", className: "button button-secondary" });
      button.textContent = `${words.open}: ${each.number} · ${each.pseudonym}`;
      button.addEventListener("click", () => edit(each));
      put(row, button, paragraph(`${words.until} ${moment(each.expires)}`));
      return row;
    }));
    one("[data-none]").hidden = found.length > 0;
    show("list");
  };

  const lock = async () => { await keep(); key = null; draft = null; every("[data-account-form]").forEach((each) => each.reset()); put(one("[data-list]")); start(); };
  const stayAwake = () => { clearTimeout(idle); if (key) idle = setTimeout(lock, IDLE); };

  // ---------------------------------------------------------------------------------------------- the register
  const ask = async (id, sent) => {
    const how = { credentials: "same-origin", redirect: "error", cache: "no-store" };
    if (sent) Object.assign(how, { method: "POST", body: new URLSearchParams(sent.fields), headers: { "X-CSRFToken": sent.token } });
    const answer = await fetch(address(drafts, id), how);
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };
  const unreachable = () => complain(alertOf("warning", paragraph(navigator.onLine ? words.signedOut : words.noNet)));

  const newDraft = async (id) => {
    try {
      const base = await ask(id);
      const { number, pseudonym, written } = base;
      const told = { case: id, number, pseudonym, written, fields: { held_on: today() } };
      edit(await Store.put(key, told, Number(hours)));
      history.replaceState(null, "", location.pathname);
    } catch { unreachable(); await list(); }
  };

  const theirs = (found) => put(one("[data-theirs-texts]"), ...found.flatMap((each) => [
    Object.assign(document.createElement("h4"), { textContent: `${each.day}, ${each.organisation}` }),
    ...each.texts.filter((told) => told.text).map((told) => paragraph(`${told.topic}: ${told.text}`)),
  ]));

  const overtaken = async (answer) => {
    theirs(answer.theirs);
    one("[data-theirs]").hidden = false;
    draft.written = answer.written;
    await keep();
    complain(alertOf("warning", paragraph(words.overtaken)));
  };

  const recorded = async () => {
    const link = Object.assign(document.createElement("a"), { href: address(casePage, draft.case), textContent: words.toCase });
    await Store.drop(draft.id);
    draft = null;
    complain();
    say(alertOf("success", paragraph(words.sent), link));
    await list();
  };

  const send = async () => {
    await keep();
    try {
      const { token } = await ask(draft.case);
      const answer = await ask(draft.case, { token, fields: { ...draft.fields, based_on: draft.written } });
      if (answer.state === "recorded") await recorded();
      else if (answer.state === "overtaken") await overtaken(answer);
      else complain(alertOf("error", paragraph(words.refused), ...answer.errors.map((each) => paragraph(`${each.field} ${each.text}`.trim()))));
    } catch { unreachable(); }
  };

  // ---------------------------------------------------------------------------------------------- acts
  const otherWords = async () => {
    const fields = { ...fieldsOf(formOf(draft)) };
    if (fields.is_with_child) delete fields.is_with_child; else fields.is_with_child = "True";
    edit({ ...draft, fields });
    await keep();
  };
  const wipe = async () => {
    key = null; draft = null;
    await Store.wipe();
    one('[data-act="wipe-now"]').hidden = true;
    say(alertOf("success", paragraph(words.wiped)));
    complain();
    show("begin");
  };
  const ACTS = {
    send,
    close: async () => { await keep(); draft = null; await list(); },
    words: otherWords,
    drop: async () => { clearTimeout(typing); const { id } = draft; draft = null; await Store.drop(id); await list(); },
    wipe: () => { one('[data-act="wipe-now"]').hidden = false; one('[data-act="wipe-now"]').focus(); },
    "wipe-now": wipe,
  };

  const unlocked = async (made) => {
    key = made;
    complain();
    stayAwake();
    const id = location.hash.slice(1);
    await (/^[0-9a-f-]{36}$/.test(id) ? newDraft(id) : list());
  };

  one("[data-begin]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const [first, again] = ["#new-passphrase", "#new-again"].map((each) => one(each).value);
    if (first.length < SHORTEST) return complain(alertOf("error", paragraph(words.short)));
    if (first !== again) return complain(alertOf("error", paragraph(words.differ)));
    event.target.reset();
    return unlocked(await Store.begin(first));
  });
  one("[data-unlock]").addEventListener("submit", async (event) => {
    event.preventDefault();
    const made = await Store.unlock(one("#passphrase").value);
    event.target.reset();
    return made ? unlocked(made) : complain(alertOf("error", paragraph(words.wrong)));
  });
  every("[data-account-form]").forEach((form) => form.addEventListener("input", () => {
    clearTimeout(typing);
    typing = setTimeout(keep, PAUSE);
  }));
  every("[data-account-form]").forEach((form) => form.addEventListener("submit", (event) => event.preventDefault()));
  every("[data-act]").forEach((button) => button.addEventListener("click", () => ACTS[button.dataset.act]()));
  document.addEventListener("input", stayAwake);
  document.addEventListener("visibilitychange", () => { if (document.hidden) keep(); });

  const net = () => every("[data-net]").forEach((each) => { each.hidden = (each.dataset.net === "on") !== navigator.onLine; });
  window.addEventListener("online", net);
  window.addEventListener("offline", net);

  const start = async () => {
    if (await Store.dropExpired()) say(alertOf("warning", paragraph(words.expired)));
    show(await Store.isThere() ? "locked" : "begin");
  };

  net();
  if (!window.isSecureContext || !("serviceWorker" in navigator)) complain(alertOf("error", paragraph(words.unsafe)));
  else { navigator.serviceWorker.register(worker).catch(() => {}); start(); }
})();
