// The server's time. A phone's clock may be wrong by minutes; what is signed with it would then be refused.

let ahead = 0;

// Whole seconds since 1970, as the server counts them.
export const now = () => Math.floor(Date.now() / 1000) + ahead;

// What the server just said the time is: the Date header of an answer, or the time it signed something.
export function heard(seconds) {
  if (Number.isFinite(seconds)) ahead = Math.round(seconds - Date.now() / 1000);
}
