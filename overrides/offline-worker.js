/* Serves the copy that a reader has saved, when the network fails and never else.
   It is registered by assets/offline.js when the reader presses "Spara för läsning utan nät". What it stores:
   one small cache that says what is saved, one cache for each saved edition, and one for an edition on its way.
   An edition is served when every file of it is there with the checksum that the build gave it (macros/build/saving.py);
   until then the one before is served, or none. */
"use strict";

const SCOPE = new URL(self.registration.scope); // the site's root, below whatever path
const NAME = `vip-offline ${SCOPE.pathname} `; // caches and locks belong to the origin, which other sites may share
const STATE = `${NAME}state`;
const OFFER = "offline.json"; // what the site offers now: its edition, day, days it holds, and the list's checksum
const LIST = "offline-files.json"; // that edition's files and their checksums
const ABOUT = "om/utan-nat/";
const PATIENCE = 8000; // ms for a page's first bytes: a phone on a poor network needs some seconds
const LONGEST = 60000; // ms for one file that is to be saved
const BATCH = 24; // files in a step: short enough to be done before a browser stops a worker
const DAY = 86400000;
const DOWN = new Set([502, 503, 504]); // what stands before the site says that the site does not answer

const at = (path) => SCOPE.href + path;

class Failure extends Error {
  constructor(kind, path = "") {
    super(kind);
    Object.assign(this, { kind, path });
  }
}

const put = (cacheName, path, response) =>
  caches.open(cacheName).then((cache) => cache.put(at(path), response)).catch(() => { throw new Failure("room", path); });

/* ---- What is saved, or nothing: { saved: what is served or null, coming: the cache being filled or null, full: when there was no room } ---- */

const read = async () => (await caches.match(at(OFFER), { cacheName: STATE }))?.json() ?? null;
const write = (state) => put(STATE, OFFER, new Response(JSON.stringify(state)));
const noted = async (cacheName, path) => (await caches.match(at(path), { cacheName }))?.json() ?? null;
const clear = async (kept) => {
  for (const name of await caches.keys()) {
    if (!name.startsWith(NAME) || kept.includes(name)) continue;
    const cache = await caches.open(name);
    for (const key of await cache.keys()) await cache.delete(key); // a cache that is still held by a script keeps its room when it is deleted
    await caches.delete(name);
  }
};

/* One at a time. Without room, what was on its way is taken away, and that is noted with the time. The room may not be free at
   once, so a note that cannot be written is no fault of its own: an edition on its way whose cache is gone counts as none. */
const locked = (work) =>
  navigator.locks.request(`${NAME}lock`, async () => {
    try {
      return await work();
    } catch (failure) {
      if (failure.kind === "room") {
        const state = await read();
        await clear([STATE, state?.saved?.cache]);
        if (state) await write({ ...state, coming: null, full: Date.now() }).catch(() => {});
      }
      throw failure;
    }
  });

/* ---- Saving an edition: whole or not at all ---- */

const offered = async () => {
  const offer = await fetch(at(OFFER), { cache: "no-store" }).then((response) => response.json()).catch(() => null);
  if (!offer || !/^[0-9a-f]{64}$/.test(offer.list) || !Number.isInteger(offer.days)) throw new Failure("network", OFFER);
  return offer;
};

