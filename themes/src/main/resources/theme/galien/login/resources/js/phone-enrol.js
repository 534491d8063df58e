// Looks how far the phone is, and asks for the page again when it got further. Without this the buttons do the same.
const page = document.getElementById("galien-phone-enrol");
const look = document.getElementById("galien-phone-look");
const offer = document.getElementById("galien-phone-offer");

// A page is good for one answer (see once.js), and whatever answer goes, the looking is over.
let sent = false;
document.addEventListener("submit", (event) => {
  if (sent) {
    event.preventDefault();
  }
  sent = true;
});
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

async function ask() {
  let again = 2000;
  try {
    const answer = await fetch(page.dataset.poll, { cache: "no-store" });
    if (answer.ok) {
      const progress = await answer.json();
      again = progress.again;
      const late = progress.state === "over" && offer !== null;
      if (progress.state !== page.dataset.state && !late && !sent) {
        look.click();
        return;
      }
    }
  } catch {
    // No network just now.
  }
  if (!sent) {
    setTimeout(ask, again);
  }
}

function count() {
  const left = document.querySelector("[data-left]");
  const end = Date.now() + offer.dataset.seconds * 1000;
  const tick = () => {
    const seconds = Math.max(0, Math.ceil((end - Date.now()) / 1000));
    left.textContent = left.dataset.left.replace("{0}", seconds);
    left.hidden = false;
    if (seconds === 0) {
      // Nobody can read it any more.
      offer.remove();
      document.getElementById("galien-phone-late").hidden = false;
      clearInterval(ticking);
    }
  };
  const ticking = setInterval(tick, 500);
  tick();
}

if (look !== null) {
  ask();
}
if (offer !== null) {
  count();
}
