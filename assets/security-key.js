// Security keys: the only thing on these pages that needs script. The code of an authenticator serves without it.
//
// Promises: asks the key when the button is pressed and never before, puts its answer into the form's own fields and sends
// the form; says in the page's language when nothing came of it.
"use strict";
(() => {
  if (!window.PublicKeyCredential || !navigator.credentials) return;
  const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
  const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");

  const ask = {
    get: async ({ challenge, name }) => {
      const made = await navigator.credentials.get({
        publicKey: { challenge: bytes(challenge), rpId: name, allowCredentials: [], userVerification: "discouraged", timeout: 120000 },
      });
      return { key_credential: made.rawId, key_client_data: made.response.clientDataJSON,
        key_authenticator_data: made.response.authenticatorData, key_signature: made.response.signature };
    },
    create: async ({ challenge, name, user, userName }) => {
      const made = await navigator.credentials.create({
        publicKey: {
          challenge: bytes(challenge), rp: { id: name, name: "Hogo" },
          user: { id: bytes(user), name: userName, displayName: userName },
          pubKeyCredParams: [-7, -8, -257].map((alg) => ({ type: "public-key", alg })),
          authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "discouraged" },
          attestation: "none", timeout: 120000,
        },
      });
      return { key_client_data: made.response.clientDataJSON, key_authenticator_data: made.response.getAuthenticatorData() };
    },
  };

  for (const note of document.querySelectorAll("[data-without-script]")) note.hidden = true;
  for (const part of document.querySelectorAll("[data-security-key]")) {
    const form = part.closest("form");
    const button = part.querySelector("button");
    const status = part.querySelector("[role=status]");
    part.hidden = false;
    button.addEventListener("click", async () => {
      if (button.disabled) return;
      button.disabled = true;
      status.textContent = part.dataset.waiting;
      try {
        const answer = await ask[part.dataset.securityKey](part.dataset);
        for (const [field, value] of Object.entries(answer)) form.elements[field].value = text(value);
        status.textContent = "";
      } catch {
        status.textContent = part.dataset.failed;
        return;
      } finally {
        button.disabled = false;
      }
      form.requestSubmit();
    });
  }
})();
