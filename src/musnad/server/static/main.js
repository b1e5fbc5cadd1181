// What the pages do beyond their links; without it they work as well.
import { explainOnClick } from "/static/why.js";
import { joinCards } from "/static/cards.js";
import { followImports } from "/static/imports.js";

document.documentElement.classList.add("js");
const reading = document.querySelector(".reading");
if (reading) {
  explainOnClick(reading, document.querySelector("#why"));
  joinCards(reading);
}
const imports = document.querySelector("#imports");
if (imports) followImports(imports);
