// Logs in with a key: by the button of a page, or by a passkey the browser offers in the field of the identifier. The button
// comes first: a browser does one of the two at a time.
import { canUseKeys, decode, encode, say, send, troubleOf } from "./webauthn.js";

const answer = document.getElementById("galien-passkey");
const field = document.querySelector("input[autocomplete~=webauthn]");

let offering;
let asking = false;

function options() {
  const given = JSON.parse(answer.dataset.options);
  return {
    ...given,
    challenge: decode(given.challenge),
    allowCredentials: given.allowCredentials.map((key) => ({ ...key, id: decode(key.id) })),
  };
}

function bring({ id, response }) {
  send(answer, {
    credentialId: id,
    clientDataJSON: encode(response.clientDataJSON),
    authenticatorData: encode(response.authenticatorData),
    signature: encode(response.signature),
    userHandle: response.userHandle ? encode(response.userHandle) : "",
  });
}

async function ask() {
  if (asking) {
    return;
  }
  if (!canUseKeys()) {
    say("unable");
    return;
  }
  asking = true;
  offering?.abort();
  say("waiting");
  try {
    bring(await navigator.credentials.get({ publicKey: options() }));
  } catch (error) {
    asking = false;
    say(troubleOf(error));
    offer();
  }
}

/** In the list the browser opens under the field; nothing is seen of it until the person is there. */
async function offer() {
  if (field === null || !canUseKeys() || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) {
    return;
  }
  offering = new AbortController();
  const { signal } = offering;
  try {
    const credential = await navigator.credentials.get({ publicKey: options(), mediation: "conditional", signal });
    asking = true;
    bring(credential);
  } catch {
    // Nobody asked for it aloud: whatever it met, the rest of the page is there.
  }
}

// Before any other script sees the form go: it goes when the key has answered, by a form of its own.
document.addEventListener(
  "submit",
  (event) => {
    if (event.submitter?.name === "means" && event.submitter.value === "passkey") {
      event.preventDefault();
      event.stopImmediatePropagation();
      ask();
    } else {
      offering?.abort();
    }
  },
  { capture: true },
);

// The browser brings the page back as it was left: its challenge was answered.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});

offer();
