// A page is good for one answer: a second click would come back as an expired page. The button is not disabled, because a
// disabled button is not sent, and loses the keyboard's place.
const form = document.getElementById("galien-means");

form.addEventListener("submit", (event) => {
  if (form.dataset.sent) {
    event.preventDefault();
  }
  form.dataset.sent = "true";
});

// Also when the browser brings the page back as it was left.
window.addEventListener("pageshow", () => delete form.dataset.sent);
