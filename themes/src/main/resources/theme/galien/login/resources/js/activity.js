// Narrows the list while the search is typed, by the rule of the server, which does it without this script.
const search = document.getElementById("galien-search");
const none = document.getElementById("galien-activity-none");
const activities = document.querySelectorAll("#galien-activity li");

const plain = (text) => text.normalize("NFD").replace(/\p{M}+/gu, "").toLowerCase();

function narrow() {
  const words = plain(search.value).trim().split(/\s+/);
  let found = false;
  for (const activity of activities) {
    const text = plain(activity.textContent);
    activity.hidden = !words.every((word) => text.includes(word));
    found ||= !activity.hidden;
  }
  none.hidden = found;
}

search?.addEventListener("input", narrow);
