// Comforts on top of pages that work without them. All texts come from the page.

const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
const person = document.documentElement.dataset.person ?? "";

// Storage may be full or forbidden: then nothing is remembered, and nothing breaks.
function attempt(work) { try { return work(); } catch { return null; } }
const memory = {
  get: (key) => attempt(() => localStorage.getItem(key)),
  set: (key, value) => attempt(() => { localStorage.setItem(key, value); return true; }),
  remove: (key) => attempt(() => localStorage.removeItem(key)),
};

// Keys. An element says which key it hears: data-key="c", data-key="g h".

const SILENT = "guildhall.silent-keys";
let prefix = "";

const writesIn = (element) =>
  element.matches?.("textarea, select, input:not([type=checkbox], [type=radio])");

/** The Latin letter of a key, whatever alphabet the keyboard is set to. */
const letter = (event) =>
  /^Key[A-Z]$/.test(event.code) && event.key > "~" ? event.code.slice(3).toLowerCase() : event.key;

/** Moves to the next (+1) or previous (-1) post or list item. */
function step(by) {
  const items = all("main :is(.post[id], .item)");
  const here = items.findIndex((item) => item.contains(document.activeElement));
  const item = items[here < 0 ? (by > 0 ? 0 : -1) : here + by];
  if (!item) return;
  const target = item.querySelector(":is(h2, h3) a") ?? item;
  if (target === item) item.tabIndex = -1;
  target.focus({ preventScroll: true });
  item.scrollIntoView({ block: target === item ? "start" : "nearest", behavior });
}

/** Goes to the reply, taking the selected words along as a quotation. */
function reply(field) {
  const chosen = getSelection();
  const inPost = chosen.anchorNode?.parentElement?.closest(".prose");
  const words = inPost ? chosen.toString().trim() : "";
  if (words) {
    const quoted = words.split("\n").map((line) => ("> " + line).trimEnd()).join("\n");
    field.value = (field.value.trim() ? field.value.trimEnd() + "\n\n" : "") + quoted + "\n\n";
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }
  field.focus();
  field.setSelectionRange(field.value.length, field.value.length);
  field.scrollIntoView({ block: "center", behavior });
}

document.addEventListener("keydown", (event) => {
  const { target, isComposing } = event;
  if (isComposing) return;
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    const send = target.form?.querySelector("[data-send]");
    if (send && !send.disabled) {
      event.preventDefault();
      target.form.requestSubmit(send);
    }
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || writesIn(target)) return;
  if (document.querySelector("dialog[open]") || memory.get(SILENT)) return;
  const keys = prefix + letter(event);
  prefix = "";
  if (keys === "g") {
    prefix = "g ";
    setTimeout(() => { prefix = ""; }, 1500);
    return;
  }
  const element = document.querySelector(`[data-key="${CSS.escape(keys)}"]`);
  if (keys === "j" || keys === "k") step(keys === "j" ? 1 : -1);
  else if (!element) return;
  else if (keys === "r") reply(element);
  else if (element.showModal) element.showModal();
  else if (writesIn(element)) element.focus();
  else element.click();
  event.preventDefault();
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-open]");
  if (opener) document.getElementById(opener.dataset.open)?.showModal();
  const field = document.querySelector("textarea[data-key=r]");
  if (field && event.target.closest("[data-reply]")) {
    event.preventDefault();
    reply(field);
  }
  for (const menu of all(".menu[open]")) if (!menu.contains(event.target)) menu.open = false;
});

// Pressing on a reply link must not drop the words selected for quoting.
document.addEventListener("mousedown", (event) => {
  if (event.target.closest("[data-reply]")) event.preventDefault();
});

// Single keys get in the way of speech input, so they can be switched off.
for (const box of all("input[data-single-keys]")) {
  box.checked = !memory.get(SILENT);
  box.addEventListener("change", () => (box.checked ? memory.remove(SILENT) : memory.set(SILENT, "1")));
}

// Drafts, kept on this device under the person's name.

const draftKey = (name) => `guildhall.draft:${person}:${name}`;

function tell(field, what) {
  const note = field.form.querySelector(".draft-note");
  if (note) note.textContent = note.dataset[what] ?? "";
  for (const button of all("[data-draft-discard]", field.form)) button.hidden = what === "none";
}

for (const done of all("[data-draft-done]")) memory.remove(draftKey(done.dataset.draftDone));

for (const field of all("[data-draft]")) {
  const key = draftKey(field.dataset.draft);
  const before = field.value;
  const draft = attempt(() => JSON.parse(memory.get(key)));
  // An edited post comes back only onto the text it was begun on: a newer one is not overwritten.
  if (draft?.text && draft.text !== before && (before === "" || before === draft.before)) {
    field.value = draft.text;
    tell(field, "restored");
  }
  field.addEventListener("input", () => {
    if (field.value === before || field.value === "") {
      memory.remove(key);
      tell(field, "none");
    } else if (memory.set(key, JSON.stringify({ text: field.value, before }))) tell(field, "saved");
  });
  for (const button of all("[data-draft-discard]", field.form)) {
    button.addEventListener("click", () => {
      field.value = before;
      memory.remove(key);
      tell(field, "none");
      field.focus();
    });
  }
}

