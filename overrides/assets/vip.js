/* What the pages can do beyond HTML: keys, menus that close, copying a citation, sorting, reading as one profession.
   Nothing here is needed to read, and nothing is stored unless the reader presses "Kom ihåg". */
"use strict";
(() => {
  const root = new URL("../", document.currentScript.src);
  const main = document.getElementById("vip-innehall");
  const body = document.querySelector(".vip-body");
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];

  const button = (text, action, className = "vip-button") => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = className;
    made.textContent = text;
    made.addEventListener("click", action);
    return made;
  };

  /* A heading's own words, without the sign that links to it. */
  const named = (heading) =>
    [...heading.childNodes].filter((node) => !node.classList?.contains("headerlink")).map((node) => node.textContent).join("").trim();

  /* ---- Keys and menus ---- */

  const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !typing(event.target)) {
      const seen = all("input[type=search]").filter((field) => field.checkVisibility?.() ?? field.offsetParent);
      const field = seen.find((one) => main.contains(one)) || seen[0];
      event.preventDefault();
      field?.focus();
    }
    if (event.key === "Escape") {
      const open = event.target.closest?.(".vip-programmes[open]") || event.target.closest?.(".vip-menu[open]");
      if (open) {
        open.open = false;
        open.querySelector("summary").focus();
      }
    }
  });

  document.addEventListener("click", (event) => {
    for (const menu of all(".vip-menu[open], .vip-programmes[open]"))
      if (!menu.contains(event.target)) menu.open = false;
  });

  /* What lies open where there is room is open in earnest there, also in browsers that cannot do it by style. */
  for (const fold of all("details[data-wide]")) {
    const wide = matchMedia(`(min-width: ${fold.dataset.wide})`);
    const spread = () => (fold.open = wide.matches);
    wide.addEventListener("change", spread);
    spread();
  }

  /* ---- Citing the page, and the section the reader has come to ---- */

  const citation = document.querySelector(".vip-cite__text");

  /* Copies what the reader sees, and says so. */
  const copying = (text) => {
    if (!navigator.clipboard) return [];
    const said = document.createElement("span");
    said.setAttribute("role", "status");
    return [button("Kopiera", async () => {
      await navigator.clipboard.writeText(text);
      said.textContent = "Texten är kopierad.";
    }), " ", said];
  };
  citation?.after(...copying(citation.textContent));

  const cite = document.createElement("div");
  cite.className = "vip-cite__here";
  const offerCitation = () => {
    const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const heading = target && body?.contains(target) && target.closest("h2, h3, h4, h5, h6");
    cite.remove();
    if (!heading?.id || !heading.querySelector(".headerlink")) return;
    const what = named(heading);
    const show = button("Citera avsnittet", () => {
      const text = document.createElement("span");
      text.textContent = `${what}. I: ${citation.textContent}#${heading.id}`;
      text.tabIndex = -1;
      cite.replaceChildren(text, ...copying(text.textContent));
      text.focus();
    });
    cite.replaceChildren(show);
    heading.after(cite);
  };
  if (citation) {
    addEventListener("hashchange", offerCitation);
    offerCitation();
  }

  /* On paper a link within the site is followed by where it leads. */
  addEventListener("beforeprint", () => {
    for (const link of body ? all("a[href]", body) : []) {
      const url = new URL(link.href);
      const path = link.getAttribute("href").startsWith("#") ? "" : url.pathname;
      if (path.startsWith(root.pathname) && url.origin === root.origin && url.protocol === root.protocol)
        link.dataset.address = path.slice(root.pathname.length - 1) + url.hash;
    }
  });

  /* ---- Tables that can be put in another order ---- */

  const order = new Intl.Collator("sv", { numeric: true });

  for (const table of all("table.vip-sortable")) {
    const heads = all("thead th", table);
    const rows = table.tBodies[0];
    if (!rows || rows.rows.length < 2) continue;
    heads.forEach((head, column) => {
      const sort = button("", () => {
        const up = head.getAttribute("aria-sort") !== "ascending";
        const text = (row) => row.cells[column]?.textContent.trim() || "";
        rows.append(...[...rows.rows].sort((one, other) => order.compare(text(one), text(other)) * (up ? 1 : -1)));
        heads.forEach((one) => one.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", up ? "ascending" : "descending");
      }, "vip-sort");
      sort.append(...head.childNodes);
      head.append(sort);
    });
  }

  /* One field narrows every such table on the page; a table without rows left steps aside. */
  const sortable = all("table.vip-sortable");
  const rows = sortable.flatMap((table) => [...(table.tBodies[0]?.rows || [])]);
  if (rows.length > 8) {
    const box = document.createElement("p");
    const label = document.createElement("label");
    const field = document.createElement("input");
    const count = document.createElement("span");
    box.className = "vip-filter";
    label.htmlFor = field.id = "vip-filter";
    label.textContent = "Visa bara rader med ";
    field.type = "search";
    field.autocomplete = "off";
    count.setAttribute("role", "status");
    const plain = (text) => text.toLocaleLowerCase("sv");
    const texts = rows.map((row) => plain(row.textContent));
    field.addEventListener("input", () => {
      const words = plain(field.value).split(/\s+/).filter(Boolean);
      rows.forEach((row, index) => (row.hidden = !words.every((word) => texts[index].includes(word))));
      for (const table of sortable) table.parentElement.hidden = [...table.tBodies[0].rows].every((row) => row.hidden);
      const shown = rows.filter((row) => !row.hidden).length;
      count.textContent = words.length ? ` ${shown} av ${rows.length} rader visas.` : "";
    });
    box.append(label, field, count);
    body.prepend(box);
  }

  /* ---- Reading as one profession ---- */

  const SAFETY = ".vip-safety, [data-safety]";
  const HEADING = /^H[1-6]$/;
  const KEY = "vip-for";

  const memory = {
    get: () => { try { return localStorage.getItem(KEY); } catch { return null; } },
    set: (id) => { try { localStorage.setItem(KEY, id); } catch { /* The browser refuses to store: then it is not remembered. */ } },
    drop: () => { try { localStorage.removeItem(KEY); } catch { /* Nothing was stored. */ } },
  };

  const ids = (part) => part.dataset.for.split(/\s+/).filter(Boolean);
  const parts = body ? all("[data-for]", body) : [];
  const pick = document.querySelector(".vip-rolepick");

  const nameOf = (id) => {
    const option = pick && [...pick.elements.for.options].find((one) => one.value === id);
    if (option) return option.textContent;
    const link = all(".vip-facts a[href]").find((one) => new URL(one.href).pathname.includes(`/for/${id}/`));
    return link ? link.textContent : null;
  };

  /* The elements that a marked part consists of: what is inside it, or what follows a marked heading. */
  const contents = (part) => {
    if (!HEADING.test(part.tagName)) return [...part.children];
    const found = [];
    for (let next = part.nextElementSibling; next; next = next.nextElementSibling) {
      if (HEADING.test(next.tagName) && next.tagName <= part.tagName) break;
      if (next.matches(".footnote")) break;
      found.push(next);
    }
    return found;
  };

  /* What may be hidden: never safety, never what is for the reader, and never the heading and label of the part. */
  const hideable = (element, id) => {
    if (element.matches(SAFETY) || (element.dataset.for && ids(element).includes(id))) return [];
    if (element.querySelector(SAFETY)) return [...element.children].flatMap((child) => hideable(child, id));
    return [element];
  };

  const folded = [];

  const last = (one, other) =>
    one && other ? (one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? other : one) : one || other;

  const fold = (part, id) => {
    if (part.closest(SAFETY) || part.closest("[hidden]")) return;
    const inside = contents(part);
    const label = inside.find((one) => one.matches(".vip-for"));
    const title = HEADING.test(part.tagName) ? part : inside.find((one) => HEADING.test(one.tagName));
    const rest = inside.filter((one) => one !== label && one !== title).flatMap((one) => hideable(one, id));
    if (!rest.length) return;
    const offer = document.createTextNode("");
    const toggle = button("", () => { state.set(!state.open); tell(); }, "vip-button vip-others");
    toggle.append(offer);
    if (title) {
      const what = document.createElement("span");
      what.className = "vip-hidden";
      what.textContent = `: ${named(title)}`;
      toggle.append(what);
    }
    const left = document.createElement("p");
    left.className = "vip-paper";
    left.textContent = "Utelämnat här: text för andra yrken.";
    const state = {
      open: false,
      rest,
      toggle,
      left,
      set(open) {
        state.open = left.hidden = open;
        rest.forEach((one) => (open ? one.removeAttribute("hidden") : one.setAttribute("hidden", "until-found")));
        toggle.setAttribute("aria-expanded", String(open));
        offer.data = open ? "För andra yrken – dölj" : "För andra yrken – visa";
      },
    };
    const before = last(title, label);
    if (before) before.after(toggle);
    else rest[0].before(toggle);
    toggle.after(left);
    rest.forEach((one) => one.addEventListener("beforematch", () => { state.set(true); tell(); }));
    state.set(false);
    folded.push(state);
  };

  const address = () => new URL(location.href);
  const asked = address().searchParams.get("for");
  const wanted = ((asked === null ? memory.get() : asked) || "").trim();
  /* "Lärare" is understood as larare, as ids are written. */
  const id = wanted.toLowerCase().normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/\s+/g, "-");
  let reader = id && id !== "alla" ? id : null;

  /* Every link to a page of this site keeps the choice, and loses it when the reader takes it back. */
  const isPage = (url) => url.origin === root.origin && url.protocol === root.protocol
    && url.pathname.startsWith(root.pathname) && /(\/|\.html)$/.test(url.pathname)
    && !url.pathname.startsWith(`${root.pathname}for/`);
  const carry = (id) => {
    for (const link of all("a[href]")) {
      const [, path, query = "", hash = ""] = link.getAttribute("href").match(/^([^?#]*)(\?[^#]*)?(#.*)?$/);
      if (!path || !isPage(new URL(link.href))) continue;
      const asks = new URLSearchParams(query);
      if (id) asks.set("for", id);
      else asks.delete("for");
      link.setAttribute("href", path + (asks.size ? `?${asks}` : "") + hash);
    }
    for (const form of all("form.vip-find")) {
      form.querySelector("input[name=for]")?.remove();
      if (!id) continue;
      const field = document.createElement("input");
      Object.assign(field, { type: "hidden", name: "for", value: id });
      form.append(field);
    }
  };

  const bar = document.createElement("div");
  const status = document.createElement("p");
  const paper = document.createElement("p");
  const choices = document.createElement("div");
  let name = null;

  const tell = () => {
    const hidden = folded.filter((one) => !one.open).length;
    const who = name ? (/^.[A-ZÅÄÖ]/.test(name) ? name : name[0].toLowerCase() + name.slice(1)) : "ditt yrke";
    const count = hidden === 1 ? "1 del för andra yrken är hopfälld" : `${hidden} delar för andra yrken är hopfällda`;
    if (!reader) status.textContent = "Allt på sidan visas.";
    else if (!listed) status.textContent = `Det finns inget yrke här som heter ”${wanted.slice(0, 60)}”. Därför visas allt.`;
    else if (!known) status.textContent = `Sidan har inget som är märkt för ${who}. Därför visas allt.`;
    else if (!hidden) status.textContent = `Sidan visas för ${who}. Inget är hopfällt.`;
    else status.textContent = `Sidan visas för ${who}. ${count}.`;
    paper.textContent = hidden ? `Utskriften är för ${who}. ${hidden === 1 ? "1 del" : `${hidden} delar`} för andra yrken är utelämnad${hidden === 1 ? "" : "e"}.` : "";
    const remembered = memory.get();
    const small = document.createElement("span");
    small.className = "vip-role__small";
    choices.replaceChildren();
    if (reader && listed) choices.append(button("Visa allt", showAll));
    if (reader && !listed) {
      const link = document.createElement("a");
      link.className = "vip-button";
      link.href = new URL("for/", root);
      link.textContent = "Välj yrke";
      choices.append(link);
    }
    if (reader && listed && remembered !== reader) {
      small.textContent = "Valet följer med i länkarna. Inget sparas om du inte trycker Kom ihåg.";
      choices.append(button("Kom ihåg", () => { memory.set(reader); tell(); choices.lastElementChild.previousElementSibling?.focus(); }), small);
    } else if (remembered) {
      small.textContent = "Valet är sparat i den här webbläsaren.";
      choices.append(button("Glöm", () => { memory.drop(); tell(); bar.focus(); }), small);
    }
  };

  const showAll = () => {
    folded.forEach((one) => { one.set(true); one.toggle.remove(); one.left.remove(); });
    folded.length = 0;
    reader = null;
    if (pick && parts.length) {
      pick.elements.for.value = "";
      pick.hidden = false;
    }
    const url = address();
    url.searchParams.delete("for");
    if (memory.get()) url.searchParams.set("for", "alla");
    try { history.replaceState(history.state, "", url); } catch { /* A file opened by double-click keeps its address. */ }
    carry(null);
    tell();
    bar.focus();
  };

  let listed = true; /* whether the site knows the profession at all */
  let known = false; /* whether this page makes a difference for it */
  if (pick && parts.length) {
    pick.hidden = Boolean(reader);
    pick.elements.for.value = reader || "";
  }

  const begin = () => {
    known = listed && (parts.some((part) => ids(part).includes(reader)) || Boolean(nameOf(reader)));
    if (!listed && pick && parts.length) {
      pick.hidden = false;
      pick.elements.for.value = "";
    }
    bar.className = "vip-role";
    bar.tabIndex = -1;
    status.setAttribute("role", "status");
    paper.className = "vip-paper";
    choices.className = "vip-role__choices";
    bar.append(status, paper, choices);
    document.querySelector(".vip-head").append(bar);
    if (known) for (const part of parts) if (!ids(part).includes(reader)) fold(part, reader);
    if (asked !== null) carry(listed ? reader : null);
    tell();

    /* An address that points into a folded part opens it. */
    const reveal = () => {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const state = target && folded.find((one) => one.rest.some((element) => element.contains(target)));
      if (state) {
        state.set(true);
        tell();
        target.scrollIntoView();
      }
    };
    addEventListener("hashchange", reveal);
    reveal();
  };

  /* A name the page does not have is looked up among everyone the site is for. */
  if (reader && body) {
    name = nameOf(reader);
    if (name) begin();
    else {
      const script = document.createElement("script");
      document.addEventListener("vip-readers", (event) => {
        listed = Object.hasOwn(event.detail, reader);
        name = listed ? event.detail[reader] : null;
      });
      script.addEventListener("load", begin);
      script.addEventListener("error", begin);
      script.src = new URL("assets/readers.js", root);
      document.head.append(script);
    }
  }
})();
