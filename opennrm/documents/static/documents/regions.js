// Rectangles drawn on a page become lines of the field; without a script they are typed.
"use strict";
(() => {
  const field = document.querySelector("[data-regions]");
  if (!field) return;
  const LINE = /^\s*(\d+)(?:\s*:\s*(\d+)[\s,]+(\d+)[\s,]+(\d+)[\s,]+(\d+))?\s*$/;
  const percent = (part, whole) => Math.max(0, Math.min(100, Math.round((part / whole) * 100)));

  const show = () => {
    document.querySelectorAll("[data-sheet] rect:not([data-drawing])").forEach((old) => old.remove());
    field.value.split("\n").forEach((line) => {
      const found = LINE.exec(line);
      const sheet = found && document.querySelector(`[data-sheet="${found[1]}"] svg`);
      if (!sheet) return;
      const [left, top, right, bottom] = found[2] === undefined ? [0, 0, 100, 100] : found.slice(2).map(Number);
      place(add(sheet), { left, top, right, bottom });
    });
  };
  const add = (sheet) => sheet.appendChild(document.createElementNS("http://www.w3.org/2000/svg", "rect"));
  const place = (rect, { left, top, right, bottom }) => {
    rect.setAttribute("x", left);
    rect.setAttribute("y", top);
    rect.setAttribute("width", Math.max(0, right - left));
    rect.setAttribute("height", Math.max(0, bottom - top));
  };

  document.querySelectorAll("[data-sheet]").forEach((sheet) => {
    const cover = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    cover.setAttribute("viewBox", "0 0 100 100");
    cover.setAttribute("preserveAspectRatio", "none");
    cover.setAttribute("aria-hidden", "true");
    sheet.appendChild(cover);
    let begun = null;
    let drawing = null;
    const where = (event) => {
      const box = cover.getBoundingClientRect();
      return { x: percent(event.clientX - box.left, box.width), y: percent(event.clientY - box.top, box.height) };
    };
    const between = (from, to) => ({
      left: Math.min(from.x, to.x), right: Math.max(from.x, to.x),
      top: Math.min(from.y, to.y), bottom: Math.max(from.y, to.y),
    });
    cover.addEventListener("pointerdown", (event) => {
      begun = where(event);
      drawing = add(cover);
      drawing.dataset.drawing = "1";
      cover.setPointerCapture(event.pointerId);
      event.preventDefault();
    });
    cover.addEventListener("pointermove", (event) => { if (begun) place(drawing, between(begun, where(event))); });
    cover.addEventListener("pointerup", (event) => {
      if (!begun) return;
      const box = between(begun, where(event));
      drawing.remove();
      begun = drawing = null;
      if (box.right - box.left < 1 || box.bottom - box.top < 1) return;
      const line = `${sheet.dataset.sheet}: ${box.left} ${box.top} ${box.right} ${box.bottom}`;
      field.value = [field.value.trimEnd(), line].filter(Boolean).join("\n");
      show();
    });
  });
  field.addEventListener("input", show);
  show();
})();