// Colleagues by the beginning of their names, offered below the field after an @. The field keeps
// the focus; the keys go to the list while it is open.

const NAMED = /(?:^|[^\p{L}\p{M}\p{N}_@/\\])@([\p{L}\p{N}_][\p{L}\p{M}\p{N}._-]*)$/u;

function offerPeople(field) {
  const list = document.createElement("ul");
  Object.assign(list, { id: "people", className: "offers", hidden: true, role: "listbox", ariaLabel: field.dataset.peopleTitle });
  const note = document.createElement("span");
  Object.assign(note, { className: "for-ears", role: "status" });
  field.after(list, note);
  field.ariaAutoComplete = "list";
  field.setAttribute("aria-controls", list.id);
  let asked = "";
  let chosen = 0;

  const named = () => field.selectionStart === field.selectionEnd && NAMED.exec(field.value.slice(0, field.selectionStart));

  function close() {
    asked = "";
    list.hidden = true;
    note.textContent = "";
    field.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    chosen = (index + list.children.length) % list.children.length;
    [...list.children].forEach((option, at) => { option.ariaSelected = String(at === chosen); });
    field.setAttribute("aria-activedescendant", list.children[chosen].id);
    list.children[chosen].scrollIntoView({ block: "nearest" });
  }

  function take(option) {
    const name = named();
    if (name) {
      const end = field.selectionStart;
      const space = /^\s/.test(field.value.slice(end)) ? "" : " ";
      field.setRangeText(option.dataset.userName + space, end - name[1].length, end, "end");
      field.dispatchEvent(new Event("input", { bubbles: true }));
    }
    close();
    field.focus();
  }

  function show(people) {
    list.replaceChildren(...people.map((person, at) => {
      const option = document.createElement("li");
      Object.assign(option, { id: `people-${at}`, role: "option" });
      option.dataset.userName = person.userName;
      const about = document.createElement("small");
      about.textContent = ["@" + person.userName, person.about].filter(Boolean).join(" · ");
      option.append(person.name, about);
      return option;
    }));
    list.hidden = false;
    note.textContent = `${field.dataset.peopleFound} ${people.map((person) => person.name).join(", ")}`;
    choose(0);
  }

  async function ask() {
    const name = named();
    if (!name) { close(); return; }
    if (name[1] === asked) return;
    const typed = asked = name[1];
    const response = await fetch(`${field.dataset.people}?q=${encodeURIComponent(typed)}`);
    // Whose sign-in has ended gets a page.
    const json = response.ok && response.headers.get("Content-Type")?.includes("json");
    const people = json ? await response.json() : [];
    if (asked !== typed) return;
    if (people.length) show(people); else { close(); asked = typed; }
  }

  field.addEventListener("input", () => ask().catch(close));
  field.addEventListener("blur", close);
  field.addEventListener("click", () => ask().catch(close));
  field.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "ArrowDown") choose(chosen + 1);
    else if (event.key === "ArrowUp") choose(chosen - 1);
    else if (event.key === "Enter" || (event.key === "Tab" && !event.shiftKey)) take(list.children[chosen]);
    else if (event.key === "Escape") close();
    else {
      if (/^(Arrow|Home|End|Page)/.test(event.key)) close();
      return;
    }
    event.preventDefault();
  });
  // Pressing must not take the focus from the field.
  list.addEventListener("mousedown", (event) => event.preventDefault());
  list.addEventListener("click", (event) => {
    const option = event.target.closest("[role=option]");
    if (option) take(option);
  });
}
for (const field of all("textarea[data-people]")) offerPeople(field);

// A preview without leaving the page: the same submit, of which only .preview is taken.

async function preview(form, button) {
  const place = form.querySelector(".preview") ?? document.querySelector(".preview");
  const data = new FormData(form, button);
  const body = form.enctype === "multipart/form-data" ? data : new URLSearchParams(data);
  const response = await fetch(form.action, { method: "POST", body });
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const shown = page.querySelector(".preview");
  if (!response.ok || !place || !shown) throw new Error("no preview in the answer");
  place.replaceWith(document.adoptNode(shown));
  shown.scrollIntoView({ block: "nearest" });
  // Faces numbers its views: the next submit must carry the newest number.
  const state = "input[name='jakarta.faces.ViewState']";
  const fresh = page.querySelector(state)?.value;
  if (fresh) for (const input of all(state)) input.value = fresh;
}

// Submits: one click counts once. The button is switched off after its value was taken.

function rest(form, resting) {
  for (const element of form.elements) {
    if (element.matches("button, input[type=submit]")) element.disabled = resting;
  }
}

