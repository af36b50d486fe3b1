{% load static %}// Keeps an empty shell for interviews without a network, and nothing else: no page of a case, no answer of the register.
"use strict";
const SHELL = "nrm-shell-{{ version }}";
const PAGE = "{% url 'identification:offline' %}";
const FILES = [
  PAGE,
  "{% static 'ui/vendor/dkfds/dkfds.css' %}",
  "{% static 'ui/opennrm.css' %}",
  "{% static 'ui/mark.svg' %}",
  "{% static 'ui/vendor/dkfds/icons.svg' %}",
  "{% static 'ui/vendor/dkfds/fonts/IBMPlexSans-Regular-Latin1.woff2' %}",
  "{% static 'identification/offline.js' %}",
  "{% static 'identification/store.js' %}",
  "{% static 'identification/passages.js' %}",
  "{% static 'identification/large-type.js' %}",
];

const keep = async () => {
  const shell = await caches.open(SHELL);
  for (const file of FILES) {
    const answer = await fetch(file, { cache: "reload", credentials: "same-origin" });
    // Signed out, one is led to another page: that is not the shell.
    if (!answer.ok || answer.redirected) throw new Error(`not kept: ${file}`);
    await shell.put(file, answer);
  }
};

const forgetOlder = async () => {
  for (const name of await caches.keys()) if (name.startsWith("nrm-shell-") && name !== SHELL) await caches.delete(name);
};

const kept = async (request) => (await caches.open(SHELL)).match(request, { ignoreSearch: true, ignoreVary: true });

const answer = async (request) => {
  const own = await kept(request);
  if (own && request.mode !== "navigate") return own;
  return fetch(request).catch(() => own || Response.error());
};

self.addEventListener("install", (event) => event.waitUntil(keep().then(() => self.skipWaiting())));
self.addEventListener("activate", (event) => event.waitUntil(forgetOlder().then(() => self.clients.claim())));
self.addEventListener("fetch", (event) => {
  const address = new URL(event.request.url);
  if (event.request.method === "GET" && FILES.includes(address.pathname)) event.respondWith(answer(event.request));
});
