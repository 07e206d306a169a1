// Counts an election again, from a file alone: its record, or any file of ballots (BLT, Condorcet
// Election Format). Written from the published rules; it shares nothing with the server's count, so
// that where both agree there are two counts. It asks nobody: no request, no storage, no page.
//
// Whole numbers only, where something is decided: votes as integers, their parts as BigInt.
//
// Long works are generators. What they yield is how far they are, from 0 to 1; between two yields
// the page may breathe. atOnce(work) runs one to its end, inSlices(work, tell) leaves time between.

/** Who is in every election of the house: "reopen nominations". */
export const RON = "RON";

/** Why a file cannot be counted: a word, and what belongs into its sentence. */
export class RecountError extends Error {
  constructor(problem, ...details) {
    super([problem, ...details].join(" "));
    this.name = "RecountError";
    this.problem = problem;
    this.details = details;
  }
}

export function atOnce(work) {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

const SLICE = 24;

export async function inSlices(work, tell = () => {}) {
  let until = performance.now() + SLICE;
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    if (performance.now() < until) continue;
    tell(step.value);
    await new Promise((go) => setTimeout(go));
    until = performance.now() + SLICE;
  }
}

/** Tells the parts of a work as parts of the whole. */
function* within(work, from, to) {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield from + step.value * (to - from);
  }
}

const range = (length) => Array.from({ length }, (_, i) => i);
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const total = (numbers) => numbers.reduce((a, b) => a + b, 0n);

// SHA-256 (FIPS 180-4). The browser's own is missing on pages that came by plain http.

/** The first 32 bits behind the point of the root of a small prime. */
function fraction(prime, degree) {
  const goal = BigInt(prime) << BigInt(32 * degree);
  let [low, high] = [0n, 1n << 40n];
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** BigInt(degree) <= goal) low = middle;
    else high = middle;
  }
  return Number(BigInt.asIntN(32, low));
}

const PRIMES = [];
for (let n = 2; PRIMES.length < 64; n++) if (PRIMES.every((prime) => n % prime)) PRIMES.push(n);
const BEGIN = PRIMES.slice(0, 8).map((prime) => fraction(prime, 2));
const ROUNDS = PRIMES.map((prime) => fraction(prime, 3));

/** Of a Uint8Array, as 64 hexadecimal digits. */
export function sha256(message) {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  const state = Int32Array.from(BEGIN);
  const w = new Int32Array(64);
  for (let at = 0; at < length; at += 64) {
    for (let t = 0; t < 16; t++) w[t] = view.getInt32(at + 4 * t);
    for (let t = 16; t < 64; t++) {
      const [x, y] = [w[t - 15], w[t - 2]];
      const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
      const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
      w[t] = w[t - 16] + s0 + w[t - 7] + s1;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 64; t++) {
      const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUNDS[t] + w[t]) | 0;
      const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
      const t2 = s0 + ((a & b) ^ (a & c) ^ (b & c));
      h = g; g = f; f = e; e = (d + t1) | 0;
      d = c; c = b; b = a; a = (t1 + t2) | 0;
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] += word; });
  }
  return [...state].map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
}

const utf8 = (text) => new TextEncoder().encode(text);
const HEX = /^(?:[0-9a-f]{2})*$/;
const ofHex = (digits) => Uint8Array.from(digits.match(/../g) ?? [], (pair) => parseInt(pair, 16));

// The lot.

/** The names in the order that a seed (hexadecimal) gives them: the earlier, the luckier. */
export function lotOf(seed, names) {
  const bytes = ofHex(seed);
  const drawn = names.map((name) => ({ name, hash: sha256(Uint8Array.from([...bytes, ...utf8(name)])) }));
  return drawn.sort((a, b) => (a.hash < b.hash ? -1 : 1)).map(({ name }) => name);
}

/** SHA-256 of what was published before voting and the hash of the closed box, all hexadecimal. */
export const seedOf = (commitments, boxHash) => sha256(ofHex(commitments.join("") + boxHash));

/**
 * Decides where votes do not. Without a seed it goes by the order of the file, and tells who would
 * have had to draw: an election must not be decided so, a file from elsewhere may be looked at.
 */
class Lot {
  constructor(candidates, order) {
    this.names = candidates;
    const at = new Map((order ?? candidates).map((name, i) => [name, i]));
    this.place = candidates.map((name) => at.get(name));
    this.drawn = Boolean(order);
    this.ties = [];
  }

  /** The luckiest first. */
  sorted(tied) {
    return [...tied].sort((a, b) => this.place[a] - this.place[b]);
  }

  /** The same, and notes that it was asked. What it was about: "seat", "surplus" or "exclusion". */
  draw(tied, about) {
    if (tied.length > 1) this.ties.push({ about, names: tied.map((c) => this.names[c]), drawn: this.drawn });
    return this.sorted(tied);
  }
}

// Ballots. An election is { title, seats, candidates: [name], ballots: [{ ranks: [[index]], count }] };
// the unranked are last and equal, unless it says implicit: false (a format that knows both).

