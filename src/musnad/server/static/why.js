// A click on a word, or Enter on a cue, shows why it is read as it is.

export function explainOnClick(reading, panel) {
  let back = null;
  let asked = 0;

  async function show(at, from) {
    const turn = ++asked;
    const answer = await fetch(...request(reading, at));
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("#why") ?? page.querySelector("main");
    if (turn !== asked || !found) return;
    panel.replaceChildren(closing(), ...found.childNodes);
    panel.hidden = false;
    back = from;
    panel.focus({ preventScroll: true });
  }

  function close() {
    panel.hidden = true;
    back?.focus({ preventScroll: true });
  }

  function closing() {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "close";
    button.textContent = "✕";
    button.setAttribute("aria-label", panel.dataset.close);
    button.addEventListener("click", close);
    return button;
  }

  if (!panel.hidden) panel.prepend(closing());

  reading.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (!document.getSelection()?.isCollapsed) return;
    const link = event.target.closest("a, button");
    const line = event.target.closest(".line");
    const at = link?.dataset.at ?? (link?.matches(".why-link") ? link.value : null) ?? (line && place(line, event, link));
    if (at == null || (link && !link.matches(".cue, .why-link"))) return;
    event.preventDefault();
    show(at, link);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && !panel.hidden) close();
  });
}

function request(reading, at) {
  const address = reading.dataset.why;
  if (reading.dataset.id !== undefined) {
    const { id, version } = reading.dataset;
    const asked = version === undefined ? { id, at } : { id, at, version };
    return [`${address}?${new URLSearchParams(asked)}`];
  }
  const form = new FormData(document.querySelector(".keep"));
  const fields = { at, text: form.get("text"), outlet: form.get("outlet"), published: form.get("published") };
  return [address, { method: "POST", body: new URLSearchParams(fields) }];
}

// The place in the text, in code points, on which somebody clicked.
function place(line, event, link) {
  const pointed = event.detail ? caret(event.clientX, event.clientY) : null;
  const inside = pointed && line.contains(pointed.node);
  const range = document.createRange();
  range.setStart(line, 0);
  if (inside) range.setEnd(pointed.node, pointed.offset);
  else if (link) range.setEndBefore(link);
  const before = [...range.toString()].length;
  const all = [...line.textContent].length;
  return Number(line.dataset.at) + Math.min(before, all - 1);
}

function caret(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && { node: found.offsetNode, offset: found.offset };
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && { node: found.startContainer, offset: found.startOffset };
}
