// Keeps the table of imports as new as they are, for as long as one of them runs.
const PAUSE = 3000;

export function followImports(section) {
  if (section.querySelector("[data-running=yes]")) setTimeout(() => renew(section), PAUSE);
}

async function renew(section) {
  try {
    const answer = await fetch(location.href, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const table = page.querySelector("#imports table");
    // Whoever stands on a link in the table is not to lose the place.
    if (answer.ok && table && !section.contains(document.activeElement)) {
      section.querySelector("table").replaceWith(document.adoptNode(table));
    }
  } catch {
    // The server is gone for a while; what stands there is still true of when it was read.
  }
  followImports(section);
}
