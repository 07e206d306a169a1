// Shows what recount.js finds in a file. All texts come from the page.

const root = document.querySelector("[data-recount]");
const { RON, METHOD_NAMES, RecountError, count, inSlices, kindOf, lotOf, readBallots, readRecord, textOf, verify } =
  await import(root.dataset.recount);

const part = (name) => root.querySelector(`[data-part="${name}"]`);
const option = (name) => root.querySelector(`[data-option="${name}"]`);
const says = new Map([...part("says").content.querySelectorAll("[data-say]")].map((line) => [line.dataset.say, line.textContent]));
const language = document.documentElement.lang || undefined;
const list = new Intl.ListFormat(language);
const whole = new Intl.NumberFormat(language);
const votes = new Intl.NumberFormat(language, { maximumFractionDigits: 5 });

/** The text of that key with its places filled in. */
const say = (key, ...details) =>
  (says.get(key) ?? key).replace(/\{(\d)\}/g, (_, at) => {
    const detail = details[at] ?? "";
    return typeof detail === "number" ? whole.format(detail) : String(detail);
  });

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

function drawing(width, height, ...rectangles) {
  const name = (tag) => document.createElementNS("http://www.w3.org/2000/svg", tag);
  const svg = name("svg");
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("preserveAspectRatio", "none");
  svg.setAttribute("aria-hidden", "true");
  for (const { kind, ...places } of rectangles) {
    const rectangle = name("rect");
    rectangle.setAttribute("class", kind);
    for (const [attribute, value] of Object.entries(places)) rectangle.setAttribute(attribute, value);
    svg.append(rectangle);
  }
  return svg;
}

const hide = (...names) => names.forEach((name) => { part(name).hidden = true; });

function clear() {
  hide("error", "checks", "words", "duels", "paths", "stages");
  for (const name of ["check-list", "word-list", "duel-list", "path-list", "stage-list", "matrix", "stage-table"]) part(name).replaceChildren();
}

function complain(error) {
  clear();
  hide("options", "progress");
  part("status").textContent = "";
  part("error").textContent = error instanceof RecountError
    ? say(`problem.${error.problem}`, ...error.details) : say("problem.unreadable");
  part("error").hidden = false;
}

/** How people are called: by name and user name in a record, as the file has them elsewhere. */
const plainNames = (name) => name;
const recordNames = (people) => (name) => {
  if (name === RON) return say("ron");
  const person = people.find(({ userName }) => userName === name);
  return person?.name ? `${person.name} (${name})` : name;
};

// The checks of a record.

