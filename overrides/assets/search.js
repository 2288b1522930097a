/* Searching the site in the reader's browser, in Swedish (macros/exports/search.py writes the index and says what is in it).
   Nothing is fetched before the first keystroke, nothing is stored; index parts load as scripts, so a folder will do. */
"use strict";
(() => {
  const box = document.querySelector("[data-vip-search]");
  const base = new URL(box?.dataset.index || "../search/", box?.dataset.index ? document.baseURI : document.currentScript.src);

  /* ---- Words: the same rules as macros/exports/swedish.py ---- */

  const fold = (text) => text.toLowerCase().normalize("NFD").replace(/[\p{M}\u00ad\u200b\u2060]/gu, "").replace(/æ/g, "a").replace(/ø/g, "o");
  const WORD = /[\p{L}\p{N}]+/gu;

  /* Snowball's Swedish stemmer, written from https://snowballstem.org/algorithms/swedish/stemmer.html. */
  const REGION = /^[^aeiouyåäö]*[aeiouyåäö]+[^aeiouyåäö]/;
  const MAIN = /(?:heterna|hetens|heten|heter|arnas|ernas|ornas|andes|anden|andet|arens|arna|erna|orna|ades|ande|arne|aste|aren|erns|ade|are|ern|ens|het|ast|ad|en|ar|er|or|as|es|at|et|a|e|s)$/;
  const KEEPS_ET = /(?:fab|h|pak|rak|stak|kom|iet|[cdmnprstux]it|[ai]lit|[ik]vit)$/;
  const etGoes = (start) => /.[aeiouyåäö][^aeiouyåäö]$/.test(start) && !KEEPS_ET.test(start);
  const snowball = (word) => {
    const p1 = word.length < 3 ? word.length : Math.max(3, REGION.exec(word)?.[0].length || word.length);
    const inRegion = (pattern) => pattern.exec(word.slice(p1))?.[0];
    const suffix = inRegion(MAIN);
    if (suffix) {
      const start = word.slice(0, -suffix.length);
      if (suffix === "s") {
        if (start.endsWith("et") && etGoes(start.slice(0, -2))) word = start.slice(0, -2);
        else if (/[bcdfghjklmnoprtvy]$/.test(start)) word = start;
      } else if (suffix !== "et" || etGoes(start)) word = start;
    }
    if (inRegion(/(?:dd|gd|nn|dt|gt|kt|tt)$/)) word = word.slice(0, -1);
    const last = inRegion(/(?:lig|ig|els|fullt|öst)$/);
    if (last === "fullt") return word.slice(0, -1);
    if (last === "öst") return /[iklnprtuv]öst$/.test(word) ? word.slice(0, -1) : word;
    return last ? word.slice(0, -last.length) : word;
  };

  const DEFINITE = /(a)ns?$|(en)as?$|(or)(?:ns?|er(?:na)?s?)$|(?<=nd)e[nt]s?$|(?<=[^aeiouyåäö][^haeiouyåäö])ets?$/;
  const stem = (word) => {
    if (word.length >= 6) word = word.replace(DEFINITE, (_, a, en, or) => a || en || or || "");
    word = snowball(word);
    if (word.length >= 4) word = word.replace(/(?<=d|t)r$|(?<=d|k|g)n$/, "");
    return word.length >= 5 ? word.replace(/(?<=[^aeiouyåäö])el$/, "l") : word;
  };
  const stems = (word) => [...new Set([fold(stem(word)), stem(fold(word))])];

  const firstSound = (word) =>
    word
      .replace(/^ps(?=[aeiouy])|^(?:sch|stj|skj|sj|sh|c(?=[eiy])|z|x|sk(?=[eiy]))/, "s")
      .replace(/^(?:c|q|ch)/, "k")
      .replace(/^(?:hj|lj|gj|dj|g(?=[eiy]))/, "j")
      .replace(/^w/, "v")
      .replace(/^ph/, "f")
      .replace(/^h(?=[^aeiouy])/, "")[0] || "";

  /* ---- Index parts ---- */

  const waiting = new Map();
  const loaded = new Map();
  let index = null;
  let failed = false;

  const load = (name) => {
    if (!loaded.has(name))
      loaded.set(name, new Promise((resolve) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.onerror = () => { failed = true; loaded.delete(name); resolve(null); };
        script.src = new URL(`${name}.js${index ? `?v=${index.version}` : ""}`, base).href;
        document.head.append(script);
      }));
    return loaded.get(name);
  };
  /* A part of another edition numbers its sections otherwise: the site was published while this page lay open. It is
     loaded anew, with its question, which stands in the address; should that not help, the part counts as missing. */
  const take = (name, value, version) => {
    if (!index || version === index.version) waiting.get(name)?.(value);
    else if (Date.now() - (history.state?.anew || 0) < 60000) { failed = true; loaded.delete(name); waiting.get(name)?.(null); }
    else { history.replaceState({ ...history.state, anew: Date.now() }, ""); location.reload(); }
  };
  window.vipSearch = Object.assign(take, { fold, stem, stems, snowball, firstSound });
  if (!box) return;

  const start = async () => {
    if (index) return index;
    const got = await load("index");
    if (!got || index) return index;
    const words = (text) => text.split(" ").filter(Boolean);
    index = { ...got, firsts: got.shards.split(" "), sounds: words(got.vocabulary), filters: new Set(words(got.filters)),
      pageOfEntry: got.entries.flatMap((count, page) => Array(count).fill(page)), functionWords: new Set(words(got.function)), weak: new Set(words(got.weak)), persons: new Set(words(got.persons)), phrases: got.phrases.split("\n").filter(Boolean).map(synonym), starts: [], pageOf: [] };
    got.pages.forEach((count, page) => {
      index.starts.push(index.pageOf.length);
      for (let i = 0; i < count; i++) index.pageOf.push(page);
    });
    index.programmes = got.programmes.map(([id, title, first], n, every) => ({ id, title, first, end: every[n + 1]?.[2] ?? got.pages.length,
      stems: new Set((title.match(WORD) || []).flatMap((word) => stems(word.toLowerCase()))) }));
    return index;
  };

  const synonym = (line) => {
    const [keys, flags, asked, label, ...names] = line.slice(1).split("\t");
    const [targets, last] = names.map((text) => text.split("/").filter(Boolean));
    return { keys: keys.split(" "), flags, asked, label, targets, last };
  };

  /* The parts that this question has needed. Past a number of them it goes without what is only nice to know,
     so that a long question costs no more than a phone can bear; what is fetched already counts too, so that answers stay the same. */
  let used = new Set();
  const room = () => used.size < MOST_PARTS;

  const shard = async (key) => {
    let low = 0, high = index.firsts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (index.firsts[middle] <= key) low = middle;
      else high = middle - 1;
    }
    used.add(low);
    const text = await load(`p-${low}`);
    if (text === null) return { words: new Map(), kin: new Map(), synonyms: [] };
    if (typeof text === "string") {
      const parsed = { words: new Map(), kin: new Map(), synonyms: [] };
      for (const line of text.split("\n")) {
        if (line[0] === "=") {
          const [key, ...kin] = line.slice(1).split(" ");
          parsed.kin.set(key, kin);
        } else if (line[0] === "~") parsed.synonyms.push(synonym(line));
        else parsed.words.set(line.slice(0, line.indexOf(";")), line);
      }
      loaded.set(`p-${low}`, Promise.resolve(parsed));
      return parsed;
    }
    return text;
  };

  /* ---- Where one word is ---- */

  const MOST_PARTS = 12;
  const EXACT = 1, INFLECTED = 0.92, DERIVED = 0.6, BEGUN = 0.5, TENSE = 0.8, PART = 0.7, SYNONYM = 0.72, NEAR = 0.8, TOGETHER = 0.62, FEW = 4, NAMED = 1.2, CLOSE = 0.7, SHORT = 4;
  const COVERAGE = 1.2, INSIDE = 0.6, OWN = 0.15, WEAK = 1, OTHERS = 0.15, WHOLE = 0.5, ENTRY = 1.5, UNKNOWN = 2, FAINT = 0.2, LOOSE = 0.2, SEVERAL = 0.6, SAID = 0.3;

  let naming = NAMED; // what a page's name is worth: less in a question of many words

  /* Numbers as `macros/exports/search.py` writes them: a capital letter is a level, and what follows the gap to the number before. */
  const levels = (text, take) => {
    let number = -1;
    for (const [, level, gap] of text.matchAll(/([A-O])([0-9a-z]*)/g)) take((number += gap ? parseInt(gap, 36) : 1), (level.charCodeAt(0) - 64) / 15);
  };

  const raise = (into, key, weight) => { if (weight > (into.get(key) || 0)) into.set(key, weight); };

  const read = (line, form, worth, into, named, entries) => {
    const key = line.slice(0, line.indexOf(";"));
    for (const field of line.slice(key.length + 1).split(";")) {
      const comma = field.indexOf(",");
      const ending = field.slice(0, comma);
      if (ending === "?") {
        levels(field.slice(comma + 1), (entry, share) => raise(entries, entry, worth * share));
        continue;
      }
      const whole = ending[0] === "=" ? ending.slice(1) : key + ending;
      const kind = ending === "+" ? PART : whole === form ? EXACT : INFLECTED;
      levels(field.slice(comma + 1), (section, level) => {
        raise(into, section, worth * kind * level);
        if (level === 1) named.add(section);
      });
    }
  };

  const PAST = /.[^aeiouy][dt]$/; // the stems of hörde and hört beside that of hör

  /* Sections for one word, weighted by how rare it is; nothing if the site does not have it. */
  const find = async (word, open = false) => {
    const into = new Map();
    const named = new Set();
    const entries = new Map();
    const form = fold(word);
    const seen = new Set();
    for (const key of stems(word)) {
      const { words, kin } = await shard(key);
      const take = (other, worth, from = words) => {
        if (from.has(other) && !seen.has(other)) { seen.add(other); read(from.get(other), form, worth, into, named, entries); }
      };
      take(key, 1);
      for (const other of kin.get(key) || []) take(other, 1, (await shard(other)).words);
      for (const more of ["d", "t"]) {
        take(key + more, TENSE);
        if (PAST.test(key)) take(key.slice(0, -1), TENSE);
      }
      if (key.length > 3) for (const more of ["ning", "ing", "j", "isk"]) {
        take(key + more, DERIVED);
        if (key.endsWith(more) && key.length > more.length + 3) take(key.slice(0, -more.length), DERIVED);
      }
      if (open && form.length > 2) for (const other of words.keys()) if (other.startsWith(form)) take(other, BEGUN);
    }
    if (!into.size && !entries.size) return null;
    const rare = Math.log(1 + index.pageOf.length / (into.size + 0.5));
    for (const [section, weight] of into) into.set(section, weight * rare + (named.has(section) ? naming : 0));
    return { sections: into, entries, rare, stems: seen, forms: [form] };
  };

  const merge = (into, sections, worth) => sections.forEach((weight, section) => raise(into, section, weight * worth));

  /* As `find`, and what the glossary has for the word. */
  const findWide = async (word) => {
    let found = await find(word);
    for (const key of stems(word))
      for (const one of (await shard(key)).synonyms)
        if (one.keys.length === 1 && !/[ac]/.test(one.flags))
          for (const target of one.targets) {
            const words = tokensOf(target);
            const other = words.length === 1 ? await find(words[0].word) : null;
            if (!other) continue;
            found = found || { sections: new Map(), entries: new Map(), stems: new Set(), forms: [] };
            merge(found.sections, other.sections, SYNONYM);
            merge(found.entries, other.entries, SYNONYM);
            other.stems.forEach((stem) => found.stems.add(stem));
            found.forms.push(...other.forms);
          }
    return found;
  };

  /* Sections, and what pages are searched as, that have every one of `words`. */
  const findTogether = async (words, by = find) => {
    const found = await Promise.all(words.map((word) => by(word)));
    if (!found.length || found.includes(null)) return null;
    const shared = (maps, divisor) => {
      const into = new Map();
      const [first, ...rest] = maps.sort((a, b) => a.size - b.size);
      first.forEach((weight, key) => {
        if (rest.every((other) => other.has(key))) into.set(key, rest.reduce((sum, other) => sum + other.get(key), weight) / divisor);
      });
      return into;
    };
    const sections = shared(found.map((one) => one.sections), found.length);
    const entries = shared(found.map((one) => one.entries), 1);
    return { sections, entries, stems: new Set(found.flatMap((one) => [...one.stems])), forms: found.flatMap((one) => one.forms) };
  };

  const knows = ({ words, synonyms }, key) => words.has(key) || synonyms.some((one) => one.keys.length === 1 && one.keys[0] === key);

  /* The two words of a compound that the site does not have as such: the longest first word that it knows, and the rest.
     Two short ones are more often a word of its own, as körkort is. */
  const cut = async (word) => {
    const letters = fold(word);
    let tries = 2;
    for (let at = letters.length - 3; at > 2 && tries; at--) {
      const first = letters.slice(0, at);
      for (const part of /[soeu]$/.test(first) && at > 4 ? [first.slice(0, -1), first] : [first]) {
        const key = stem(part);
        if (!knows(await shard(key), key)) continue;
        tries--;
        const rest = letters.slice(at);
        const restKey = stem(rest);
        if (Math.max(part.length, rest.length) > SHORT && knows(await shard(restKey), restKey)) return [part, rest];
        const deeper = rest.length > 6 && tries ? await cut(rest) : null;
        if (deeper) return [part, ...deeper];
        break;
      }
    }
    return null;
  };

  /* The longest known beginning of a word that is otherwise unknown. */
  const piece = async (word) => {
    const letters = fold(word);
    for (let length = letters.length - 1; length > 3; length--) {
      const first = letters.slice(0, length);
      if (knows(await shard(stem(first)), stem(first))) return [first];
    }
    return null;
  };

  /* ---- Near spellings ---- */

  const sound = (word) =>
    word.replace(/ck|ch|[cq]/g, "k").replace(/z/g, "s").replace(/x/g, "ks").replace(/ph/g, "f").replace(/th/g, "t").replace(/w/g, "v")
      .replace(/(?:sk|s[jk]j|stj|sk?h)(?=[eiy])/g, "s").replace(/y/g, "i").replace(/e(?=[ao])/g, "i").replace(/^ps|^sk(?=[ei])/, "s").replace(/(.)\1+/g, "$1");

  /* Damerau–Levenshtein; a doubled letter or one vowel for another costs half. Stops above `limit`. */
  const distance = (one, other, limit) => {
    if (Math.abs(one.length - other.length) > limit) return limit + 1;
    let before = [], row = [...Array(other.length + 1).keys()];
    for (let i = 1; i <= one.length; i++) {
      const next = [i];
      for (let j = 1; j <= other.length; j++) {
        const a = one[i - 1], b = other[j - 1];
        const swap = a === b ? 0 : /[aeiouy]/.test(a) && /[aeiouy]/.test(b) ? 0.6 : 1;
        next[j] = Math.min(row[j - 1] + swap, row[j] + (a === one[i - 2] ? 0.5 : 1), next[j - 1] + (b === other[j - 2] ? 0.5 : 1));
        if (i > 1 && j > 1 && a === other[j - 2] && b === one[i - 2] && a !== b) next[j] = Math.min(next[j], before[j - 2] + 0.8);
      }
      if (Math.min(...next) > limit) return limit + 1;
      [before, row] = [row, next];
    }
    return row[other.length];
  };

  /* The site's words that `word` may be a slip of the pen for, best first. */
  const near = async (word) => {
    const letters = fold(word);
    if (letters.length < 4 || /\d/.test(letters)) return [];
    const limit = letters.length < 6 ? 0.9 : letters.length < 8 ? 1.4 : 2;
    const first = firstSound(letters);
    const own = index.sounds.filter((name) => name[0] === first);
    const fits = own.filter((name, n) => (parseInt(name.slice(1), 10) || 0) <= letters.length + 2 && (parseInt(own[n + 1]?.slice(1), 10) || 99) >= letters.length - 2);
    const parts = await Promise.all((fits.length ? fits : own).map((name) => load(`v-${name}`)));
    const found = [];
    for (const line of parts.flatMap((part) => (part ? part.split("\n") : []))) {
      const written = line.slice(1), other = fold(written);
      if (other === letters) return []; // spelled right: the site has it in a phrase only
      const key = stem(letters);
      const apart = Math.min(distance(letters, other, limit), key.length > 4 ? distance(key, stem(other), limit) + 0.1 : 9, distance(sound(letters), sound(other), limit - 0.5) + 0.3);
      if (apart <= limit) found.push({ written, apart: apart - 0.03 * (Number(line[0]) || 0), shown: line[0] !== "-" });
    }
    return found.sort((a, b) => a.apart - b.apart || (a.written < b.written ? -1 : 1)).slice(0, 3);
  };

  /* ---- Filters ---- */

  const runs = (text, into) => {
    let at = 0;
    for (const run of text ? text.split(" ") : []) {
      const [gap, length] = run.split(".").map((number) => parseInt(number, 36));
      at += gap;
      for (let end = at + length; at < end; at++) into.add(at);
    }
  };

  /* Whether a section is for those chosen. What names no reader or age is for all, and so is every safety text. */
  const filter = async ({ program, yrke, alder, sida }) => {
    const sets = await Promise.all([["a", yrke], ["g", alder], ["k", sida]].filter(([, ids]) => ids.length).map(async ([facet, ids]) => {
      const set = new Set();
      for (const name of [facet, ...ids.map((id) => `${facet}-${id}`)]) if (index.filters.has(name)) runs(await load(`f-${name}`), set);
      return set;
    }));
    const wanted = program.length ? index.programmes.filter((one) => program.includes(one.id)) : null;
    return (section) => sets.every((set) => set.has(section)) && (!wanted || wanted.some((one) => index.pageOf[section] >= one.first && index.pageOf[section] < one.end));
  };

  /* ---- A question ---- */

  const tokensOf = (text) =>
    [...text.normalize("NFC").matchAll(WORD)].slice(0, 12).map(([raw]) => {
      const word = raw.toLowerCase();
      const keys = stems(word);
      const among = (some) => keys.some((key) => some.has(key));
      return { raw, word, keys, empty: index.functionWords.has(fold(word)), weak: among(index.weak), person: among(index.persons) };
    });

  const synonymsOf = async (tokens) => {
    const asked = tokens.filter((token) => !token.weak && (!token.empty || tokens.length === 1 || token.raw === token.raw.toUpperCase()));
    for (const token of asked) {
      const past = token.keys.filter((key) => PAST.test(key)).map((key) => key.slice(0, -1));
      const kin = (await Promise.all(token.keys.map(shard))).flatMap((part, n) => part.kin.get(token.keys[n]) || []);
      token.forms = [...new Set([...token.keys, ...past, ...kin])];
    }
    const keys = new Set(tokens.flatMap((token) => token.forms || token.keys));
    const parts = await Promise.all(asked.flatMap((token) => token.forms).map(shard));
    /* Function words complete a phrase, but none of them is one: "nåt" has the stem of "nätet". */
    const meant = new Set(asked.flatMap((token) => token.forms));
    const fits = (one) => one.keys.every((key) => keys.has(key)) && (one.keys.length > 1 || meant.has(one.keys[0])) && (!one.flags.includes("c") || tokens.some((token) => token.raw === one.asked));
    return [...new Set([...index.phrases, ...parts.flatMap((part) => part.synonyms)].filter(fits))].sort((a, b) => b.keys.length - a.keys.length);
  };

  const ask = async (text, chosen) => {
    if (!(await start())) return null;
    const allowed = await filter(chosen);
    used = new Set();
    const said = { shown: [], meanings: [], near: [], missing: [], cut: [], safety: false, stems: new Set(), forms: [] };
    let tokens = tokensOf(text);
    const content = tokens.some((token) => !token.empty);
    let synonyms = await synonymsOf(tokens);
    const strong = tokens.filter((token) => !token.empty && !token.weak && !token.person).length;
    naming = NAMED / Math.max(1, strong);

    /* A word that nothing knows is taken for the nearest that the site has. */
    for (const [n, token] of tokens.entries()) {
      const open = n === tokens.length - 1 && !/\s$/.test(text);
      if ((token.empty && content) || (token.weak && strong > 1) || synonyms.some((one) => one.keys.some((key) => (token.forms || token.keys).includes(key)))) continue;
      token.found = await find(token.word, open);
      if (token.weak && !token.found) continue;
      const close = token.found ? [] : await near(token.word);
      if (token.word.length > 6 && !(close[0]?.apart < CLOSE) && !(token.found?.sections.size > 10)) token.parts = await cut(token.word);
      if (token.found || token.parts) continue;
      const joined = await Promise.all([tokens[n - 1], tokens[n + 1]].map((other, side) => other && find(side ? token.word + other.word : other.word + token.word)));
      if (joined.some(Boolean)) continue;
      const [best, ...others] = close;
      if (!best) {
        token.parts = await piece(token.word);
        if (!token.parts) said.missing.push(token.raw);
        continue;
      }
      said.near.push({ raw: token.raw, word: best.shown ? best.written : null, others: others.filter((one) => one.shown).map((one) => one.written) });
      const [corrected] = tokensOf(best.written);
      tokens[n] = { ...corrected, raw: token.raw, near: true, found: await find(corrected.word) };
    }
    if (said.near.length) synonyms = await synonymsOf(tokens);

    const concepts = [];
    const covered = new Map();
    const note = (found) => {
      found.stems.forEach((key) => said.stems.add(key));
      said.forms.push(...found.forms);
    };
    const conceptOf = (keys) => {
      let concept = concepts.find((one) => one.keys.join() === keys.join());
      if (!concept) concepts.push((concept = { keys, names: keys.length > 1 ? [keys] : keys.map((key) => [key]), sections: new Map() }));
      return concept;
    };
    for (const one of synonyms) {
      const mine = tokens.filter((token) => one.keys.some((key) => (token.forms || token.keys).includes(key)));
      const longer = mine.map((token) => covered.get(token)).find((other) => other?.keys.length > one.keys.length);
      if (longer && one.keys.length === 1) continue;
      const concept = longer || conceptOf(one.keys);
      mine.forEach((token) => covered.set(token, concept));
      const saying = mine.filter((token) => !token.empty);
      const meant = saying.length ? saying : mine;
      if (one.flags.includes("s")) said.safety = true;
      if (one.flags.includes("a")) said.meanings.push(one);
      const add = async (names, worth) => {
        for (const found of await Promise.all(names.map((name) => {
          const words = tokensOf(name).filter((token) => !token.empty);
          concept.names.push(words.map((token) => token.keys[0]));
          return findTogether(words.map((token) => token.word));
        }))) {
          if (found) for (const token of meant) merge((token.entries ??= new Map()), found.entries, SYNONYM / meant.length);
          if (!found?.sections.size) continue;
          said.shown.push(one.label);
          merge(concept.sections, found.sections, worth * (mine.some((token) => token.near) ? NEAR : 1));
          note(found);
        }
      };
      /* A phrase is carried by its rarer words; a term is all its words ("bruk" alone says nothing, but "skadligt" says another thing). */
      const carrying = meant.filter((token) => !(token.weak && one.flags.includes("p")));
      const hasty = mine.some((token) => token.word.length === 1) ? mine.map((token) => token.word).join("") : null; // EDE-Q is indexed as edeq
      const own = (await findTogether((carrying.length ? carrying : meant).map((token) => token.word))) || (hasty && (await find(hasty)));
      if (own) { merge(concept.sections, own.sections, carrying.length === meant.length ? 1 : 0.6); note(own); }
      if (room() || !concept.sections.size) await add(one.targets, SYNONYM);
      if (concept.sections.size < FEW && room()) await add(one.last, SYNONYM * 0.8);
    }
    const covering = new Set(covered.values());
    for (const [token, concept] of covered) if (!concept.sections.size) covered.delete(token);
    for (const [n, token] of tokens.entries()) {
      if ((token.empty && content) || (token.weak && strong > 1) || covered.has(token)) continue;
      const next = tokens[n + 1];
      const joined = next && !covered.has(next) && room() ? await find(token.word + next.word) : null;
      const found = token.found || (await find(token.word));
      token.parts ??= !found && token.word.length > 6 ? await cut(token.word) : null;
      const concept = { names: token.keys.map((key) => [key]), sections: new Map(), weak: token.weak || token.person };
      if (found) { merge(concept.sections, found.sections, token.near ? NEAR : 1); note(found); }
      if (token.parts) {
        const together = await findTogether(token.parts, findWide);
        if (together?.sections.size) { merge(concept.sections, together.sections, found ? TOGETHER / 2 : TOGETHER); note(together); }
        if (!found) said.cut.push({ raw: token.raw, parts: token.parts });
        if (!found) for (const [n, part] of token.parts.entries()) {
          const alone = await find(part);
          if (alone) { merge(concept.sections, alone.sections, n === token.parts.length - 1 ? TOGETHER / 2 : TOGETHER / 4); note(alone); }
        }
      }
      if (joined) { merge(concept.sections, joined.sections, 1); note(joined); next.joined = concept; }
      if (token.joined && !found) continue;
      if (concept.sections.size || !token.weak) concepts.push(concept);
    }
    const full = concepts.filter((concept) => concept.sections.size || !covering.has(concept));
    const main = full.filter((concept) => !concept.weak);
    const says = main.some((concept) => concept.sections.size);
    const ranked = rank(says ? main : full, says ? full.filter((concept) => concept.weak) : [], allowed);
    const entries = await answering(tokens.filter((token) => !(token.empty && content)));
    return { ...said, pages: lifted(ranked, entries, allowed) };
  };

  /* How well the best of what each page is searched as agrees with the question, 0 to 1. An entry is a unit: it weighs
     when most of it was asked for and most of the question is in it; a common word that both have weighs next to nothing,
     and one word alone asks for what is named by that word. Several entries that have the question's words between them
     weigh too, but less than one that has them all. */
  const answering = async (tokens) => {
    const asked = new Map(), several = new Map();
    let whole = 0;
    for (const token of tokens) {
      const found = token.found || (!token.weak || room() ? await find(token.word) : null);
      const mine = new Map(found?.entries);
      if (token.entries) merge(mine, token.entries, 1);
      for (const part of (!found && token.parts) || []) merge(mine, (await find(part))?.entries || new Map(), PART);
      const worth = found ? found.rare : UNKNOWN;
      const told = new Map();
      whole += worth;
      mine.forEach((share, entry) => {
        raise(told, index.pageOfEntry[entry], Math.min(1, share / SAID) * worth);
        const one = asked.get(entry) || { entry: 0, question: 0 };
        one.entry += share;
        one.question += worth;
        asked.set(entry, one);
      });
      told.forEach((much, page) => several.set(page, (several.get(page) || 0) + much));
    }
    const best = new Map();
    if (tokens.length > 1) several.forEach((much, page) => raise(best, page, SEVERAL * (much / whole) ** 2));
    asked.forEach((one, entry) => raise(best, index.pageOfEntry[entry], Math.max(0, (Math.min(1, one.entry) - LOOSE) / (1 - LOOSE)) ** (tokens.length > 1 ? 1.5 : 4) * (one.question / whole)));
    return best;
  };

  /* Sections by how much they are about all that was asked, gathered by page. */
  const rank = (concepts, weak, allowed) => {
    const worths = concepts.map(({ sections }) => (sections.size ? Math.log(1 + index.pageOf.length / (sections.size + 0.5)) : UNKNOWN));
    const total = worths.reduce((sum, worth) => sum + worth, 0) || 1;
    const named = concepts.map((concept) => concepts.length > 1 ? index.programmes.filter((programme) => concept.names.some((name) => name.every((key) => programme.stems.has(key)))) : []);
    const together = (sum, hits) => sum * (hits / total) ** COVERAGE;
    const pages = new Map();
    concepts.forEach(({ sections }, n) => sections.forEach((weight, section) => {
      if (!allowed(section)) return;
      const page = index.pageOf[section];
      if (!pages.has(page)) {
        /* A programme's name is about all its pages, and tells none of them from the others. */
        const inside = named.map((programmes) => programmes.some((one) => page >= one.first && page < one.end));
        const given = inside.filter(Boolean).length;
        const hits = inside.reduce((sum, one, m) => (one ? sum + worths[m] : sum), 0);
        pages.set(page, { page, inside, given, hits, parts: new Map(), best: new Map() });
      }
      const { inside, given, hits, parts, best } = pages.get(page);
      const part = parts.get(section) || { section, sum: given * INSIDE, hits };
      const worth = inside[n] ? weight * OWN : weight;
      part.sum += worth;
      if (!inside[n]) part.hits += worths[n];
      parts.set(section, part);
      best.set(n, Math.max(worth, best.get(n) || 0));
    }));
    for (const { sections } of weak) sections.forEach((weight, section) => {
      const part = pages.get(index.pageOf[section])?.parts.get(section);
      if (part) part.sum += weight * WEAK;
    });
    return [...pages.values()].map(({ page, inside, given, hits, parts, best }) => {
      const sections = [...parts.values()].map(({ section, sum, hits }) => ({ section, score: together(sum, hits) })).sort((a, b) => b.score - a.score || a.section - b.section);
      let sum = given * INSIDE;
      best.forEach((weight, n) => { sum += weight; if (!inside[n]) hits += worths[n]; });
      return { page, sections, score: sections.slice(1, 4).reduce((all, one) => all + one.score * OTHERS, sections[0].score) + together(sum, hits) * WHOLE };
    });
  };

  /* The pages with what they are searched as added, best first. A page may be found by that alone, through its first section. */
  const lifted = (found, entries, allowed) => {
    const top = Math.max(1, ...found.map((one) => one.score));
    const byPage = new Map(found.map((one) => [one.page, one]));
    entries.forEach((strength, page) => {
      const section = index.starts[page];
      if (!byPage.has(page) && strength > FAINT && allowed(section)) byPage.set(page, { page, sections: [{ section, score: 0 }], score: 0 });
      if (byPage.has(page)) byPage.get(page).score += strength * top * ENTRY;
    });
    return [...byPage.values()].sort((a, b) => b.score - a.score || a.page - b.page);
  };

  /* ---- What the reader sees ---- */

  const form = box.querySelector("form");
  const field = form.elements.q;
  const results = box.querySelector("[data-vip-search-results]");
  const status = box.querySelector("[role=status]");
  const help = box.querySelector("[data-vip-search-help]");
  const elsewhere = box.querySelector("[data-vip-search-elsewhere]");
  const selects = ["program", "yrke", "alder", "sida"].map((name) => form.elements[name]).filter(Boolean);
  const STEP = 10;
  const BEST = 3;
  const titleOf = (programme) => programme.title || "Gemensamt för flera program";

  const make = (tag, className, ...children) => {
    const made = document.createElement(tag);
    if (className) made.className = className;
    made.append(...children);
    return made;
  };
  const button = (text, action) => {
    const made = make("button", "vip-search__button", text);
    made.type = "button";
    made.addEventListener("click", action);
    return made;
  };
  const nameOf = (name, id) => [...(form.elements[name]?.options || [])].find((one) => one.value === id)?.textContent || "";
  const chosen = () => Object.fromEntries(["program", "yrke", "alder", "sida"].map((name) => {
    const option = form.elements[name]?.selectedOptions[0];
    return [name, option?.value ? (option.dataset.any || option.value).split(" ") : []];
  }));
  const link = (address, anchor) => {
    const url = new URL(address.slice(1), new URL(box.dataset.root || "../", document.baseURI));
    if (url.protocol === "file:" && url.pathname.endsWith("/")) url.pathname += "index.html";
    const reader = form.elements.yrke?.value || new URL(location.href).searchParams.get("for");
    if (reader) url.searchParams.set("for", reader);
    url.hash = anchor;
    return url.href;
  };

  const isMarked = (word, said) => {
    const folded = fold(word);
    return stems(word.toLowerCase()).some((key) => said.stems.has(key)) || said.forms.some((one) => one.length > 3 && folded.includes(one));
  };
  const marked = (text, said) => {
    const made = document.createDocumentFragment();
    let end = 0;
    for (const { 0: word, index: at } of text.matchAll(WORD)) {
      if (!isMarked(word, said)) continue;
      made.append(text.slice(end, at), make("mark", "", word));
      end = at + word.length;
    }
    made.append(text.slice(end));
    return made;
  };
  /* The two hundred letters of a text with most of the words asked for. */
  const excerpt = (text, said) => {
    const hits = [...text.matchAll(WORD)].filter(({ 0: word }) => isMarked(word, said));
    let best = 0, most = 0;
    for (const { index: at } of hits) {
      const count = new Set(hits.filter((one) => one.index >= at && one.index < at + 160).map((one) => stems(one[0].toLowerCase())[0])).size;
      if (count > most) [best, most] = [at, count];
    }
    let from = best < 60 ? 0 : Math.max(text.lastIndexOf(". ", best) + 2, text.lastIndexOf("\n", best) + 1, text.indexOf(" ", best - 60) + 1);
    let to = text.length <= from + 220 ? text.length : text.lastIndexOf(" ", from + 220);
    if (to <= best) [from, to] = [best, Math.min(text.length, best + 200)];
    return make("p", "vip-search__excerpt", from ? "… " : "", marked(text.slice(from, to), said), to < text.length ? " …" : "");
  };

  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) if (isIntersecting) { seen.unobserve(target); target.fill(); }
  }, { rootMargin: "100px" });

  const pageFacts = async (page) => {
    const lines = ((await load(`t-${Math.floor(page / index.titles)}`)) || "").split("\n");
    const [address = "/", title = "", kind = "", ...rest] = (lines[page % index.titles] || "").split("\t");
    const parts = [{ anchor: "", heading: "", readers: "" }];
    while (rest.length > 2) {
      const [anchor, heading, readers] = rest.splice(0, 3);
      parts.push({ anchor: anchor || fold(heading).replace(/[^a-z0-9]+/g, "-").replace(/^-|-$/g, ""), heading, readers });
    }
    return { address, title, kind, parts };
  };

  const item = async ({ page, sections }, said, programme) => {
    const facts = await pageFacts(page);
    const partOf = (section) => facts.parts[section - index.starts[page]] || facts.parts[0];
    const best = partOf(sections[0].section);
    const anchor = make("a", "vip-search__link", marked(best.heading ? `${facts.title}: ${best.heading}` : facts.title, said));
    anchor.href = link(facts.address, best.anchor);
    const made = make("li", "vip-search__hit", make("h3", "vip-search__title", anchor));
    const readers = best.readers.split(" ").map((id) => id && nameOf("yrke", id)).filter(Boolean).join(", ");
    const where = [programme, nameOf("sida", facts.kind), readers && `för ${readers}${best.readers.endsWith("+") ? " m.fl." : ""}`].filter(Boolean).join(" · ");
    if (where) made.append(make("p", "vip-search__where", where));
    const space = make("p", "vip-search__excerpt vip-search__waiting", "\u00a0");
    made.append(space);
    made.fill = async () => {
      const texts = await load(`x-${page}`);
      space.replaceWith(texts ? excerpt(texts[sections[0].section - index.starts[page]] || "", said) : "");
    };
    const more = sections.slice(1, 4).filter(({ section, score }) => partOf(section).heading && score > sections[0].score * 0.5);
    if (more.length)
      made.append(make("ul", "vip-search__more", ...more.map(({ section }) => {
        const other = make("a", "", marked(partOf(section).heading, said));
        other.href = link(facts.address, partOf(section).anchor);
        return make("li", "", other);
      })));
    return made;
  };

  const quoted = (words) => words.map((word) => `”${word}”`).join(", ");
  /* Parts of a word with the letters that were typed: folding takes the marks off å, ä and ö. */
  const asWritten = (raw, parts) => {
    let from = 0;
    return parts.map((part) => {
      const at = fold(raw).indexOf(part, from);
      from = at + part.length;
      return raw.slice(at, from);
    });
  };
  const set = (text) => { field.value = text; field.focus(); run(); };
  const clear = () => { selects.forEach((one) => (one.value = "")); run(); };

  const notes = (said) => {
    const made = [];
    for (const { raw, word, others } of said.near) {
      made.push(make("p", "vip-search__note", word ? `Du skrev ”${raw}”. Här är träffar på ”${word}”.` : `Här är träffar som liknar ”${raw}”.`));
      if (others.length) made[made.length - 1].append(" Menade du ", ...others.flatMap((other, n) => [n ? " eller " : "", button(other, () => set(field.value.replace(raw, other)))]), "?");
    }
    if (said.missing.length && said.pages.length) made.push(make("p", "vip-search__note", `Finns inte på webbplatsen: ${quoted(said.missing)}.`));
    for (const { raw, parts } of said.cut) made.push(make("p", "vip-search__note", `”${raw}” finns inte som ett ord på webbplatsen. Här är träffar på ${asWritten(raw, parts).map((part) => `”${part}”`).join(" och ")}.`));
    const meanings = [...new Map(said.meanings.map((one) => [one.label, one])).values()];
    if (meanings.length > 1)
      made.push(make("p", "vip-search__note", `”${meanings[0].asked}” kan betyda flera saker. Välj: `, ...meanings.flatMap((one, n) => [n ? " " : "", button(one.label.split(" – ")[1] || one.label, () => set(one.targets[0] || one.label.split(" – ").pop().replace(/ *\(.*?\)/g, "")))])));
    const also = [...new Set(said.shown)].filter((label, n, every) => !meanings.some((one) => one.label === label) && !every.some((other) => other !== label && other.startsWith(label)));
    if (also.length) made.push(make("p", "vip-search__note", `Visar också träffar på: ${also.slice(0, 4).join("; ")}.`));
    return made;
  };

  const empty = (said, text) => {
    const made = [make("p", "vip-search__none", `Inga träffar på ”${text.trim()}”.`)];
    const filters = selects.filter((one) => one.value).map((one) => one.selectedOptions[0].textContent);
    if (filters.length) made.push(make("p", "", `Sökningen är begränsad till: ${filters.join(", ")}. `, button("Sök utan begränsning", clear)));
    made.push(make("p", "", "Det här provades: orden i alla böjningar, delar av sammansatta ord, ordlistans synonymer och förkortningar, och liknande stavning. Pröva ett annat ord för samma sak, eller färre ord."));
    return made;
  };

  let turn = 0;
  let saying = 0;
  const say = (text, now) => { clearTimeout(saying); saying = setTimeout(() => (status.textContent = text), now ? 0 : 700); };

  const remember = () => {
    const url = new URL(location.href);
    for (const [name, value] of [["q", field.value.trim()], ...selects.map((one) => [one.name, one.value])]) value ? url.searchParams.set(name, value) : url.searchParams.delete(name);
    history.replaceState(history.state, "", url);
  };

  const run = async (now = false) => {
    const mine = ++turn;
    const text = field.value;
    remember();
    if (text.trim().length < 2) {
      results.replaceChildren();
      [help, elsewhere].forEach((one) => one && (one.hidden = true));
      return say("", true);
    }
    failed = false;
    const said = await ask(text, chosen());
    if (mine !== turn) return;
    const list = make("div", "vip-search__list");
    if (!said || (failed && !said.pages.length)) {
      list.append(make("p", "vip-search__none", "Sökningen kunde inte hämta sina uppgifter. Kontrollera nätet och försök igen. "), button("Försök igen", () => { index = null; loaded.clear(); run(true); }));
    } else {
      list.append(...notes(said), ...(said.pages.length ? [] : empty(said, text)));
      if (said.pages.length) await show(said, list, STEP);
    }
    if (mine !== turn) return;
    results.replaceChildren(list);
    if (help) help.hidden = !said?.safety;
    if (elsewhere) elsewhere.hidden = Boolean(said?.pages.length);
    list.querySelectorAll(".vip-search__hit").forEach((one) => seen.observe(one));
    const count = said?.pages.length || 0;
    say(count ? `${count} ${count === 1 ? "sida" : "sidor"} med träffar. Bäst: ${list.querySelector(".vip-search__link").textContent}.` : results.querySelector(".vip-search__none").textContent, now);
  };

  /* The three best pages, then programme by programme in the order of each programme's best. */
  const show = async (said, list, upTo) => {
    const programmeOf = ({ page }) => index.programmes.find((one) => page >= one.first && page < one.end);
    const shown = said.pages.slice(0, upTo);
    const several = new Set(shown.map(programmeOf)).size > 1;
    const items = await Promise.all(shown.map((page, n) => item(page, said, several && n < BEST ? titleOf(programmeOf(page)) : "")));
    const groups = new Map();
    shown.forEach((page, n) => {
      const title = several && n < BEST ? "Bästa träffarna" : titleOf(programmeOf(page));
      if (!groups.has(title)) groups.set(title, make("ol", "vip-search__hits"));
      groups.get(title).append(items[n]);
    });
    groups.forEach((hits, title) => list.append(make("section", "vip-search__group", make("h2", "vip-search__programme", title), hits)));
    if (said.pages.length > upTo) {
      const counts = new Map();
      said.pages.slice(upTo).forEach((page) => counts.set(programmeOf(page), (counts.get(programmeOf(page)) || 0) + 1));
      const more = make("p", "vip-search__rest", button(`Visa fler (${said.pages.length - upTo})`, async () => {
        const next = make("div", "vip-search__list", ...notes(said));
        const at = links().length;
        await show(said, next, upTo + STEP);
        results.replaceChildren(next);
        next.querySelectorAll(".vip-search__hit").forEach((one) => seen.observe(one));
        links()[at]?.focus();
      }));
      if (form.elements.program && !form.elements.program.value)
        for (const [programme, count] of counts) if (programme.id) more.append(" ", button(`${programme.title} (${count})`, () => { form.elements.program.value = programme.id; run(true); }));
      list.append(more);
    }
  };

  /* ---- Keys and the address ---- */

  const links = () => [...results.querySelectorAll("a")];
  let pause = 0;
  field.addEventListener("input", () => { clearTimeout(pause); pause = setTimeout(run, 150); });
  field.addEventListener("keydown", () => start(), { once: true });
  selects.forEach((one) => one.addEventListener("change", () => run(true)));
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    clearTimeout(pause);
    await run(true);
    links()[0]?.focus();
  });
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    const inside = results.contains(event.target) || event.target === field;
    if (event.key === "/" && !event.target.closest?.("input, textarea, select, [contenteditable]")) field.focus();
    else if (event.key === "Escape" && results.contains(event.target)) field.focus();
    else if (event.key === "Escape" && event.target === field && field.value) { field.value = ""; run(true); }
    else if ((event.key === "ArrowDown" || event.key === "ArrowUp") && inside) {
      const every = [field, ...links()];
      const next = every[every.indexOf(event.target) + (event.key === "ArrowDown" ? 1 : -1)];
      if (!next) return;
      next.focus();
    } else return;
    event.preventDefault();
  });

  const asked = new URL(location.href).searchParams;
  for (const one of selects) {
    const value = asked.get(one.name);
    if (value && [...one.options].some((option) => option.value === value)) one.value = value;
  }
  form.hidden = false;
  if (asked.get("q")) { field.value = asked.get("q"); run(); }
  else if (selects.some((one) => one.value)) form.querySelector("details")?.setAttribute("open", "");
})();
