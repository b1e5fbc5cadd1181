// Keeps the imports as new as they are, for as long as one of them runs.
const PAUSE = 3000;

export function followImports(section) {
  if (section.querySelector("[data-running=yes]")) setTimeout(() => renew(section), PAUSE);
}

async function renew(section) {
  try {
    // Nobody looks at a page in the background.
    if (!document.hidden) await show(section);
  } catch {
    // The server is gone for a while; what stands there is still true of when it was read.
  }
  followImports(section);
}

async function show(section) {
  const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("#imports");
  const table = section.querySelector("table");
  // Whoever stands on a link in the table is not to lose the place.
  if (!answer.ok || !found || table.contains(document.activeElement)) return;
  table.replaceWith(document.adoptNode(found.querySelector("table")));
  // The table is silent; only that something began or nothing runs any more is read aloud.
  const status = section.querySelector("[role=status]");
  const said = found.querySelector("[role=status]").textContent;
  if (status.textContent !== said) status.textContent = said;
}