/** Equal ballots as one, empty ranks left out, candidates left out. */
export function* gathered(election, leftOut = []) {
  const out = new Set(leftOut);
  const candidates = election.candidates.filter((name) => !out.has(name));
  const index = new Map(candidates.map((name, i) => [name, i]));
  const known = new Map();
  let done = 0;
  for (const { ranks, count } of election.ballots) {
    const kept = ranks
      .map((rank) => rank.map((c) => index.get(election.candidates[c])).filter((c) => c !== undefined).sort((a, b) => a - b))
      .filter((rank) => rank.length);
    const key = kept.join("|");
    const same = known.get(key);
    if (same) same.count += count;
    else known.set(key, { ranks: kept, count });
    if (++done % 1000 === 0) yield done / election.ballots.length;
  }
  const ballots = [...known.values()];
  const papers = sum(ballots.map(({ count }) => count));
  if (!Number.isSafeInteger(papers)) throw new RecountError("too-many");
  return { ...election, candidates, ballots };
}

/** How many rank row above column. */
export function* pairwise({ candidates, ballots, implicit = true }) {
  const n = candidates.length;
  const matrix = range(n).map(() => new Array(n).fill(0));
  let done = 0;
  for (const { ranks, count } of ballots) {
    const ranked = new Set(ranks.flat());
    const rows = implicit ? [...ranks, range(n).filter((c) => !ranked.has(c))] : ranks;
    for (let upper = 0; upper < rows.length; upper++) {
      for (let lower = upper + 1; lower < rows.length; lower++) {
        for (const a of rows[upper]) for (const b of rows[lower]) matrix[a][b] += count;
      }
    }
    if (++done % 500 === 0) yield done / ballots.length;
  }
  return matrix;
}

/** Fills the seats from groups, the better group first; the lot decides inside of one. */
function seated(groups, seats, lot) {
  const winners = [];
  let tied = [];
  for (const group of groups) {
    const free = seats - winners.length;
    if (!free) break;
    if (group.length > free) tied = group;
    winners.push(...(group.length > free ? lot.draw(group, "seat") : group).slice(0, free));
  }
  return { winners, tied: lot.drawn ? [] : tied };
}

/** Groups of those whom nobody left beats, again and again. */
function layers(n, beats) {
  const groups = [];
  let left = range(n);
  while (left.length) {
    const top = left.filter((a) => !left.some((b) => beats(b, a)));
    groups.push(top);
    left = left.filter((c) => !top.includes(c));
  }
  return groups;
}

