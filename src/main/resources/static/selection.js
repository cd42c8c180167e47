// Only enhancement: rows are selected and summed up without this file, too.
"use strict";

// One box selects the page, one button nothing.
const all = document.querySelector("#pick-all");
const boxes = () => [...document.querySelectorAll("tbody input[name=need]")];
const none = document.querySelector(".select-bar [type=reset]");
if (all) {
  all.parentElement.hidden = false;
  all.addEventListener("change", () => boxes().forEach((box) => (box.checked = all.checked)));
}
if (none) {
  none.hidden = false;
}

// An open list of choices closes with a click beside it and with Escape.
const shut = (event) =>
  document.querySelectorAll("details.choose[open]").forEach((open) => {
    if (event.key === "Escape" || (event.type === "click" && !open.contains(event.target))) {
      open.open = false;
    }
  });
addEventListener("click", shut);
addEventListener("keydown", shut);
