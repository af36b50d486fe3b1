// What the pages do better with a script. Everything works without it.
"use strict";
(() => {
  const KEYS_OFF = "nrm.keys.off";
  const keysOff = () => localStorage.getItem(KEYS_OFF) === "1";
  const help = document.querySelector("[data-keys]");
  const openHelp = () => help && !help.open && help.showModal();
  const focusOn = (selector) => {
    const target = document.querySelector(selector);
    if (target) { target.focus(); if (target.select) target.select(); }
    return Boolean(target);
  };
  const isTyping = (element) => element.closest("input, select, textarea, [contenteditable], dialog") !== null;

  const KEYS = {
    "/": () => focusOn('[data-key="/"]'),
    "n": () => { const link = document.querySelector('[data-key="n"]'); if (link) link.click(); return Boolean(link); },
    "?": () => { openHelp(); return true; },
  };

  const moveInList = (event) => {
    const row = event.target.closest("[data-rows] tbody tr");
    const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
    if (!row || !step) return;
    const next = row[step] && row[step].querySelector("a, button");
    if (next) { next.focus(); event.preventDefault(); }
  };

  // From any field, also one of several lines: what the form's first button does.
  const sendForm = (form) => {
    const button = form && form.querySelector(".button-primary");
    if (button) form.requestSubmit(button);
    return Boolean(button);
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey && event.key === "Enter" && sendForm(event.target.form)) event.preventDefault();
    if (event.ctrlKey || event.altKey || event.metaKey || isTyping(event.target)) return;
    moveInList(event);
    const act = KEYS[event.key];
    if (act && !keysOff() && act()) event.preventDefault();
  });

  document.addEventListener("keyup", (event) => {
    const menu = event.key === "Escape" && event.target.closest("details.menu[open]");
    if (menu) { menu.open = false; menu.querySelector("summary").focus(); }
  });

  // A form is sent once, however often its button is pressed; coming back by the browser's button opens it again.
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!("once" in form.dataset)) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = "1";
  });
  window.addEventListener("pageshow", () => {
    document.querySelectorAll("form[data-sent]").forEach((form) => delete form.dataset.sent);
  });

  document.querySelectorAll("[data-print]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => window.print());
  });
  document.querySelectorAll("[data-keys-help]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", openHelp);
  });
  const off = document.querySelector("[data-keys-off]");
  if (off) {
    off.checked = keysOff();
    off.addEventListener("change", () => localStorage.setItem(KEYS_OFF, off.checked ? "1" : "0"));
  }

  focusOn("[data-focus]");
})();
