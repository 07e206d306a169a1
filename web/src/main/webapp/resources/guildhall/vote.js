// The ballot: orders the names, makes the credential and casts the vote. All texts come from the
// page. Without this script the same form is sent to the server, which then does it all itself.
//
// What is kept in this browser, under the person and the election, until the box closes:
//   { state }                     asked for a signature, or about to: the same message is asked again
//   { token, signature }          a credential; nothing was cast yet, or nobody knows
//   { token, signature, code }    cast. How the names were ranked is kept nowhere.

const person = document.documentElement.dataset.person ?? "";
const keyOf = (election) => `guildhall.vote:${person}:${election}`;

// Where a browser keeps nothing, this page does as long as it is open.
const here = new Map();

function recall(election) {
  try { return JSON.parse(localStorage.getItem(keyOf(election)) ?? here.get(election) ?? "{}"); } catch { return {}; }
}

function keep(election, what) {
  here.set(election, JSON.stringify(what));
  try { localStorage.setItem(keyOf(election), here.get(election)); } catch { /* Then it is here. */ }
}

/** Why a vote failed: say is the key of a text of the page, detail what the server said. */
class Failure extends Error {
  constructor(say, detail = "") {
    super(say);
    this.say = say;
    this.detail = detail;
  }
}

// Ranks. Numbers say everything: equal ones are equal ranks, none is not ranked. Moving a name by
// hand or by key changes the numbers; a number that was typed moves the name once one leaves the list.

function ranking(items) {
  const groups = new Map();
  for (const item of items) {
    const typed = item.field.value.trim();
    if (item.field.validity.badInput || (typed && !/^\d{1,6}$/.test(typed))) throw new Failure("number", item.name);
    if (typed) groups.set(+typed, [...(groups.get(+typed) ?? []), item.key]);
  }
  return [...groups].sort(([a], [b]) => a - b).map(([, names]) => names);
}

function prepareChoices(list, say, tell) {
  const rest = document.createElement("li");
  Object.assign(rest, { className: "rest small", textContent: say("rest") });
  list.append(rest);
  const items = [...list.querySelectorAll("[data-choice]")].map((element) => ({
    element, key: element.dataset.choice, name: element.dataset.name, field: element.querySelector("input"),
  }));
  const byKey = new Map(items.map((item) => [item.key, item]));

  /** The groups as they stand, best first; numbers that cannot be read count as none. */
  function groups() {
    try { return ranking(items); } catch { return []; }
  }

  /** Numbers the groups 1, 2, … and puts the names into that order, the unranked below the line. */
  function order(wanted) {
    const focus = document.activeElement;
    for (const item of items) item.field.value = "";
    wanted.forEach((names, at) => names.forEach((name) => { byKey.get(name).field.value = at + 1; }));
    const ranked = wanted.flat().map((name) => byKey.get(name));
    list.append(...ranked.map((item) => item.element), rest, ...items.filter((item) => !ranked.includes(item)).map((item) => item.element));
    if (list.contains(focus)) focus.focus();
  }

  function told(item) {
    const now = groups();
    const at = now.findIndex((names) => names.includes(item.key));
    if (at < 0) tell(say("unranked", item.name));
    else tell(say(now[at].length > 1 ? "equal" : "moved", item.name, at + 1, now.length));
  }

  /** One place up (-1) or down (+1): out of a group of equals first, and over the line at the end. */
  function move(item, by) {
    const now = groups();
    const at = now.findIndex((names) => names.includes(item.key));
    if (at < 0) {
      if (by < 0) now.push([item.key]);
    } else if (now[at].length > 1) {
      now[at] = now[at].filter((name) => name !== item.key);
      now.splice(by < 0 ? at : at + 1, 0, [item.key]);
    } else {
      now.splice(at, 1);
      if (at + by <= now.length) now.splice(Math.max(0, at + by), 0, [item.key]);
    }
    order(now);
    told(item);
  }

  /** After dragging: where the names stand says how they rank; equals that stand together stay so. */
  function readPlaces(dragged) {
    const before = new Map(groups().flatMap((names, at) => names.map((name) => [name, at])));
    const now = [];
    let last;
    for (const element of list.children) {
      if (element === rest) break;
      const key = element.dataset.choice;
      const rank = key === dragged.key ? undefined : before.get(key);
      if (rank !== undefined && rank === last) now.at(-1).push(key);
      else now.push([key]);
      last = rank;
    }
    order(now);
    told(dragged);
  }

  for (const item of items) {
    for (const button of item.element.querySelectorAll("[data-move]")) {
      button.addEventListener("click", () => move(item, button.dataset.move === "up" ? -1 : 1));
    }
    item.element.addEventListener("keydown", (event) => {
      if (!event.target.matches("[data-move]") || !["ArrowUp", "ArrowDown"].includes(event.key)) return;
      event.preventDefault();
      move(item, event.key === "ArrowUp" ? -1 : 1);
    });
    item.field.addEventListener("change", () => told(item));
    item.element.querySelector(".grip").addEventListener("pointerdown", (event) => {
      event.preventDefault();
      drag(item);
    });
  }

  /** Until the pointer is lifted; listened to on the page, as what moves in it loses the pointer. */
  function drag(item) {
    const stop = new AbortController();
    const follow = { signal: stop.signal };
    item.element.classList.add("dragged");
    document.addEventListener("pointermove", ({ clientY }) => {
      const others = [...list.children].filter((element) => element !== item.element);
      const next = others.find((element) => {
        const box = element.getBoundingClientRect();
        return clientY < box.top + box.height / 2;
      });
      if (item.element.nextElementSibling !== (next ?? null)) list.insertBefore(item.element, next ?? null);
    }, follow);
    const drop = () => {
      stop.abort();
      item.element.classList.remove("dragged");
      readPlaces(item);
    };
    document.addEventListener("pointerup", drop, follow);
    document.addEventListener("pointercancel", drop, follow);
  }

  list.addEventListener("focusout", ({ relatedTarget }) => {
    if (relatedTarget && !list.contains(relatedTarget)) {
      try { order(ranking(items)); } catch { /* Casting says what is wrong. */ }
    }
  });
  order(groups());
  return { ranking: () => ranking(items), clear: () => order([]) };
}

