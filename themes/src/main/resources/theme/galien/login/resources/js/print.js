// The browser's own printing, where it can be asked for.
const button = document.getElementById("galien-codes-print");

button.hidden = false;
button.addEventListener("click", () => print());
