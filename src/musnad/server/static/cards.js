// A report lights up in the text while its chain in the margin is pointed at, and the other way.

export function joinCards(reading) {
  for (const kind of ["pointerover", "focusin"]) {
    reading.addEventListener(kind, (event) => light(reading, report(event.target)));
  }
  reading.addEventListener("pointerleave", () => light(reading, null));
}

function report(element) {
  return element.closest("[data-report]")?.dataset.report ?? null;
}

function light(reading, id) {
  for (const one of reading.querySelectorAll(".lit")) one.classList.remove("lit");
  if (id === null) return;
  for (const one of reading.querySelectorAll("[data-report]")) {
    if (one.dataset.report === id) one.classList.add("lit");
  }
}