document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (form.method === "dialog") return;
  if (submitter?.matches("[data-preview]") && !form.dataset.plain) {
    event.preventDefault();
    submitter.setAttribute("aria-busy", "true");
    preview(form, submitter)
      .catch(() => {
        form.dataset.plain = "true";
        form.requestSubmit(submitter);
      })
      .finally(() => submitter.removeAttribute("aria-busy"));
    return;
  }
  setTimeout(() => rest(form, true));
  setTimeout(() => rest(form, false), 10_000);
});
addEventListener("pageshow", (event) => {
  if (event.persisted) for (const form of document.forms) rest(form, false);
});

// The reader's own clock on hover, and a tab stop for what must be scrolled sideways.

document.addEventListener("pointerover", ({ target }) => {
  const time = target.closest?.("time[datetime]");
  if (!time || time.title) return;
  const exact = new Intl.DateTimeFormat(document.documentElement.lang || undefined, { dateStyle: "full", timeStyle: "short" });
  time.title = exact.format(new Date(time.dateTime));
});
function reach() {
  for (const box of all(".prose pre, .prose table, .scroll")) {
    box.tabIndex = box.scrollWidth > box.clientWidth ? 0 : -1;
  }
}
addEventListener("resize", reach);
// It has to know the layout, which the first picture of the page need not wait for.
requestAnimationFrame(() => setTimeout(reach));

// Copies what is shown once.
document.addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-copy]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copy);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { return; }
  button.textContent = button.dataset.copied;
});
// How far a long work is: asked of the interface for programs each second, and filled in where it stands.

const EACH = 1_000;
const written = (options) => new Intl.NumberFormat(document.documentElement.lang || undefined, options);

function lasting(seconds) {
  if (seconds === null) return null;
  const [unit, number] = seconds >= 3600 ? ["hour", seconds / 3600] : seconds >= 60 ? ["minute", seconds / 60] : ["second", seconds];
  return written({ style: "unit", unit, unitDisplay: "long", maximumFractionDigits: unit === "hour" ? 1 : 0 }).format(number);
}

/** Fills in how far it is; false when it has ended, which the page says better. */
async function follow(section) {
  const response = await fetch(section.dataset.follow, { headers: { Accept: "application/json" } });
  if (!response.ok) throw new Error(`status ${response.status}`);
  const now = await response.json();
  if (!["waiting", "running", "building"].includes(now.state)) return false;
  const stage = now.state === "waiting" ? now.state : now.stage;
  for (const said of all("[data-stage]", section)) said.hidden = said.dataset.stage.toLowerCase() !== stage;
  section.querySelector("progress").value = now.percent;
  for (const place of all("[data-fact]")) {
    const fact = place.dataset.fact;
    const text = fact === "percent" ? written({ style: "percent" }).format(now.percent / 100)
      : fact.startsWith("seconds") ? lasting(now[fact]) : written().format(now[fact]);
    if (text !== null) place.textContent = text;
  }
  return true;
}

/** The same of several works on one page, which is asked for itself; false when one of them has ended. */
async function renew() {
  const response = await fetch(location.href);
  if (!response.ok) throw new Error(`status ${response.status}`);
  const page = new DOMParser().parseFromString(await response.text(), "text/html");
  const parts = all("[data-live]");
  if (!parts.every((part) => page.getElementById(part.id))) return false;
  for (const part of parts) part.replaceChildren(...document.adoptNode(page.getElementById(part.id)).childNodes);
  return true;
}

/** A server that does not answer for a while is asked again. */
function keepOn(asking) {
  const again = () => asking().catch(() => true).then((on) => (on ? setTimeout(again, EACH) : location.reload()));
  setTimeout(again, EACH);
}

for (const section of all("[data-follow]")) keepOn(() => follow(section));
if (all("[data-live]").length) keepOn(renew);

// Cards and conversations like what one is about to ask, while one writes it.

const PAUSE = 250;
const TELLING = 8;
const BODY = 600;

function similarLink(found, card) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = found.url;
  link.target = "_blank";
  link.lang = "";
  link.textContent = found.title;
  item.append(link);
  const facts = document.createElement("span");
  facts.className = "small";
  facts.textContent = ` · ${found.type === "card" ? `${card} · ` : ""}${found.community.name}`;
  item.append(facts);
  return item;
}

for (const section of all("[data-similar]")) {
  const { title, body } = section.closest("form").elements;
  const list = section.querySelector("ul");
  let turn = 0;
  let pause;
  const ask = async (mine) => {
    if (title.value.trim().length < TELLING) return [];
    const asked = new URLSearchParams({ title: title.value, body: body.value.slice(0, BODY) });
    const response = await fetch(`${section.dataset.similar}?${asked}`, { headers: { Accept: "application/json" } });
    return response.ok && mine === turn ? (await response.json()).items : null;
  };
  const show = (items) => {
    if (items === null) return;
    list.replaceChildren(...items.map((found) => similarLink(found, list.dataset.card)));
    section.hidden = items.length === 0;
  };
  const soon = () => {
    clearTimeout(pause);
    pause = setTimeout(() => ask(++turn).then(show, () => {}), PAUSE);
  };
  title.addEventListener("input", soon);
  body.addEventListener("input", soon);
}