function showChecks(found) {
  const order = ["fails", "open", "holds"];
  const items = found.checks.map(({ id, state, details }) => {
    const filled = details.map((detail) => (detail === "" ? say("none") : detail));
    const text = id === "form" ? say("check.form.fails", say(`problem.${details[0]}`, ...details.slice(1))) : say(`check.${id}.${state}`, ...filled);
    return { state, line: element("li", { class: `check ${state}` }, element("strong", {}, say(state)), ` ${text}`) };
  });
  const worst = order.find((state) => items.some((item) => item.state === state));
  part("verdict").textContent = say(`verdict.${worst}`);
  items.sort((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  part("check-list").replaceChildren(...items.map(({ line }) => line));
  part("checks").hidden = false;
}

// The result: words first, then a picture, the table behind it.

const paragraph = (text, kind) => element("p", kind ? { class: kind } : {}, text);

function words(result, named) {
  const method = say(`method.${result.method}`);
  const people = result.winners.filter((name) => name !== RON);
  const lines = [paragraph(people.length ? say("elected", list.format(people.map(named)), method) : say("elected.none", method), "lead")];
  const winner = result.candidates.indexOf(result.winners[0]);
  if (result.matrix && winner >= 0) {
    const beatsAll = result.matrix.every((row, other) => other === winner || result.matrix[winner][other] > row[winner]);
    if (beatsAll) lines.push(paragraph(say("beats-all", named(result.winners[0]))));
    else if (result.paths?.length) lines.push(paragraph(say("circle", named(result.winners[0]))));
  }
  if (result.method === "scottish-stv") lines.push(paragraph(say("quota", value(result.quota, result.one), result.papers)));
  for (const { names, drawn } of result.ties) lines.push(paragraph(say(drawn ? "tie.drawn" : "tie.open", list.format(names.map(named))), "notice warn"));
  if (!result.ties.length && result.tied.length) lines.push(paragraph(say("tie.open", list.format(result.tied.map(named))), "notice warn"));
  return lines;
}

function recordWords(found, named) {
  const lines = words(found.count, named);
  for (const { userName, beatsRon, aboveRon, needed } of found.support) {
    lines.push(paragraph(say(beatsRon && aboveRon >= needed ? "support.reached" : "support.missed", named(userName), aboveRon, needed)));
  }
  const [mine, cross] = [found.count, found.cross].map(({ winners }) => [...winners].sort().join("\n"));
  const names = found.cross.winners.map(named);
  lines.push(paragraph(say(mine === cross ? "cross.same" : "cross.differs", say(`method.${found.cross.method}`), list.format(names))));
  return lines;
}

/** The winner against each other candidate: two bars that meet. */
function showDuels(result, named) {
  const { candidates, matrix } = result;
  const winner = candidates.indexOf(result.winners[0]);
  part("duel-list").replaceChildren(...candidates.flatMap((name, other) => {
    if (other === winner || winner < 0) return [];
    const [own, against] = [matrix[winner][other], matrix[other][winner]];
    const all = own + against || 1;
    return [element("li", {},
      element("span", {}, say("duel", named(candidates[winner]), own, against, named(name))),
      drawing(all, 1, { kind: "own", x: 0, y: 0, width: own, height: 1 }, { kind: "other", x: own, y: 0, width: against, height: 1 }))];
  }));
  const circle = (result.paths ?? []).some(({ way }) => way.length > 2);
  part("path-list").replaceChildren(...(circle ? result.paths : []).map(({ way, strength, back }) =>
    element("li", {}, say("path", way.map((c) => named(result.candidates[c])).join(" → "), strength, back))));
  part("paths").hidden = !circle;
  const head = element("tr", {}, element("td"), ...candidates.map((name) => element("th", { scope: "col", class: "number" }, named(name))));
  const rows = candidates.map((name, a) => element("tr", {}, element("th", { scope: "row" }, named(name)),
    ...candidates.map((_, b) => {
      if (a === b) return element("td", { class: "number" }, "–");
      const more = matrix[a][b] > matrix[b][a];
      return element("td", { class: "number" }, more ? element("strong", {}, whole.format(matrix[a][b])) : whole.format(matrix[a][b]));
    })));
  part("matrix").replaceChildren(element("table", {}, element("caption", { class: "small" }, say("matrix.caption")),
    element("thead", {}, head), element("tbody", {}, ...rows)));
  part("duels").hidden = false;
}

/** A share of votes for reading: nothing is decided by it. */
const value = (shares, one) => votes.format(Math.floor(Number((shares * 100_000n) / one)) / 100_000);

/** A row of columns for each candidate, one column to a stage, and how it ended. */
function showStages(result, named) {
  const { stages, candidates } = result;
  const one = result.one ?? 100_000n;
  const top = Number(stages.flatMap((stage) => stage.votes).concat(result.quota ?? 0n).reduce((a, b) => (a > b ? a : b), 1n));
  const what = (stage) => say(`stage.${stage.kind}`, stage.candidate === undefined ? "" : named(candidates[stage.candidate]));
  part("stage-list").replaceChildren(...candidates.map((name, c) => {
    const electedAt = stages.findIndex((stage) => stage.elected?.includes(c));
    const outAt = stages.findIndex((stage) => stage.kind === "exclusion" && stage.candidate === c);
    const end = electedAt >= 0 ? say("stage.elected", electedAt + 1) : outAt >= 0 ? say("stage.excluded", outAt + 1) : "";
    const bars = stages.map((stage, at) => {
      const height = (100 * Number(stage.votes[c])) / top;
      return { kind: electedAt >= 0 && at >= electedAt ? "own" : "other", x: 10 * at + 1, y: 100 - height, width: 8, height };
    });
    const line = result.quota ? [{ kind: "mark", x: 0, y: 100 - (100 * Number(result.quota)) / top, width: 10 * stages.length, height: 1.5 }] : [];
    return element("li", {}, element("span", {}, say("candidate", named(name), value(stages.at(-1).votes[c], one), end)), drawing(10 * stages.length, 100, ...bars, ...line));
  }));
  part("stage-list").classList.add("tall");
  const head = element("tr", {}, element("td"), ...stages.map((stage, at) => element("th", { scope: "col", class: "number" }, `${whole.format(at + 1)}. ${what(stage)}`)));
  const rows = candidates.map((name, c) => element("tr", {}, element("th", { scope: "row" }, named(name)),
    ...stages.map((stage) => {
      const text = value(stage.votes[c], one);
      return element("td", { class: "number" }, stage.elected?.includes(c) ? element("strong", {}, text) : text);
    })));
  rows.push(element("tr", {}, element("th", { scope: "row" }, say("lost")), ...stages.map((stage) => element("td", { class: "number" }, value(stage.lost, one)))));
  part("stage-table").replaceChildren(element("table", {}, element("caption", { class: "small" }, say("stage-table.caption")),
    element("thead", {}, head), element("tbody", {}, ...rows)));
  part("stages").hidden = false;
}

function showResult(result, named, lines) {
  part("word-list").replaceChildren(...lines);
  part("words").hidden = false;
  if (result.stages) showStages(result, named);
  if (result.matrix) showDuels(result, named);
  resized();
}

// A file that was chosen or dropped. The newest wins, whatever the older one still counts.

let asked = 0;
let shown = null;

async function progressing(work, turn) {
  part("progress").value = 0;
  part("progress").hidden = false;
  return inSlices(work, (share) => {
    if (turn !== asked) throw new DOMException("another file", "AbortError");
    part("progress").value = share;
  });
}

async function showRecord(text, turn) {
  hide("options");
  const found = await progressing(verify(readRecord(text)), turn);
  showChecks(found);
  if (!found.count) {
    if (found.result && found.box.ballots === undefined) {
      part("word-list").replaceChildren(paragraph(say("few", found.box.ballotCount)));
      part("words").hidden = false;
    }
    return say("done", found.entries.length);
  }
  const named = recordNames(found.candidates);
  showResult(found.count, named, recordWords(found, named));
  return say("done", found.entries.length);
}

async function showBallots(turn) {
  const { election } = shown;
  const seed = option("seed").value.trim();
  if (!option("seed").checkValidity()) throw new RecountError("seed");
  const options = {
    method: option("method").value,
    seats: Math.max(1, Math.trunc(Number(option("seats").value)) || 1),
    order: seed ? lotOf(seed, election.candidates) : undefined,
  };
  const result = await progressing(count(election, options), turn);
  showResult(result, plainNames, words(result, plainNames));
  return say("number", result.papers, result.candidates.length);
}

async function working(work) {
  const turn = ++asked;
  clear();
  part("status").textContent = say("counting");
  try {
    const done = await work(turn);
    if (turn !== asked) return;
    part("status").textContent = done;
    hide("progress");
  } catch (error) {
    if (turn === asked && error.name !== "AbortError") complain(error);
  }
}

const open = (file) => working(async (turn) => {
  shown = null;
  const text = textOf(new Uint8Array(await file.arrayBuffer()));
  if (kindOf(text) === "record") return showRecord(text, turn);
  const election = await progressing(readBallots(text), turn);
  shown = { election };
  option("method").value = election.seats > 1 ? "scottish-stv" : "schulze";
  option("seats").value = election.seats;
  part("options").hidden = false;
  return showBallots(turn);
});

option("method").replaceChildren(...METHOD_NAMES.map((name) => element("option", { value: name }, say(`method.${name}`))));
part("options").addEventListener("change", () => { if (shown) working(showBallots); });

// What came to be seen only now may have to be scrolled sideways: guildhall.js looks when sizes change.
const resized = () => dispatchEvent(new Event("resize"));
root.addEventListener("toggle", resized, true);

const field = root.querySelector("input[type=file]");
const openChosen = () => { if (field.files[0]) open(field.files[0]); };
field.addEventListener("change", openChosen);

// Beside the frame too: else a file that misses it would take the place of the page.
const frame = root.querySelector("[data-drop]");
addEventListener("dragover", (event) => {
  event.preventDefault();
  frame.classList.add("over");
});
addEventListener("dragleave", () => frame.classList.remove("over"));
addEventListener("drop", (event) => {
  event.preventDefault();
  frame.classList.remove("over");
  const [file] = event.dataTransfer.files;
  if (file) open(file);
});
root.dataset.ready = "true";

// Whoever was quicker than this script, or comes back to the page, has chosen already.
openChosen();
