// Larger type for a tablet on a table. Nothing is kept.
"use strict";
document.querySelectorAll("[data-large-type]").forEach((button) => {
  button.hidden = false;
  button.setAttribute("aria-pressed", "false");
  button.addEventListener("click", () => {
    const on = document.documentElement.classList.toggle("large-type");
    button.setAttribute("aria-pressed", String(on));
  });
});