const sha256 = async (bytes) =>
  [...new Uint8Array(await crypto.subtle.digest("SHA-256", bytes))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/* A file with the bytes that were promised, and the headers of a strict host whatever the host says. */
const verified = async (path, hash, headers, old) => {
  const as = (bytes, type) => new Response(bytes, { headers: { ...headers, "Content-Type": type } });
  const kept = old?.files[path] === hash && (await caches.match(at(path), { cacheName: old.cache }));
  if (kept) {
    const bytes = await kept.arrayBuffer();
    if ((await sha256(bytes)) === hash) return as(bytes, kept.headers.get("Content-Type"));
  }
  const response = await fetch(at(path), { cache: "no-cache", signal: AbortSignal.timeout(LONGEST) }).catch(() => null);
  if (!response || DOWN.has(response.status)) throw new Failure("network", path);
  const bytes = await response.arrayBuffer().catch(() => { throw new Failure("network", path); });
  if (!response.ok || (await sha256(bytes)) !== hash) throw new Failure("wrong", path);
  return as(bytes, response.headers.get("Content-Type") || "application/octet-stream");
};

const settled = async (promises) => {
  const failed = (await Promise.allSettled(promises)).find((one) => one.status === "rejected");
  if (failed) throw failed.reason;
};

/* What the pages and the renewal may ask for. Each answer is a plain object, given with the lock held. */
const ACTIONS = {
  /* What is saved, and whether it holds; `left` counts the files of an edition on its way. */
  async state() {
    const state = await read();
    const list = state?.coming && (await noted(state.coming, LIST));
    const there = list ? (await (await caches.open(state.coming)).keys()).length - 2 : 0;
    return { saved: state?.saved && { ...state.saved, ...validity(state.saved) }, coming: list && { got: there, total: Object.keys(list.files).length } };
  },

  /* Compare with the site. A saved edition that is still the site's holds from now on. */
  async look() {
    const state = await read();
    if (!state) return {};
    const offer = await offered();
    const newer = state.saved?.list !== offer.list;
    if (!newer) await write({ ...state, saved: { ...state.saved, days: offer.days, checked: Date.now() } });
    return { newer, edition: offer.edition };
  },

  /* Make ready for what the site offers now. What has been fetched of the same edition is kept. */
  async begin() {
    const offer = await offered();
    const state = (await read()) || { saved: null };
    if (state.saved?.list === offer.list) {
      await write({ saved: { ...state.saved, days: offer.days, checked: Date.now() }, coming: null });
      return { finished: true };
    }
    const coming = `${NAME}${offer.edition} ${offer.list.slice(0, 12)}`;
    const list = await verified(LIST, offer.list, {});
    await clear([STATE, state.saved?.cache, coming]);
    await put(coming, LIST, list);
    await put(coming, OFFER, new Response(JSON.stringify(offer)));
    await write({ ...state, coming });
    return {};
  },

  /* Fetch the next files; when none is left the edition becomes the one served, by one write. */
  async step() {
    const state = await read();
    if (!state?.coming) return { finished: Boolean(state?.saved), removed: !state };
    const [offer, list] = [await noted(state.coming, OFFER), await noted(state.coming, LIST)];
    if (!offer || !list) { // it was cleared, and the worker stopped before that was written
      await write({ ...state, coming: null });
      throw new Failure("unknown");
    }
    const there = new Set((await (await caches.open(state.coming)).keys()).map((one) => one.url));
    const missing = Object.entries(list.files).filter(([path]) => !there.has(at(path)));
    const old = state.saved && { cache: state.saved.cache, files: (await noted(state.saved.cache, LIST))?.files ?? {} };
    try {
      await settled(missing.slice(0, BATCH).map(async ([path, hash]) => put(state.coming, path, await verified(path, hash, list.headers, old))));
    } catch (failure) {
      if (failure.kind === "wrong" && (await offered()).list !== offer.list) throw new Failure("changed", failure.path);
      throw failure;
    }
    const total = Object.keys(list.files).length;
    if (missing.length > BATCH) return { got: total - missing.length + BATCH, total };
    const now = Date.now();
    await write({ saved: { ...offer, cache: state.coming, saved: now, checked: now }, coming: null });
    await clear([STATE, state.coming]);
    return { got: total, total, finished: true };
  },
};

self.addEventListener("message", (event) => {
  const action = ACTIONS[event.data?.do];
  const [port] = event.ports;
  if (!action || !port) return;
  const told = (failure) => ({ failure: failure.kind || "unknown", path: failure.path || "" });
  event.waitUntil(locked(action).catch(told).then((answer) => port.postMessage(answer)));
});

/* With a network: see whether the saved edition is still the site's, and fetch what has changed. One at a time. On a full device
   it is tried once a day: each try fetches as much as there is room for, and the reader may be paying for it. */
const renew = (sparing) =>
  navigator.locks.request(`${NAME}renewing`, { ifAvailable: true }, async (lock) => {
    const state = lock && (await read());
    if (!state) return;
    const full = Math.abs(Date.now() - (state.full ?? 0)) < DAY;
    try {
      const { newer } = await locked(ACTIONS.look);
      if (!newer || sparing || full) return;
      let { finished } = await locked(async () => ((await read()) ? ACTIONS.begin() : { finished: true })); // it may have been taken away
      while (!finished) {
        const step = await locked(ACTIONS.step);
        finished = step.finished || step.removed;
      }
    } catch { /* The edition from before is still the one served, and the next page tries again. */ }
  });

/* ---- Telling that a page is a saved one ---- */

const date = (time) => new Date(time).toLocaleDateString("sv-SE"); // year-month-day, by the reader's clock
const escaped = (text) => String(text).replace(/[&<>"]/g, (sign) => `&#${sign.charCodeAt(0)};`);
const dated = (text) => `<time datetime="${escaped(text)}">${escaped(text)}</time>`;

/* A copy holds for some days after it was last compared with the site. A clock that has gone backwards proves nothing. */
const validity = (saved) => {
  const now = Date.now();
  const until = date(saved.checked + saved.days * DAY);
  const lost = now < saved.checked - DAY;
  return { until, lost, holds: !lost && date(now) <= until };
};

const notice = (html, saved, missing) => {
  const { until, lost, holds } = validity(saved);
  const today = date(Date.now());
  const reviewed = /data-vip-review-by="(\d{4}-\d\d-\d\d)"/.exec(html)?.[1];
  const old = lost
    ? `<strong>Det går inte att säga om den sparade kopian gäller.</strong> Enhetens klocka visar ${dated(today)}, men kopian jämfördes med webbplatsen ${dated(date(saved.checked))}. Ställ klockan, eller läs på nätet.`
    : `<strong>Den sparade kopian har gått ut.</strong> Den gällde till och med ${dated(until)}. Texten kan vara ändrad eller fel: kontrollera den innan du använder den.`;
  const said = [
    missing && "<strong>Sidan du ville läsa finns inte i den sparade kopian.</strong>",
    holds && `<strong>Sparad kopia, gäller till och med ${dated(until)}.</strong>`,
    `Webbplatsen svarar inte. Du läser utgåvan ${escaped(saved.edition)}, som visar läget ${dated(saved.day)}. Kopian sparades ${dated(date(saved.saved))} och jämfördes senast med webbplatsen ${dated(date(saved.checked))}.`,
    `<a href="${escaped(at(ABOUT))}">Om det sparade</a>`,
  ];
  const late = reviewed && reviewed < today
    && `<p><strong>Granskningen är försenad.</strong> Sidan skulle ha granskats senast ${dated(reviewed)}. Kontrollera uppgifterna innan du använder dem.</p>`;
  return (holds ? "" : `<aside class="vip-saved vip-saved--old" aria-label="Kopian gäller inte"><p>${old}</p></aside>`)
    + `<aside class="vip-saved" aria-label="Sparad kopia"><p>${said.filter(Boolean).join(" ")}</p>${late || ""}</aside>`;
};

/* First on the page, but for the link that skips to the text, which is hidden until a key reaches it. */
const FIRST = /<body[^>]*>(?:\s*<a class="vip-skip"[^>]*>[^<]*<\/a>)?|$/;

const told = (html, saved, missing) =>
  html
    .replace("<title>", `<title>${validity(saved).holds ? "Sparad kopia" : "Kopian gäller inte"}: `)
    .replace(FIRST, (start) => start + notice(html, saved, missing));

/* ---- Answering ---- */

const readers = new Set(); // pages that were served from the copy: what they ask for comes from the same edition

const own = async (event, url, saved) => {
  const path = url.pathname.slice(SCOPE.pathname.length).replace(/(^|\/)index\.html$/, "$1");
  const find = (name) => caches.match(at(name), { cacheName: saved.cache });
  const found = await find(path);
  if (!found) return event.request.mode === "navigate" && (await find(`${path}/`)) ? Response.redirect(`${at(path)}/${url.search}`) : null;
  if (!/^text\/html/.test(found.headers.get("Content-Type"))) return found;
  if (event.resultingClientId) readers.add(event.resultingClientId);
  return new Response(told(await found.text(), saved, url.searchParams.has("saknas")), { headers: found.headers });
};

/* Parts of the search index bear their index's version: the same version means the same bytes. */
const sameIndex = async (url, saved) => {
  const version = url.searchParams.get("v");
  const index = version && (await caches.match(at("search/index.js"), { cacheName: saved.cache }));
  return Boolean(index) && (await index.text()).includes(`"${version}"`);
};

const within = (time, promise) =>
  new Promise((resolve, reject) => {
    promise.then(resolve, reject);
    setTimeout(() => reject(new Failure("slow")), time);
  });

const answer = async (event, url) => {
  const { request } = event;
  const navigates = request.mode === "navigate";
  const saved = (await read())?.saved;
  if (saved && !navigates && (readers.has(event.clientId) || (await sameIndex(url, saved)))) {
    const mine = await own(event, url, saved);
    if (mine) return mine;
  }
  const network = fetch(request);
  if (!saved) return network;
  try {
    const response = await within(PATIENCE, network);
    return (DOWN.has(response.status) && (await own(event, url, saved))) || response;
  } catch {
    const mine = await own(event, url, saved);
    if (mine) return mine;
    return navigates ? network.catch(() => Response.redirect(`${at(ABOUT)}?saknas=1`)) : network;
  }
};

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return;
  event.respondWith(answer(event, url));
  const sparing = navigator.connection?.saveData || request.headers.get("Save-Data") === "on";
  if (request.mode === "navigate") event.waitUntil(Promise.resolve(event.handled).then(() => renew(sparing), () => {}));
});

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
