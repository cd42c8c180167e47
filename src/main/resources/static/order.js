// Only enhancement: the order form works without this file.
"use strict";

// A tap on the map chooses the grid in the list beside it, so that what was typed below is not lost.
document.querySelector(".map")?.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const place = link && new URL(link.getAttribute("href"), location.href).searchParams.get("grid");
  const radio = place && document.querySelector(`input[name="grid"][value="${CSS.escape(place)}"]`);
  const look = document.querySelector('button[name="look"]');
  if (radio && look && radio.form.requestSubmit) {
    event.preventDefault();
    radio.checked = true;
    radio.form.requestSubmit(look);
  }
});

// Photos are sent as soon as they are chosen.
const photos = document.querySelector('input[type="file"][name="photo"]');
const add = document.querySelector("#add-photos");
if (photos && add && photos.form.requestSubmit) {
  add.hidden = true;
  photos.addEventListener("change", () => photos.files.length && photos.form.requestSubmit(add));
}
