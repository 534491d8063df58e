// What Keycloak's own page frame does inline, which our Content-Security-Policy forbids; the values are attributes of the page.
import { checkAuthSession, startSessionPolling } from "./authChecker.js";

const { here, sso, login } = document.body.dataset;

if (here && new URL(location.href).searchParams.has("session_code")) {
  // The answer to a form: reloading it, or coming back to it, is to ask for the page again and not to send the form again.
  const address = new URL(here, location.href);
  address.searchParams.delete("session_code");
  history.replaceState(history.state, "", address);
}
if (sso) {
  startSessionPolling(sso);
}
if (login) {
  checkAuthSession(login);
}
