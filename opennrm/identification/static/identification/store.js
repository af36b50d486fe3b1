// Drafts on this device: sealed with AES-GCM under a key made of a passphrase, which is kept nowhere. In clear stand only
// when a draft was changed and when it is to be deleted.
"use strict";
const Store = (() => {
  const NAME = "nrm-offline", ROUNDS = 600000, CHECK = "opennrm";
  const bytes = (text) => new TextEncoder().encode(text);
  const asked = (request) => new Promise((done, failed) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const open = () => new Promise((done, failed) => {
    const request = indexedDB.open(NAME, 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("lock", { keyPath: "id" });
      request.result.createObjectStore("drafts", { keyPath: "id" });
    };
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });

  const within = async (name, mode, act) => {
    const base = await open();
    try { return await asked(act(base.transaction(name, mode).objectStore(name))); } finally { base.close(); }
  };

  const keyOf = async (passphrase, salt, rounds) => {
    const secret = await crypto.subtle.importKey("raw", bytes(passphrase), "PBKDF2", false, ["deriveKey"]);
    const how = { name: "PBKDF2", hash: "SHA-256", salt, iterations: rounds };
    return crypto.subtle.deriveKey(how, secret, { name: "AES-GCM", length: 256 }, false, ["encrypt", "decrypt"]);
  };

  // What belongs to a draft is bound to its id and its last day: neither can be exchanged.
  const seal = async (key, text, bound) => {
    const iv = crypto.getRandomValues(new Uint8Array(12));
    const how = { name: "AES-GCM", iv, additionalData: bytes(bound) };
    return { iv, sealed: await crypto.subtle.encrypt(how, key, bytes(text)) };
  };
  const unseal = async (key, kept, bound) => {
    const how = { name: "AES-GCM", iv: kept.iv, additionalData: bytes(bound) };
    return new TextDecoder().decode(await crypto.subtle.decrypt(how, key, kept.sealed));
  };
  const boundTo = (row) => `${row.id} ${row.expires}`;

  return {
    isThere: async () => Boolean(await within("lock", "readonly", (table) => table.get("lock"))),

    begin: async (passphrase) => {
      const salt = crypto.getRandomValues(new Uint8Array(16));
      const key = await keyOf(passphrase, salt, ROUNDS);
      const row = { id: "lock", salt, rounds: ROUNDS, ...(await seal(key, CHECK, "lock")) };
      await within("lock", "readwrite", (table) => table.put(row));
      return key;
    },

    // Null for another passphrase: nothing opens with it.
    unlock: async (passphrase) => {
      const lock = await within("lock", "readonly", (table) => table.get("lock"));
      const key = await keyOf(passphrase, lock.salt, lock.rounds);
      try { return (await unseal(key, lock, "lock")) === CHECK ? key : null; } catch { return null; }
    },

    put: async (key, draft, hours) => {
      const id = draft.id || crypto.randomUUID();
      const expires = draft.expires || Date.now() + hours * 3600000;
      const told = { ...draft, id, expires };
      const row = { id, expires, changed: Date.now(), ...(await seal(key, JSON.stringify(told), `${id} ${expires}`)) };
      await within("drafts", "readwrite", (table) => table.put(row));
      return told;
    },

    all: async (key) => {
      const rows = await within("drafts", "readonly", (table) => table.getAll());
      return Promise.all(rows.map(async (row) => JSON.parse(await unseal(key, row, boundTo(row)))));
    },

    drop: (id) => within("drafts", "readwrite", (table) => table.delete(id)),

    // What has lain here too long goes, also while the store is locked.
    dropExpired: async () => {
      const rows = await within("drafts", "readonly", (table) => table.getAll());
      const over = rows.filter((row) => row.expires <= Date.now());
      for (const row of over) await within("drafts", "readwrite", (table) => table.delete(row.id));
      return over.length;
    },

    wipe: async () => {
      await new Promise((done) => {
        const request = indexedDB.deleteDatabase(NAME);
        request.onsuccess = request.onerror = request.onblocked = done;
      });
      for (const name of await caches.keys()) await caches.delete(name);
      for (const worker of await navigator.serviceWorker.getRegistrations()) await worker.unregister();
    },
  };
})();
