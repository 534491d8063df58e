// The card was read in a frame: what comes next belongs to the window.
window.top.location.replace(document.getElementById("galien-continue").href);
