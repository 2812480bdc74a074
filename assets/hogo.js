// What a page gains with script; everything works without it.
//
// Promises: a form is sent once; typed input is not lost without a question; F9 covers the screen at once and asks the
// server to lock the session; folded explanations are open on paper.
"use strict";
(() => {
  const each = (selector, run) => document.querySelectorAll(selector).forEach(run);

  // Sent once. The back button brings the form back ready.
  const sent = new WeakSet();
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || form.hasAttribute("data-uncover-form")) return;
    if (sent.has(form)) {
      event.preventDefault();
      return;
    }
    sent.add(form);
    changed.delete(form);
    form.querySelectorAll("button[type=submit]").forEach((button) => button.setAttribute("aria-disabled", "true"));
  });
  const ready = (form) => {
    sent.delete(form);
    form.querySelectorAll("button[type=submit]").forEach((button) => button.removeAttribute("aria-disabled"));
  };
  window.addEventListener("pageshow", () => each("form", ready));
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.target.closest && event.target.closest("form");
    if (!form) return;
    ready(form);
    changed.delete(form);
  });

  // Typed and not sent.
  const changed = new Set();
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form && form.hasAttribute("data-warn-unsaved")) changed.add(form);
  });
  window.addEventListener("beforeunload", (event) => {
    for (const form of changed) if (!form.isConnected) changed.delete(form);
    if (changed.size > 0) event.preventDefault();
  });

  // The cover. Shown first, asked after: the server's answer may take its time.
  const cover = document.querySelector("[data-cover]");
  const coverForm = document.querySelector("[data-cover-form]");
  const post = (form) =>
    fetch(form.action, { method: "POST", body: new URLSearchParams(new FormData(form)), redirect: "manual", keepalive: true,
      headers: { "HX-Request": "true" } });
  if (cover && coverForm) {
    const title = document.title;
    let locked = Promise.resolve();
    let before = null;
    const show = () => {
      if (!cover.hidden) return;
      before = document.activeElement;
      cover.hidden = false;
      document.documentElement.classList.add("covered");
      document.title = "-";
      cover.querySelector("h2").focus();
      locked = post(coverForm).catch(() => {});
    };
    const uncoverForm = cover.querySelector("[data-uncover-form]");
    const failed = cover.querySelector("[data-uncover-failed]");
    document.addEventListener("keydown", (event) => {
      if (event.key === "F9" && !event.repeat) {
        event.preventDefault();
        if (cover.hidden) show();
        else uncoverForm.elements.password.focus();
      }
    });
    coverForm.addEventListener("submit", (event) => {
      event.preventDefault();
      show();
    });
    uncoverForm.addEventListener("submit", async (event) => {
      event.preventDefault();
      await locked;
      let opened = false;
      try {
        // Only this one answer opens. Anything else, a way to sign in after the session ended too, leaves it covered.
        opened = (await post(uncoverForm)).status === 204;
      } catch {
        opened = false;
      }
      uncoverForm.elements.password.value = "";
      failed.hidden = opened;
      if (!opened) return uncoverForm.elements.password.focus();
      cover.hidden = true;
      document.documentElement.classList.remove("covered");
      document.title = title;
      if (before && before.isConnected) before.focus();
    });
  }

  // The first thing to read after a form came back.
  const summary = document.querySelector("[data-focus]");
  if (summary) summary.focus();

  // On paper nothing is folded.
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open])")];
    unfolded.forEach((details) => (details.open = true));
  });
  window.addEventListener("afterprint", () => unfolded.forEach((details) => (details.open = false)));
})();
