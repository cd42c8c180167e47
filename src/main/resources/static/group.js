// Only enhancement: without this file the text is selected and copied by hand.
"use strict";

const text = document.querySelector("#group-text");
const copy = document.querySelector("#copy");
if (text && copy) {
  copy.hidden = false;
  text.addEventListener("focus", () => text.select());
  copy.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(text.value);
    } catch {
      // Without a secure address there is no clipboard: the selection is copied.
      text.select();
      document.execCommand("copy");
    }
    document.querySelector("#copied").textContent = copy.dataset.done;
    copy.querySelector("span").textContent = copy.dataset.done;
  });
}
