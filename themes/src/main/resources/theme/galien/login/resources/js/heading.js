// A page that came by itself, while the person was busy with the card: reading starts at its heading.
const heading = document.querySelector("main h1");

heading.tabIndex = -1;
heading.focus();