const METHODS = {
  /** Schulze (2011) with winning votes: the strongest path decides. */
  *schulze({ election, seats, lot }) {
    const matrix = yield* pairwise(election);
    const n = matrix.length;
    const strength = range(n).map((a) => range(n).map((b) => (matrix[a][b] > matrix[b][a] ? matrix[a][b] : 0)));
    const next = range(n).map(() => range(n));
    for (const via of range(n)) {
      for (const a of range(n)) {
        for (const b of range(n)) {
          if (a === b || a === via || b === via) continue;
          const way = Math.min(strength[a][via], strength[via][b]);
          if (way <= strength[a][b]) continue;
          strength[a][b] = way;
          next[a][b] = next[a][via];
        }
      }
      yield via / n;
    }
    const path = (a, b) => {
      const way = [a];
      while (way.at(-1) !== b) way.push(next[way.at(-1)][b]);
      return way;
    };
    const found = seated(layers(n, (a, b) => strength[a][b] > strength[b][a]), seats, lot);
    const paths = found.winners.slice(0, 1).flatMap((winner) => range(n)
      .filter((other) => other !== winner && strength[winner][other])
      .map((other) => ({ to: other, strength: strength[winner][other], back: strength[other][winner], way: path(winner, other) })));
    return { ...found, matrix, strength, paths };
  },

  /** Tideman's ranked pairs: majorities by winning votes, then by few opponents, then by the lot. */
  *"ranked-pairs"({ election, seats, lot }) {
    const matrix = yield* pairwise(election);
    const n = matrix.length;
    const majorities = range(n).flatMap((a) => range(n)
      .filter((b) => matrix[a][b] > matrix[b][a])
      .map((b) => ({ a, b, votes: matrix[a][b], against: matrix[b][a] })));
    const bySize = (x, y) => y.votes - x.votes || x.against - y.against;
    // Of two equal ones the one of the luckier winner; for one winner, the one over the unluckier loser.
    const byLot = (x, y) => lot.place[x.a] - lot.place[y.a] || lot.place[y.b] - lot.place[x.b];
    const lock = (ordered) => {
      const reaches = range(n).map((c) => range(n).map((other) => c === other));
      for (const { a, b } of ordered) {
        if (reaches[b][a]) continue;
        for (const from of range(n)) if (reaches[from][a]) for (const to of range(n)) reaches[from][to] ||= reaches[b][to];
      }
      return layers(n, (a, b) => a !== b && reaches[a][b]);
    };
    const groups = lock([...majorities].sort((x, y) => bySize(x, y) || byLot(x, y)));
    const found = seated(groups, seats, lot);
    if (!lot.drawn && !found.tied.length) {
      const turned = seated(lock([...majorities].sort((x, y) => bySize(x, y) || byLot(y, x))), seats, lot).winners;
      const other = turned.filter((c) => !found.winners.includes(c));
      if (other.length) found.tied = [...found.winners, ...other];
    }
    return { ...found, matrix };
  },

  /** Instant run-off: out goes the last, until one has more than half of what still counts. */
  *irv({ election, lot }) {
    const count = new Transfers(election, lot);
    count.deal(count.papers(), (paper) => paper.value);
    count.close({ kind: "first" });
    for (;;) {
      const counted = total(count.votes);
      const best = count.continuing().find((c) => count.votes[c] * 2n > counted);
      if (best !== undefined || count.continuing().length <= 1) {
        const winners = best === undefined ? count.continuing() : [best];
        count.stages.at(-1).elected = winners;
        return { winners, tied: [], stages: count.stages };
      }
      count.exclude(count.last());
      yield count.stages.length / election.candidates.length;
    }
  },

  /** Schedule 1 of the Scottish Local Government Elections Order 2007, rules 46 to 52. */
  *"scottish-stv"({ election, seats, lot }) {
    const count = new Transfers(election, lot);
    const quota = (BigInt(count.paperCount) / BigInt(seats + 1) + 1n) * count.one;
    const surplusOf = new Set();
    const winners = [];
    const elect = (those, stage) => {
      for (const c of those) {
        count.state[c] = "elected";
        winners.push(c);
        (stage.elected ??= []).push(c);
      }
    };
    const free = () => seats - winners.length;
    const settle = () => {
      const stage = count.stages.at(-1);
      const reached = count.ranked(count.continuing().filter((c) => count.votes[c] >= quota));
      for (const c of reached) if (count.votes[c] > quota) surplusOf.add(c);
      elect(reached.slice(0, free()), stage);
      // As many as seats: they are in together, in the order of the ballot (rule 52).
      if (free() && count.continuing().length <= free()) elect(count.continuing(), stage);
    };
    count.deal(count.papers(), (paper) => paper.value);
    count.close({ kind: "first" });
    settle();
    while (free() && count.continuing().length) {
      if (surplusOf.size) {
        const largest = count.extreme([...surplusOf], (a, b) => a > b, "surplus")[0];
        surplusOf.delete(largest);
        const [held, surplus] = [count.votes[largest], count.votes[largest] - quota];
        const pile = count.take(largest);
        count.votes[largest] = quota;
        count.deal(pile, (paper) => (surplus * paper.value) / held);
        count.close({ kind: "surplus", candidate: largest });
      } else {
        const last = count.last();
        if (count.continuing().length - 1 > free()) count.exclude(last);
        else {
          // The others are in now, and nothing more is transferred.
          count.state[last] = "excluded";
          count.close({ kind: "exclusion", candidate: last });
        }
      }
      settle();
      yield winners.length / (seats + 1);
    }
    return { winners, tied: [], quota, one: count.one, stages: count.stages };
  },

  /** Meek's method as in Hill, Wichmann and Woodall (1987), with whole numbers of 15 decimals. */
  *"meek-stv"({ election, seats, lot }) {
    const ONE = 10n ** 15n;
    const SETTLED = 10n ** 6n;
    // Counts that near each other are equal: what parts them is where the iteration stopped.
    const EQUAL = 10n ** 9n;
    const n = election.candidates.length;
    const papers = election.ballots.filter(({ ranks }) => ranks.length);
    const all = total(papers.map(({ count }) => BigInt(count))) * ONE;
    const state = new Array(n).fill("continuing");
    const keep = new Array(n).fill(ONE);
    const winners = [];
    const stages = [];
    const are = (what) => range(n).filter((c) => state[c] === what);
    const elect = (c) => { state[c] = "elected"; winners.push(c); };
    let [votes, quota] = [[], 0n];

    const deal = () => {
      votes = new Array(n).fill(0n);
      for (const { ranks, count } of papers) {
        let rest = ONE;
        for (const rank of ranks) {
          const active = rank.filter((c) => keep[c]);
          if (!active.length) continue;
          shares(active.map((c) => keep[c]), ONE).forEach((share, i) => {
            votes[active[i]] += ((rest * share) / ONE) * BigInt(count);
          });
          for (const c of active) rest = (rest * (ONE - keep[c])) / ONE;
          if (!rest) break;
        }
      }
      quota = total(votes) / BigInt(seats + 1) + 1n;
    };

    while (winners.length < seats && are("continuing").length) {
      const before = winners.length;
      if (winners.length + are("continuing").length <= seats) {
        deal();
        are("continuing").sort((a, b) => (votes[a] > votes[b] ? -1 : 1)).forEach(elect);
      } else {
        for (let round = 0; round < 1000; round++) {
          deal();
          yield winners.length / seats;
          for (const c of are("continuing").sort((a, b) => (votes[a] > votes[b] ? -1 : 1))) {
            if (votes[c] >= quota && winners.length < seats) elect(c);
          }
          const surplus = total(are("elected").map((c) => (votes[c] > quota ? votes[c] - quota : 0n)));
          if (winners.length === seats || surplus < SETTLED) break;
          for (const c of are("elected")) {
            const kept = (keep[c] * quota + votes[c] - 1n) / votes[c];
            keep[c] = kept < ONE ? kept : ONE;
          }
        }
      }
      const stage = { kind: stages.length ? "exclusion" : "first", votes, quota, lost: all - total(votes) };
      if (stages.length) stage.candidate = stages.at(-1).next;
      if (winners.length > before) stage.elected = winners.slice(before);
      stages.push(stage);
      if (winners.length >= seats || !are("continuing").length) break;
      const least = are("continuing").map((c) => votes[c]).reduce((a, b) => (a < b ? a : b));
      const out = lot.draw(are("continuing").filter((c) => votes[c] - least <= EQUAL), "exclusion").at(-1);
      state[out] = "excluded";
      keep[out] = 0n;
      stage.next = out;
    }
    return { winners, tied: [], quota, one: ONE, stages };
  },
};

