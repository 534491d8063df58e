// Makes a key: what the page says about it comes from the realm's policy, what the key says goes back by the page's form.
import { canUseKeys, decode, encode, say, send, troubleOf } from "./webauthn.js";

const form = document.getElementById("galien-key-add");
const { options } = form.dataset;

let asking = false;

function creation() {
  const given = JSON.parse(options);
  return {
    ...given,
    challenge: decode(given.challenge),
    user: { ...given.user, id: decode(given.user.id) },
    excludeCredentials: given.excludeCredentials.map((key) => ({ ...key, id: decode(key.id) })),
  };
}

async function add() {
  if (asking) {
    return;
  }
  if (!canUseKeys()) {
    say("unable");
    return;
  }
  asking = true;
  say("waiting");
  try {
    const { id, response } = await navigator.credentials.create({ publicKey: creation() });
    send(form, {
      publicKeyCredentialId: id,
      clientDataJSON: encode(response.clientDataJSON),
      attestationObject: encode(response.attestationObject),
      transports: response.getTransports?.().join(",") ?? "",
    });
  } catch (error) {
    asking = false;
    say(troubleOf(error));
  }
}

form.addEventListener("submit", (event) => {
  event.preventDefault();
  add();
});

window.addEventListener("pageshow", (event) => {
  if (event.persisted) {
    location.reload();
  }
});
