// What asking for a key and making one have in common. The conversions are ours: PublicKeyCredential.parse…FromJSON is not in
// Safari before 18.

export const canUseKeys = () => globalThis.PublicKeyCredential !== undefined && navigator.credentials !== undefined;

export const encode = (bytes) =>
  btoa(Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join(""))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "");

export const decode = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (char) => char.charCodeAt(0));

/** Browsers do not tell a person who cancelled from a key that did not answer, so that no site learns which keys there are. */
export function troubleOf(error) {
  switch (error.name) {
    case "InvalidStateError":
      return "known";
    case "ConstraintError":
    case "NotSupportedError":
    case "NotReadableError":
      return "unsuited";
    case "SecurityError":
    case "TypeError":
      return "unable";
    default:
      return "nothing";
  }
}

/** One sentence of those the page holds ready, or none. */
export function say(what) {
  for (const part of document.querySelectorAll("[data-key]")) {
    part.hidden = part.dataset.key !== what;
  }
}

/** Sends what a key answered by the page's own form: no other field of the page goes with it. */
export function send(form, answer) {
  for (const [name, value] of Object.entries(answer)) {
    form.elements.namedItem(name).value = value;
  }
  form.submit();
}
