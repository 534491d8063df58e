// Asks how the request stands and moves on when it is decided. The server says how soon to ask again; a tab that slept asks
// as soon as it wakes. Nothing is kept here that would have to survive that.
const WITHOUT_NETWORK_MILLIS = 3000;
const DECIDED = ["approved", "refused", "fraud", "wrong"];

const page = document.getElementById("galien-phone");
const done = document.getElementById("galien-phone-done");
const left = page.querySelector("[data-left]");
const end = Date.now() + left.dataset.left * 1000;

let next;
let asking = false;
let over = false;

function show(state) {
  page.dataset.state = state;
  for (const part of document.querySelectorAll("[data-phone]")) {
    part.hidden = !part.dataset.phone.split(" ").includes(state);
  }
}

/** The server has the last word: it takes the approval home, or says what came in its place. */
function moveOn() {
  over = true;
  done.requestSubmit();
}

async function ask() {
  if (asking || over) {
    return;
  }
  clearTimeout(next);
  asking = true;
  let again = WITHOUT_NETWORK_MILLIS;
  try {
    const answer = await fetch(page.dataset.status, { cache: "no-store", credentials: "same-origin" });
    if (answer.status === 404) {
      over = true;
      show("lost");
    } else if (answer.ok) {
      const status = await answer.json();
      again = status.again;
      if (DECIDED.includes(status.state)) {
        show("approved");
        moveOn();
      } else {
        over = status.state === "expired";
        show(status.state);
      }
    }
  } catch {
    // No network for a moment: the number stays good.
  } finally {
    asking = false;
  }
  if (!over) {
    next = setTimeout(ask, again);
  }
}

/** The next person at a shared screen, or whoever looks over a shoulder, is not to read what is on it. */
function veil(veiled) {
  for (const part of document.querySelectorAll("[data-unveiled]")) {
    part.hidden = veiled;
  }
  for (const part of document.querySelectorAll("[data-veil]")) {
    part.hidden = !veiled;
  }
}

function wake() {
  veil(document.visibilityState === "hidden");
  if (document.visibilityState === "visible") {
    ask();
  }
}

document.addEventListener("visibilitychange", wake);
window.addEventListener("blur", () => veil(true));
window.addEventListener("focus", wake);
window.addEventListener("online", ask);
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    over = false;
  }
  ask();
});

setInterval(() => {
  left.textContent = Math.max(0, Math.ceil((end - Date.now()) / 1000));
}, 1000);
