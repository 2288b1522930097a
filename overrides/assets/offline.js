/* The page "Läs utan nät": saving the site for reading without a network, and taking it away again.
   Nothing is registered or stored before the reader presses the button. The worker (offline-worker.js) does the work in
   steps; this script asks for the next one, shows how far it has come and says what went wrong. */
"use strict";
(() => {
  const box = document.querySelector(".vip-offline");
  if (!box) return;
  const root = new URL("../", document.currentScript.src);

  const made = (tag, properties) => Object.assign(document.createElement(tag), properties);
  const status = made("p", { className: "vip-offline__status" });
  const meter = made("progress", { className: "vip-offline__meter", hidden: true, max: 1 });
  const choices = made("p", { className: "vip-offline__choices" });
  status.setAttribute("role", "status");
  meter.setAttribute("aria-label", "Hämtat");
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", "Spara för läsning utan nät");
  box.tabIndex = -1;
  box.replaceChildren(status, meter, choices);

  /* Say how it is, and what the reader can do now: [text, action] each. What fetches stands out. */
  const say = (text, ...actions) => {
    const held = box.contains(document.activeElement);
    if (status.textContent !== text) status.textContent = text;
    meter.hidden = true;
    choices.replaceChildren(...actions.map(([label, action]) => {
      const button = made("button", { type: "button", className: `vip-button${action === save ? " vip-button--primary" : ""}`, textContent: label });
      button.addEventListener("click", action);
      return button;
    }));
    if (held) box.focus();
  };

  const INSTEAD = "Du kan läsa webbplatsen som zip-fil i stället; hur står längre ned.";
  const SAVE = "Spara för läsning utan nät";
  const megabytes = (bytes) => `${(Math.ceil(bytes / 100000) / 10).toLocaleString("sv")} MB`;
  const date = (time) => new Date(time).toLocaleDateString("sv-SE");

  if (location.protocol === "file:") {
    say("Du läser redan en kopia som ligger i en mapp. Här behöver inget sparas, och kopian säger inte själv när den blir gammal: se vilket läge den visar längst ned på sidan.");
    return;
  }
  if (!navigator.serviceWorker || !window.caches || !window.crypto?.subtle || !navigator.locks || !AbortSignal.timeout) {
    say(window.isSecureContext
      ? `Den här webbläsaren kan inte spara webbplatsen. Det kan bero på att fönstret är privat eller att webbläsaren är gammal. ${INSTEAD}`
      : `Webbläsaren kan inte spara webbplatsen, eftersom adressen inte börjar med https. ${INSTEAD}`);
    return;
  }

  /* ---- The worker ---- */

  const registered = async () => {
    const found = await navigator.serviceWorker.getRegistration(root.href);
    return found?.scope === root.href ? found : null; // another site may lie above this one
  };

  const active = async (registration) => {
    const worker = registration.active || registration.waiting || registration.installing;
    while (worker.state !== "activated") {
      if (worker.state === "redundant") throw new Error("redundant");
      await new Promise((resolve) => worker.addEventListener("statechange", resolve, { once: true }));
    }
    return worker;
  };

  const ask = async (what) => {
    const registration = await registered();
    if (!registration) return { failure: "gone" };
    const worker = await active(registration).catch(() => null);
    if (!worker) return { failure: "silent" };
    return new Promise((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = (event) => resolve(event.data);
      setTimeout(() => resolve({ failure: "silent" }), 120000);
      worker.postMessage({ do: what }, [port2]);
    });
  };

  /* ---- How it is ---- */

  const described = (saved) => {
    const what = `Utgåvan ${saved.edition} är sparad`;
    const since = `Den visar läget ${saved.day}, sparades ${date(saved.saved)} och jämfördes senast med webbplatsen ${date(saved.checked)}.`;
    if (saved.lost) return `${what}. Enhetens klocka går fel, så det går inte att säga om kopian gäller. ${since}`;
    return saved.holds ? `${what} och gäller till och med ${saved.until}. ${since}` : `${what}, men kopian har gått ut: den gällde till och med ${saved.until}. ${since} När du har nät jämförs den igen.`;
  };

  const show = async (before = "") => {
    const lead = before ? `${before} ` : "";
    if (!(await registered())) {
      say(`${lead}Inget är sparat.`, [SAVE, save]);
      return;
    }
    const { saved, coming } = await ask("state");
    if (coming) {
      const rest = saved ? ` ${described(saved)}` : " Inget är sparat att läsa än.";
      say(`${lead}${coming.got} av ${coming.total} filer är hämtade.${rest}`, ["Hämta resten", save], ["Ta bort det sparade", remove]);
    } else if (saved) {
      const { newer, edition } = await ask("look");
      const now = (await ask("state")).saved || saved;
      if (newer) say(`${lead}${described(now)} Webbplatsen har en annan utgåva nu: ${edition}.`, ["Hämta den", save], ["Ta bort det sparade", remove]);
      else say(`${lead}${described(now)}`, ["Ta bort det sparade", remove]);
    } else say(`${lead}Inget är sparat att läsa.`, [SAVE, save], ["Ta bort det sparade", remove]);
  };

  /* ---- Saving ---- */

  let going = false;

  const progress = ({ got, total }) => {
    meter.hidden = false;
    meter.value = got / total;
    const quarter = Math.floor((4 * got) / total) * 25; // told four times, not at every file
    const text = quarter ? `${quarter} procent är hämtat.` : "Hämtar. Låt sidan vara öppen.";
    if (status.textContent !== text) status.textContent = text;
  };

  const WHY = {
    network: "Nätet bröts. Det som är hämtat ligger kvar, så nästa gång hämtas bara resten.",
    silent: "Webbläsaren slutade svara. Det som är hämtat ligger kvar.",
    wrong: "En fil kom inte fram som den skulle, och därför används inget av den nya utgåvan. Försök igen om en stund.",
    changed: "Webbplatsen fick en ny utgåva medan du sparade. Försök igen.",
    room: `Det finns för lite plats på enheten. ${INSTEAD}`,
    gone: "Det sparade togs bort under tiden.",
  };

  /* Registers the worker only when the site has something to save and there is room for it. */
  const hindrance = async () => {
    const answer = await fetch(new URL("offline.json", root), { cache: "no-store" }).catch(() => null);
    if (!answer) return "Webbplatsen svarar inte. Försök igen när du har nät.";
    if (!answer.ok) return "Den här webbplatsen går inte att spara; det kan vara en förhandsvisning.";
    const { bytes } = await answer.json().catch(() => ({}));
    if (!bytes) return "Något annat än webbplatsen svarade. Ska du logga in på nätet först?";
    const { quota, usage } = (await navigator.storage?.estimate?.()) || {};
    if (quota && quota - usage < bytes * 1.1) return `Det finns för lite plats. Ungefär ${megabytes(bytes)} behövs, och ${megabytes(Math.max(0, quota - usage))} är ledigt för webbplatsen. ${INSTEAD}`;
    try {
      await navigator.serviceWorker.register(new URL("offline-worker.js", root), { scope: root.href, updateViaCache: "none" });
    } catch {
      return `Webbläsaren lät inte webbplatsen spara något. Är fönstret privat? ${INSTEAD}`;
    }
    return "";
  };

  const save = async () => {
    if (going) return;
    going = true;
    say("Hämtar. Låt sidan vara öppen.", ["Avbryt", () => (going = false)]);
    const stopped = await hindrance();
    if (stopped) {
      going = false;
      await show(stopped);
      return;
    }
    let answer = {};
    for (let tries = 0; tries < 3; tries++) {
      answer = await ask("begin");
      while (going && !answer.failure && !answer.finished && !answer.removed) {
        answer = await ask("step");
        if (answer.total) progress(answer);
      }
      if (answer.failure !== "changed") break;
    }
    const broken = !going;
    going = false;
    if (answer.finished) return show("Klart.");
    if (answer.failure === "room" && !(await ask("state")).saved) await cleared();
    return show(answer.failure ? WHY[answer.failure] || `Det gick inte att spara. ${INSTEAD}` : broken ? "Avbrutet." : WHY.gone);
  };

  /* ---- Taking it away ---- */

  /* The worker takes the same lock for each of its steps, so nothing is written after this. */
  const cleared = () => navigator.locks.request(`vip-offline ${root.pathname} lock`, async () => {
    for (const name of await caches.keys()) if (name.startsWith(`vip-offline ${root.pathname} `)) await caches.delete(name);
    await (await registered())?.unregister();
  });

  const remove = async () => {
    say("Tar bort det sparade.");
    await cleared();
    await show("Det sparade är borttaget.");
  };

  show();
})();