/**
 * How a paper is shared by candidates of equal rank, each of whom keeps a part of what reaches him:
 * the mean over all orders in which they could have been written. A candidate's place in such an
 * order is a moment t from 0 to 1; another came before with probability t, and then passed on only
 * what he does not keep: so the integral of keep · ∏(1 − t · other's keep).
 */
function shares(keeps, one) {
  if (keeps.length === 1) return keeps;
  return keeps.map((own, i) => {
    let product = [one];
    for (const other of keeps.filter((_, j) => j !== i)) {
      product = range(product.length + 1).map((power) =>
        (product[power] ?? 0n) - ((product[power - 1] ?? 0n) * other) / one);
    }
    const integral = total(product.map((factor, power) => factor / BigInt(power + 1)));
    return (own * (integral > 0n ? integral : 0n)) / one;
  });
}

/** Papers on their way from candidate to candidate, with values of five decimals. */
class Transfers {
  constructor(election, lot) {
    this.one = 100_000n;
    this.ballots = election.ballots.filter(({ ranks }) => ranks.length);
    this.paperCount = sum(this.ballots.map(({ count }) => count));
    this.lot = lot;
    this.state = election.candidates.map(() => "continuing");
    this.piles = election.candidates.map(() => []);
    this.votes = election.candidates.map(() => 0n);
    this.stages = [];
  }

  papers() {
    return this.ballots.map((ballot) => ({ ballot, value: this.one }));
  }

  continuing() {
    return range(this.state.length).filter((c) => this.state[c] === "continuing");
  }

  /** To the first rank in which somebody continues; where several do, in equal parts. */
  deal(papers, valueOf) {
    for (const paper of papers) {
      const rank = paper.ballot.ranks.map((those) => those.filter((c) => this.state[c] === "continuing")).find((those) => those.length);
      if (!rank) continue;
      const value = valueOf(paper) / BigInt(rank.length);
      for (const c of rank) {
        this.piles[c].push({ ballot: paper.ballot, value });
        this.votes[c] += value * BigInt(paper.ballot.count);
      }
    }
  }

  take(candidate) {
    const pile = this.piles[candidate];
    this.piles[candidate] = [];
    this.votes[candidate] = 0n;
    return pile;
  }

  exclude(candidate) {
    this.state[candidate] = "excluded";
    this.deal(this.take(candidate), (paper) => paper.value);
    this.close({ kind: "exclusion", candidate });
  }

  close(stage) {
    const lost = BigInt(this.paperCount) * this.one - total(this.votes);
    this.stages.push({ ...stage, votes: [...this.votes], lost });
  }

  /**
   * Those with the most (or least) votes. Of several, those who had so at the latest earlier stage
   * at which they differed; and if they never did, the lot orders them.
   */
  extreme(candidates, better, about) {
    const beforehand = this.stages.map(({ votes }) => votes).reverse();
    let tied = candidates;
    for (const votes of [this.votes, ...beforehand]) {
      const best = tied.map((c) => votes[c]).reduce((a, b) => (better(b, a) ? b : a));
      tied = tied.filter((c) => votes[c] === best);
      if (tied.length === 1) break;
    }
    return this.lot.draw(tied, about);
  }

  last() {
    return this.extreme(this.continuing(), (a, b) => a < b, "exclusion").at(-1);
  }

  /** The most votes first. Nothing hangs on the order of equals: the lot is looked at, not drawn. */
  ranked(candidates) {
    const before = this.lot.ties.length;
    const ordered = [];
    const left = new Set(candidates);
    while (left.size) {
      const next = this.extreme([...left], (a, b) => a > b, "order")[0];
      ordered.push(next);
      left.delete(next);
    }
    this.lot.ties.length = before;
    return ordered;
  }
}

