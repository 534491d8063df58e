// A page is good for one answer: a second click would come back as an expired page. The button is not disabled, because a
// disabled button is not sent, and loses the keyboard's place.
document.addEventListener("submit", (event) => {
  if (event.target.dataset.sent) {
    event.preventDefault();
  }
  event.target.dataset.sent = "true";
});

// Also when the browser brings the page back as it was left.
window.addEventListener("pageshow", () => {
  for (const form of document.forms) {
    delete form.dataset.sent;
  }
});
