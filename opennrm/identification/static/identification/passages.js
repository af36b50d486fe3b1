// A finding's passage by marking it in the account: a button beside each passage copies what was marked last.
"use strict";
(() => {
  let marked = "";
  document.addEventListener("select", (event) => {
    const field = event.target;
    if (field.matches("[data-account]")) marked = field.value.slice(field.selectionStart, field.selectionEnd);
  });
  const words = document.querySelector("[data-use-marked]");
  document.querySelectorAll("[data-passage]").forEach((passage) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-tertiary";
    button.textContent = words.dataset.useMarked;
    button.setAttribute("aria-describedby", passage.id);
    button.addEventListener("click", () => { if (marked.trim()) passage.value = marked.trim(); passage.focus(); });
    passage.after(button);
  });
})();
