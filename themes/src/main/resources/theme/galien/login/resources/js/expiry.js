// The clock and not a timer of the page's whole life: a machine that slept has missed the time, not the end of it.
const LOOK_EVERY_MILLIS = 500;

const lasting = document.querySelector("[data-lasts]");
const end = Date.now() + lasting.dataset.lasts * 1000;
const warnAt = end - lasting.dataset.warn * 1000;
let state;

function enter(next) {
  state = next;
  lasting.dataset.state = state;
  for (const part of document.querySelectorAll("[data-expiry]")) {
    const shown = part.dataset.expiry.split(" ").includes(state);
    if (!shown && state === "over") {
      // Not only out of sight: it may name somebody.
      part.remove();
    } else {
      part.hidden = !shown;
    }
  }
  if (state === "over") {
    document.querySelector(".galien-expiry__over").focus();
  }
}

function look() {
  const now = Date.now();
  if (now >= end) {
    clearInterval(looking);
    enter("over");
  } else if (now >= warnAt && state === "lasting") {
    enter("soon");
  }
}

enter("lasting");
const looking = setInterval(look, LOOK_EVERY_MILLIS);
document.addEventListener("visibilitychange", () => state !== "over" && look());