export const METHOD_NAMES = Object.keys(METHODS);

/**
 * Counts. Options: method, seats (the election's, if not said), order (the lot's, all candidates),
 * leftOut (names as if withdrawn). Gives { method, seats, candidates, winners: [name], tied: [name],
 * ties, papers } and what the method has to show.
 */
export function* count(election, { method, seats = election.seats, order, leftOut = [] }) {
  if (!METHODS[method]) throw new RecountError("method", method);
  const ready = yield* within(gathered(election, leftOut), 0, 0.4);
  const lot = new Lot(ready.candidates, order?.filter((name) => ready.candidates.includes(name)));
  const names = (those) => those.map((c) => ready.candidates[c]);
  const result = yield* within(METHODS[method]({ election: ready, seats: method === "irv" ? 1 : seats, lot }), 0.4, 1);
  return {
    ...result,
    method,
    seats: method === "irv" ? 1 : seats,
    candidates: ready.candidates,
    papers: sum(ready.ballots.map(({ count: of }) => of)),
    winners: names(result.winners),
    tied: names(result.tied),
    ties: lot.ties,
  };
}

// Files of ballots.

/** BLT, as Hill wrote it down: numbers, then names in quotes. */
export function* readBlt(text) {
  const tokens = /#[^\n]*|"((?:[^"\\]|\\.)*)"|[^\s"#]+|\n/g;
  let line = 1;
  const fail = (what, ...details) => { throw new RecountError(what, line, ...details); };
  const next = () => {
    for (;;) {
      const found = tokens.exec(text);
      if (!found) return null;
      if (found[0] === "\n") line++;
      else if (found[1] !== undefined) return { name: found[1].replace(/\\(.)/g, "$1") };
      else if (!found[0].startsWith("#")) return { word: found[0] };
    }
  };
  const word = () => {
    const token = next();
    if (!token) fail("ends");
    return token.word ?? fail("blt-number");
  };
  const number = (digits) => (/^\d{1,15}$/.test(digits) ? Number(digits) : fail("blt-number"));

  const size = number(word());
  const seats = number(word());
  if (!size || !seats || size > 10_000) fail("blt-number");
  const withdrawn = new Set();
  const ballots = [];
  let begin = word();
  for (; /^-\d+$/.test(begin); begin = word()) {
    if (Number(begin.slice(1)) < 1 || Number(begin.slice(1)) > size) fail("blt-candidate", begin);
    withdrawn.add(Number(begin.slice(1)) - 1);
  }
  for (; begin !== "0"; begin = word()) {
    // "(id) 1 3 2 0": some programs number the papers.
    const weight = number(/^\(.*\)$/.test(begin) ? word() : begin);
    const ranks = [];
    const seen = new Set();
    for (let rank = word(); rank !== "0"; rank = word()) {
      if (rank === "-") continue;
      ranks.push(rank.split("=").map((digits) => {
        const c = number(digits) - 1;
        if (c < 0 || c >= size) fail("blt-candidate", digits);
        if (seen.has(c)) fail("twice", digits);
        seen.add(c);
        return c;
      }));
    }
    if (weight) ballots.push({ ranks, count: weight });
    if (ballots.length % 1000 === 0) yield tokens.lastIndex / text.length;
  }
  // Names as people read them: what is set in columns is filled up with spaces.
  const plain = (name) => name.replace(/\s+/g, " ").trim();
  const candidates = range(size).map(() => {
    const token = next();
    if (!token) fail("ends");
    return plain(token.name ?? fail("blt-names"));
  });
  const title = plain(next()?.name ?? "");
  if (new Set(candidates).size < size) fail("blt-names");
  const read = { title, seats, candidates, ballots };
  return withdrawn.size ? yield* gathered(read, [...withdrawn].map((c) => candidates[c])) : read;
}