// Casting.

/** What the server answers; a Failure when it refuses, or when nobody answers. */
async function call(address, method, body, credentials, say) {
  let response;
  try {
    response = await fetch(address, {
      method, credentials, cache: "no-store", redirect: "error",
      headers: { "Content-Type": "application/json", Accept: "application/json", "Accept-Language": document.documentElement.lang },
      body: JSON.stringify(body),
    });
  } catch {
    throw new Failure(say === "ballot" ? "unknown" : "network");
  }
  const answer = await response.json().catch(() => null);
  if (response.ok && answer) return answer;
  if (response.status === 401 && say === "credential") throw new Failure("sign-in");
  const issued = answer?.type?.includes("credential.issued");
  if (response.status >= 500 && say === "ballot") throw new Failure("unknown");
  throw new Failure(issued ? "other-browser" : say, answer?.detail ?? String(response.status));
}

/** A credential: the one that is kept, or a new one. Every step is kept before the next is taken. */
async function credential(page, module) {
  const kept = recall(page.election);
  if (kept.token && kept.signature) return kept;
  const jwk = JSON.parse(page.key);
  let { state } = kept;
  if (!state || state.n !== jwk.n) {
    ({ state } = await module.begin(jwk));
    keep(page.election, { state });
  }
  const { signature: blind } = await call(`${page.api}/credential`, "POST", { blinded: state.blinded }, "same-origin", "credential");
  const made = await module.finish(jwk, state, blind);
  keep(page.election, made);
  return made;
}

/** A token that was pasted, or read from its file: token, dot, signature. */
function pasted(text) {
  const parts = text.trim().split(/[.\s]+/);
  if (parts.length !== 2) throw new Failure("token");
  return { token: parts[0], signature: parts[1] };
}

async function cast(page, ranked, typed) {
  const module = await import(page.module);
  const made = typed ? pasted(typed) : await credential(page, module);
  const { token, signature } = made;
  const answer = await call(`${page.api}/ballots`, "PUT", { token, signature, ranking: ranked }, "omit", "ballot");
  keep(page.election, { token, signature, code: answer.trackingCode });
  return { token, signature, code: answer.trackingCode };
}

function prepareBallot(section) {
  const part = (name) => section.querySelector(`[data-part="${name}"]`);
  const form = section.querySelector("#ballot");
  const texts = new Map([...part("says").content.querySelectorAll("[data-say]")].map((p) => [p.dataset.say, p.textContent]));
  const say = (key, ...values) => (texts.get(key) ?? key).replace(/\{(\d)\}/g, (_, at) => values[at] ?? "");
  const page = {
    election: section.dataset.vote, key: section.dataset.key, api: section.dataset.api,
    module: section.dataset.credential,
  };
  const slip = section.querySelector("#kept");
  // What the server cast for this voter is kept as if this script had done it.
  if (slip) keep(page.election, { ...pasted(slip.value), code: section.querySelector("#slip strong").textContent });
  if (!form) return;
  const choices = prepareChoices(section.querySelector("[data-choices]"), say, (text) => { part("status").textContent = text; });

  /** In place of the ballot, which is never shown again with what was cast. */
  function showDone({ token, signature, code }, focus) {
    part("done").hidden = false;
    form.hidden = true;
    part("code").textContent = code;
    URL.revokeObjectURL(part("file").href);
    part("file").href = URL.createObjectURL(new Blob([`${token}.${signature}\n`], { type: "text/plain" }));
    if (focus) part("done").focus();
  }

  function showError(failure) {
    const known = failure instanceof Failure;
    part("error").textContent = say(known ? failure.say : "network", known ? failure.detail : failure.problem ?? "");
    part("error").hidden = false;
    part("error").focus();
    if (known && ["other-browser", "token"].includes(failure.say)) part("owned").open = true;
  }

  part("again").addEventListener("click", () => {
    part("done").hidden = true;
    form.hidden = false;
    choices.clear();
    form.querySelector("[data-move], input[type=number]").focus();
  });

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    event.stopPropagation();
    const button = event.submitter ?? form.querySelector("button.primary");
    part("error").hidden = true;
    button.disabled = true;
    part("progress").textContent = say("working");
    try {
      const ranked = choices.ranking();
      if (!ranked.length) throw new Failure("empty");
      const done = await cast(page, ranked, form.elements.token.value.trim());
      choices.clear();
      form.elements.token.value = "";
      showDone(done, true);
    } catch (failure) {
      showError(failure);
    } finally {
      button.disabled = false;
      part("progress").textContent = "";
    }
  });

  const kept = recall(page.election);
  if (kept.code) showDone(kept, false);
}

for (const section of document.querySelectorAll("[data-vote]")) prepareBallot(section);

// After the close nothing can be cast any more: the token goes, the code finds its way into its field.
for (const form of document.querySelectorAll("[data-closed]")) {
  const { code } = recall(form.dataset.closed);
  if (code) {
    keep(form.dataset.closed, { code });
    form.elements.code.value ||= code;
  }
}
