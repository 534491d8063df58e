// Goes on when every software has logged out in its frame, and soon in any case: a dead one keeps nobody.
const PATIENCE_MILLIS = 3000;

const goOn = () => location.replace(document.getElementById("continue").href);

if (document.readyState === "complete") {
  goOn();
} else {
  window.addEventListener("load", goOn);
  setTimeout(goOn, PATIENCE_MILLIS);
}