/** Condorcet Election Format, version 1: one ballot to a line, "Ada > Ben = Cem ^2 * 30". */
export function* readCvotes(text) {
  const lines = text.split(/\r\n|\n|\r/);
  const told = {};
  const ballots = [];
  let candidates = null;
  let index = new Map();
  const names = (list) => list.split(";").map((name) => name.trim()).filter(Boolean);
  for (const [at, whole] of lines.entries()) {
    const fail = (what, ...details) => { throw new RecountError(what, at + 1, ...details); };
    if (at % 1000 === 999) yield at / lines.length;
    const parameter = /^#\/([^:]+):(.*)$/.exec(whole.trim());
    if (parameter) {
      const [name, value] = [parameter[1].trim().toLowerCase(), parameter[2].trim()];
      told[name] = value;
      if (name === "candidates") {
        candidates = names(value);
        index = new Map(candidates.map((candidate, i) => [candidate, i]));
        if (!candidates.length || index.size < candidates.length || ballots.length) fail("cvotes-candidates");
      }
      continue;
    }
    const line = whole.replace(/#.*/, "").replace(/^.*\|\|/, "").trim();
    if (!line) continue;
    const parts = /^(.*?)(?:\^\s*(\d{1,9})\s*)?(?:\*\s*(\d{1,9})\s*)?$/.exec(line);
    const order = parts[1].trim();
    if (/[\^*]/.test(order)) fail("cvotes-number");
    const weight = /^true$/i.test(told["weight allowed"] ?? "") ? Number(parts[2] ?? 1) : 1;
    const count = Number(parts[3] ?? 1) * weight;
    const seen = new Set();
    const ranks = order === "/EMPTY_RANKING/" ? [] : order.split(">").map((rank) => rank.split("=").map((raw) => {
      const name = raw.trim();
      if (!name) fail("cvotes-empty");
      if (!index.has(name)) {
        if (candidates) fail("unknown", name);
        index.set(name, index.size);
      }
      const c = index.get(name);
      if (seen.has(c)) fail("twice", name);
      seen.add(c);
      return c;
    }));
    if (count) ballots.push({ ranks, count });
  }
  candidates ??= [...index.keys()];
  if (!candidates.length) throw new RecountError("no-ballots");
  const seats = Number(told["number of seats"] ?? 1);
  if (!Number.isSafeInteger(seats) || seats < 1) throw new RecountError("no-seats");
  return { title: "", seats, candidates, ballots, implicit: !/^false$/i.test(told["implicit ranking"] ?? "") };
}

/** What a file is, by how it begins: "record", "blt" or "cvotes". */
export function kindOf(text) {
  if (/^\s*[{[]/.test(text)) return "record";
  if (/^(?:\s|#[^/\n][^\n]*)*\d+\s+\d+\s/.test(text)) return "blt";
  if (/^#\/|>|\|\|/m.test(text)) return "cvotes";
  throw new RecountError("unknown-file");
}

/** The text of a file: UTF-8, or what old programs wrote instead. */
export function textOf(bytes) {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

export const readBallots = (text) => (kindOf(text) === "blt" ? readBlt(text) : readCvotes(text));

// The record.

const FORMAT = "guildhall-election-record-1";
const NOTHING_YET = "0".repeat(64);
const FEW = 10;

const isObject = (thing) => thing !== null && typeof thing === "object" && !Array.isArray(thing);
const isCount = (thing) => Number.isSafeInteger(thing) && thing >= 0;
const isName = (thing) => typeof thing === "string" && thing !== "";
const areNames = (thing) => Array.isArray(thing) && thing.every(isName) && new Set(thing).size === thing.length;
const isHash = (thing) => typeof thing === "string" && thing.length === 64 && HEX.test(thing);

/** RFC 8785 for what a record is made of. */
export function canonical(thing) {
  if (typeof thing === "string") {
    // Half of a pair of surrogates: no UTF-8 can say it.
    if (/[\ud800-\udfff]/u.test(thing)) throw new RecountError("not-text");
    return JSON.stringify(thing);
  }
  if (thing === null || typeof thing === "boolean") return String(thing);
  if (typeof thing === "number") {
    if (!Number.isSafeInteger(thing)) throw new RecountError("not-whole-number");
    return String(thing);
  }
  if (Array.isArray(thing)) return `[${thing.map(canonical).join(",")}]`;
  return `{${Object.keys(thing).sort().map((key) => `${JSON.stringify(key)}:${canonical(thing[key])}`).join(",")}}`;
}

const hashOf = (thing) => sha256(utf8(canonical(thing)));

export const chained = (before, { at, content, kind }) => sha256(utf8(before + canonical({ at, content, kind })));

/** JSON.parse takes the last of two members with one name, another reader the first: neither is right. */
function membersIn(thing) {
  if (thing === null || typeof thing !== "object") return 0;
  const own = Object.values(thing);
  return (Array.isArray(thing) ? 0 : own.length) + sum(own.map(membersIn));
}

export function readRecord(text) {
  let record;
  try {
    record = JSON.parse(text);
  } catch {
    throw new RecountError(/[}\]]\s*$/.test(text) ? "broken" : "truncated");
  }
  const colons = text.replace(/"(?:[^"\\]|\\.)*"/g, "").split(":").length - 1;
  if (!isObject(record) || record.format !== FORMAT || !Array.isArray(record.entries)) throw new RecountError("no-record");
  if (colons !== membersIn(record)) throw new RecountError("double-members");
  return record;
}

/** The least k with 4k² ≥ 9N, and at least 3: ceil(1.5·√N) without a root. */
export function neededSupport(size) {
  const nine = 9n * BigInt(size);
  let k = 3n;
  while (4n * k * k < nine) k++;
  return Number(k);
}

const CROSS = { schulze: "ranked-pairs", "scottish-stv": "meek-stv" };

/**
 * Verifies a record. Gives { checks: [{ id, state: "holds" | "fails" | "open", details }], … } with
 * what was counted on the way. "Open" is what the record does not have (yet, or so few voted).
 */
export function* verify(record) {
  const checks = [];
  const found = { checks, entries: record.entries };
  const holds = (id, ...details) => checks.push({ id, state: "holds", details });
  const fails = (id, ...details) => checks.push({ id, state: "fails", details });
  const open = (id, ...details) => checks.push({ id, state: "open", details });
  const check = (fine, id, good, bad) => (fine ? holds(id, ...good) : fails(id, ...bad));
  try {
    yield* verifyChain(record, { holds, fails, open });
    yield* verifyContents(record, found, { holds, fails, open, check });
  } catch (error) {
    if (!(error instanceof RecountError)) throw error;
    fails("form", error.problem, ...error.details);
  }
  return found;
}

function* verifyChain({ entries, ...rest }, { holds, fails, open }) {
  // What lay in the box is erased in time; the chain holds its hash, which stays.
  const outside = Object.keys(rest).filter((name) => !["format", "box"].includes(name));
  entries.forEach((entry, i) => {
    if (!isObject(entry) || !isName(entry.kind) || !isName(entry.at) || !isObject(entry.content) || !isName(entry.hash)) {
      throw new RecountError("entry", i + 1);
    }
    outside.push(...Object.keys(entry).filter((name) => !["at", "content", "hash", "kind"].includes(name)));
  });
  if (!entries.length) throw new RecountError("empty");
  if (outside.length) fails("outside", outside.join(", "));
  let before = NOTHING_YET;
  let broken = 0;
  for (const [i, entry] of entries.entries()) {
    const expected = chained(before, entry);
    if (expected !== entry.hash && broken++ === 0) fails("chain", i + 1, entry.kind, entry.hash, expected);
    before = entry.hash;
    yield (0.2 * i) / entries.length;
  }
  if (!broken) holds("chain", entries.length, before);
  // The chain cannot tell whether something followed.
  const { kind, at } = entries.at(-1);
  if (["final", "void"].includes(kind)) holds("end", kind, at);
  else open("end", kind, at);
  const late = entries.findIndex((entry, i) => i && !(Date.parse(entry.at) >= Date.parse(entries[i - 1].at)));
  if (late > 0) fails("times", late + 1, entries[late].at, entries[late - 1].at);
}

/** The latest entry of that kind, and where it stands. */
function latest(entries, kind) {
  const at = entries.findLastIndex((entry) => entry.kind === kind);
  return at < 0 ? null : { at, ...entries[at].content };
}

function must(fine, entry, what) {
  if (!fine) throw new RecountError("member", entry.at + 1, what);
}

function* verifyContents({ entries, box: lists }, found, { holds, fails, open, check }) {
  const [opened, candidates, roll, box, result] =
    ["opened", "candidates", "roll", "box", "result"].map((kind) => latest(entries, kind));
  for (const [kind, entry] of Object.entries({ opened, candidates, roll, box, result })) {
    if (!entry) {
      open("stages", kind);
      return;
    }
  }
  const order = [opened, candidates, roll, box, result].map(({ at }) => at);
  if (order[0] !== 0 || order.some((at, i) => i && at < order[i - 1])) fails("order");

  must(CROSS[opened.method], opened, "method");
  must(isCount(opened.seats) && opened.seats > 0, opened, "seats");
  must(Array.isArray(candidates.candidates) && candidates.candidates.every(isObject), candidates, "candidates");
  const onBallot = candidates.candidates.filter(({ struckFor }) => !struckFor).map(({ userName }) => userName);
  must(areNames(onBallot) && !onBallot.includes(RON), candidates, "userName");
  // Whoever may not lead any more when the box closes is left out of the count.
  const names = result.candidates ?? onBallot;
  must(areNames(names) && names.every((name) => onBallot.includes(name)), result, "candidates");
  must(isCount(roll.size), roll, "size");
  must(Array.isArray(roll.commitments) && roll.commitments.every(isHash), roll, "commitments");
  must(isCount(box.credentials), box, "credentials");
  must(isCount(box.ballotCount), box, "ballotCount");
  must(isHash(box.boxHash), box, "boxHash");
  must(isHash(result.seed), result, "seed");
  must(areNames(result.lot), result, "lot");
  must(areNames(result.winners), result, "winners");
  must(isObject(result.crossCheck) && areNames(result.crossCheck.winners), result, "crossCheck");
  must(Array.isArray(result.support) && result.support.every(isObject), result, "support");
  must(lists === undefined || isObject(lists), box, "box");
  const { ballots, salt } = lists ?? {};
  const codes = lists ? lists.codes : undefined;
  must(!lists || (Array.isArray(codes) && codes.every(isName)), box, "codes");
  must(ballots === undefined || (Array.isArray(ballots) && isHash(salt)), box, "ballots");
  yield 0.3;

  if (ballots) {
    const hash = hashOf({ ballots, codes, salt });
    check(hash === box.boxHash, "box", [hash], [box.boxHash, hash]);
  } else if (!lists) open("erased", box.ballotCount);
  else if (box.ballotCount < FEW) open("box", box.ballotCount);
  else fails("unpublished", box.ballotCount);
  yield 0.4;

  if (codes) {
    const seen = new Set();
    const twice = codes.find((code) => seen.size === seen.add(code).size);
    const unsorted = codes.find((code, i) => i && code < codes[i - 1]);
    if (twice !== undefined) fails("code-twice", twice);
    if (unsorted !== undefined) fails("code-order", unsorted);
    const cast = ballots ? sum(ballots.map((ballot) => (isObject(ballot) && isCount(ballot.count) ? ballot.count : NaN))) : box.ballotCount;
    const agree = cast === codes.length && box.ballotCount === cast;
    check(agree, "codes", [codes.length], [codes.length, cast, box.ballotCount]);
  }
  check(box.ballotCount <= box.credentials && box.credentials <= roll.size, "credentials",
    [box.ballotCount, box.credentials, roll.size], [box.ballotCount, box.credentials, roll.size]);

  const seed = seedOf(roll.commitments, box.boxHash);
  check(seed === result.seed, "seed", [seed], [result.seed, seed]);
  const everyone = [...names, RON];
  const drawn = lotOf(seed, everyone);
  // Who is left out of the count need not be in the lot.
  const lots = [drawn, ...(opened.method === "schulze" ? [] : [drawn.filter((name) => name !== RON)])];
  check(lots.some((lot) => lot.join("\n") === result.lot.join("\n")), "lot",
    [drawn.join(", ")], [result.lot.join(", "), drawn.join(", ")]);
  yield 0.5;

  const needed = neededSupport(roll.size);
  Object.assign(found, { opened, candidates: candidates.candidates, roll, box, result, needed, seed });
  if (!lists) return;
  if (!ballots) {
    for (const id of ["winners", "cross", "support"]) open(id, box.ballotCount);
    return;
  }
  const index = new Map(everyone.map((name, i) => [name, i]));
  const known = new Set([...onBallot, RON]);
  const election = {
    title: "",
    seats: opened.seats,
    candidates: everyone,
    ballots: ballots.map((ballot) => {
      must(isObject(ballot) && isCount(ballot.count) && ballot.count > 0, box, "count");
      must(Array.isArray(ballot.ranking) && ballot.ranking.every((rank) => areNames(rank) && rank.length), box, "ranking");
      const ranked = ballot.ranking.flat();
      for (const name of ranked) if (!known.has(name)) throw new RecountError("stranger", name);
      if (new Set(ranked).size < ranked.length) throw new RecountError("ranked-twice");
      const ranks = ballot.ranking.map((rank) => rank.filter((name) => index.has(name)).map((name) => index.get(name)));
      return { ranks: ranks.filter((rank) => rank.length), count: ballot.count };
    }),
  };
  const leftOut = opened.method === "schulze" ? [] : [RON];
  const options = { seats: opened.seats, order: drawn, leftOut };
  found.election = election;
  found.count = yield* within(count(election, { ...options, method: opened.method }), 0.5, 0.75);
  const people = (those) => those.filter((name) => name !== RON).sort().join(", ");
  const cross = CROSS[opened.method];
  if (result.crossCheck.method !== cross) fails("cross-method", result.crossCheck.method, cross);
  found.cross = yield* within(count(election, { ...options, method: cross }), 0.75, 0.95);
  check(people(result.crossCheck.winners) === people(found.cross.winners), "cross",
    [people(found.cross.winners)], [people(result.crossCheck.winners), people(found.cross.winners)]);

  const matrix = yield* pairwise(yield* gathered(election));
  const ron = index.get(RON);
  const supports = (name) => {
    const [above, below] = [matrix[index.get(name)][ron], matrix[ron][index.get(name)]];
    return { userName: name, beatsRon: above > below, aboveRon: above, needed };
  };
  found.support = found.count.winners.filter((name) => name !== RON).map(supports);
  // Whoever does not beat RON one against one has won nothing.
  const elected = found.support.filter(({ beatsRon }) => beatsRon).map(({ userName }) => userName);
  check(people(result.winners) === people(elected), "winners", [people(elected)], [people(result.winners), people(elected)]);
  const lines = result.support.filter((line) => index.has(line.userName) && line.userName !== RON);
  if (lines.length < result.support.length) fails("support-stranger");
  for (const line of lines) {
    const right = supports(line.userName);
    const same = ["beatsRon", "aboveRon", "needed"].every((member) => line[member] === right[member]);
    check(same, "support", [right.userName, right.aboveRon, right.needed, right.beatsRon],
      [right.userName, said(line), said(right)]);
  }
  for (const { userName } of found.support) {
    if (!lines.some((line) => line.userName === userName)) fails("support-missing", userName);
  }
}

const said = ({ beatsRon, aboveRon, needed }) => `beatsRon ${beatsRon}, aboveRon ${aboveRon}, needed ${needed}`;
