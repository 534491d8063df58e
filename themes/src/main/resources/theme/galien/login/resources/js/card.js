// Reads the card in a frame of this page. A PIN that was refused, a reader that is missing, a handshake that breaks: all of
// them end on an error page of the browser itself, which says nothing useful and would replace ours.
const SILENCE_MILLIS = 8000;

const form = document.getElementById("galien-means");
const cardButton = document.getElementById("galien-means-card");
const title = document.getElementById("galien-reading-title");
const blankFrame = document.getElementById("galien-frame");

let frame;
let silence;
let inThisWindow = false;
let answered = false;
let renewing = false;

function show(state) {
  clearTimeout(silence);
  for (const part of document.querySelectorAll("[data-while]")) {
    part.hidden = !part.dataset.while.split(" ").includes(state);
  }
}

function waitForTheCard() {
  show("reading");
  title.focus();
  silence = setTimeout(() => show("slow"), SILENCE_MILLIS);
}

function fail() {
  show("failed");
  title.focus();
}

/** A frame of each reading's own: what an old one still brings is nobody's, and the history gets no entry of it. */
function openFrame() {
  closeFrame();
  frame = blankFrame.content.firstElementChild.cloneNode(true);
  frame.addEventListener("load", lookInto);
  document.body.append(frame);
  return frame.name;
}

function closeFrame() {
  frame?.remove();
  frame = undefined;
}

/** What the frame ended on. Of a page that is not ours, the browser's error pages among them, it may not see anything. */
function lookInto(event) {
  const page = event.target.contentDocument;
  if (page === null) {
    fail();
  } else if (page.getElementById("galien-continue")) {
    // Its own script moves the window.
    show("read");
  } else if (page.URL !== "about:blank") {
    // A whole page of ours, as to a browser that does not say what it asks for: its place is the window.
    location.replace(page.URL);
  }
}

/** Where this login stands, whatever was answered before. */
function refreshAddress() {
  const address = new URL(form.action);
  address.searchParams.delete("session_code");
  return address.href;
}

/**
 * The address of a form carries a code that is good for one answer: another answer needs the form of a page read again.
 * Tells whether there was one; a login that has got further has another page by now.
 */
async function renew() {
  const answer = await fetch(refreshAddress(), { cache: "no-store", redirect: "manual" });
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = page.getElementById(form.id);
  if (fresh === null) {
    return false;
  }
  const spent = form.action;
  for (const one of document.forms) {
    if (one.action === spent) {
      one.action = fresh.action;
    }
  }
  return true;
}

async function sendAgain(sent, button) {
  if (renewing) {
    return;
  }
  renewing = true;
  closeFrame();
  try {
    if (await renew()) {
      answered = false;
      if (button) {
        button.click();
      } else {
        sent.requestSubmit();
      }
    } else {
      location.replace(refreshAddress());
    }
  } catch {
    // No network: to go on would only put the browser's error page in our place.
    fail();
  } finally {
    renewing = false;
  }
}

document.addEventListener("submit", (event) => {
  if (answered) {
    event.preventDefault();
    sendAgain(event.target, event.submitter);
    return;
  }
  answered = true;
  if (event.submitter === cardButton) {
    form.target = inThisWindow ? "_self" : openFrame();
    inThisWindow = false;
    waitForTheCard();
  }
});

function readAgain(inWindow) {
  inThisWindow = inWindow;
  cardButton.click();
}

document.getElementById("galien-reading-again").addEventListener("click", () => readAgain(false));
document.getElementById("galien-reading-here").addEventListener("click", () => readAgain(true));

// The browser brings the page back as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    closeFrame();
    show("choice");
  }
});
