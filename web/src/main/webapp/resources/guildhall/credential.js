// The voter's half of RFC 9474, RSABSSA-SHA384-PSS-Randomized: makes a token, blinds it, takes the
// blinding off the server's signature. What the server signs and what it later sees with a ballot
// have nothing in common that anyone could find.
//
// A page says where this module is, and its script takes it from there:
//   <form data-credential="#{resource['guildhall:credential.js']}">
//   const { begin, finish } = await import(form.dataset.credential);
//
//   begin(jwk) → { token, blinded, state }    ask for a signature of blinded; keep state until then
//   finish(jwk, state, blindSignature) → { token, signature }                 to be sent with a ballot
//
// All texts are base64url. The token is the prepared message of the RFC: 32 random bytes, then the
// token's own 32. The state is a plain object for JSON.stringify. It is to be kept, under the
// election, BEFORE blinded is sent: the server answers once, and after a crash only to the same
// blinded message. Whoever reads it can vote in the voter's place, so it goes nowhere else; it may
// be deleted once finish has succeeded and what that gave is kept instead.
//
// Arithmetic with BigInt takes more or less time for different numbers. Here nobody is there to
// measure it: each number is used once, on the voter's own device.

const PREFIX = 32;
const TOKEN = 32;
const SALT = 48;

/** Why it did not work: error.problem is one of the words used below. */
export class CredentialError extends Error {
  constructor(problem) {
    super(`no credential: ${problem}`);
    this.name = "CredentialError";
    this.problem = problem;
  }
}

function require(fine, problem) {
  if (!fine) throw new CredentialError(problem);
}

// Bytes, texts and numbers.

const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

const hex = (bytes) => [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");

export const toNumber = (bytes) => BigInt("0x" + (hex(bytes) || "0"));

export function toBytes(number, length) {
  const digits = number.toString(16).padStart(2 * length, "0");
  return Uint8Array.from({ length }, (_, at) => parseInt(digits.slice(2 * at, 2 * at + 2), 16));
}

export function toText(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}

/** Strict, as the server is: one value has one spelling. */
export function fromText(text) {
  require(typeof text === "string" && /^[A-Za-z0-9_-]*$/.test(text) && text.length % 4 !== 1, "not-base64url");
  const bytes = Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
  require(toText(bytes) === text, "not-base64url");
  return bytes;
}

const bits = (number) => number.toString(2).length;

function power(base, exponent, modulus) {
  let result = 1n;
  for (const bit of exponent.toString(2)) {
    result = (result * result) % modulus;
    if (bit === "1") result = (result * base) % modulus;
  }
  return result;
}

/** The inverse of a number, or null where it shares a factor with the modulus: Euclid's way. */
function inverse(number, modulus) {
  let [rest, next] = [modulus, number % modulus];
  let [factor, following] = [0n, 1n];
  while (next !== 0n) {
    const times = rest / next;
    [rest, next] = [next, rest - times * next];
    [factor, following] = [following, factor - times * following];
  }
  return rest === 1n ? (factor + modulus) % modulus : null;
}

// SHA-384. Browsers give theirs to pages that came by https or from localhost only; a firm's
// server inside the house may speak plain http, and its voters count as well.

/** The first 64 bits behind the point of a root: whole-number Newton, so that no digit is guessed. */
function rootBits(number, degree) {
  const goal = BigInt(number) << BigInt(64 * degree);
  let root = 1n << 70n;
  for (;;) {
    const lower = (BigInt(degree - 1) * root + goal / root ** BigInt(degree - 1)) / BigInt(degree);
    if (lower >= root) return BigInt.asUintN(64, root);
    root = lower;
  }
}

let tables;

/** FIPS 180-4: the constants are roots of the first primes. */
function constants() {
  const primes = [];
  for (let n = 2; primes.length < 80; n++) if (primes.every((prime) => n % prime)) primes.push(n);
  return {
    begin: primes.slice(8, 16).map((prime) => rootBits(prime, 2)),
    rounds: primes.map((prime) => rootBits(prime, 3)),
  };
}

const turn = (word, by) => BigInt.asUintN(64, (word >> BigInt(by)) | (word << BigInt(64 - by)));
const turns = (word, ...by) => by.map((each) => turn(word, each)).reduce((a, b) => a ^ b);
const word64 = (sum) => BigInt.asUintN(64, sum);

export function ownSha384(message) {
  tables ??= constants();
  const length = Math.ceil((message.length + 17) / 128) * 128;
  const padded = new Uint8Array(length);
  padded.set(message);
  padded[message.length] = 0x80;
  const view = new DataView(padded.buffer);
  view.setBigUint64(length - 8, BigInt(message.length) * 8n);
  const state = [...tables.begin];
  const w = new Array(80);
  for (let at = 0; at < length; at += 128) {
    for (let t = 0; t < 16; t++) w[t] = view.getBigUint64(at + 8 * t);
    for (let t = 16; t < 80; t++) {
      const s0 = turns(w[t - 15], 1, 8) ^ (w[t - 15] >> 7n);
      const s1 = turns(w[t - 2], 19, 61) ^ (w[t - 2] >> 6n);
      w[t] = word64(w[t - 16] + s0 + w[t - 7] + s1);
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let t = 0; t < 80; t++) {
      const t1 = h + turns(e, 14, 18, 41) + ((e & f) ^ (~e & g)) + tables.rounds[t] + w[t];
      const t2 = turns(a, 28, 34, 39) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [word64(t1 + t2), a, b, c, word64(d + t1), e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((word, i) => { state[i] = word64(state[i] + word); });
  }
  return joined(...state.slice(0, 6).map((word) => toBytes(word, 8)));
}

async function sha384(message) {
  return globalThis.crypto.subtle
    ? new Uint8Array(await crypto.subtle.digest("SHA-384", message))
    : ownSha384(message);
}

// EMSA-PSS of RFC 8017 with MGF1. The hash is a parameter for the sake of an older test vector.

async function mask(seed, length, hash) {
  const parts = [];
  for (let made = 0; made < length; made += parts.at(-1).length) {
    parts.push(await hash(joined(seed, toBytes(BigInt(parts.length), 4))));
  }
  return joined(...parts).slice(0, length);
}

/** The two halves' common part: the hash of a message's hash and a salt. */
const salted = async (message, salt, hash) => hash(joined(new Uint8Array(8), await hash(message), salt));

const xor = (a, b) => a.map((byte, at) => byte ^ b[at]);

export async function encode(message, salt, bitLength, hash = sha384) {
  const length = Math.ceil(bitLength / 8);
  const seed = await salted(message, salt, hash);
  const zeros = length - salt.length - seed.length - 2;
  require(zeros >= 0, "key-too-short");
  const block = joined(new Uint8Array(zeros), [1], salt);
  const hidden = xor(block, await mask(seed, block.length, hash));
  hidden[0] &= 0xff >> (8 * length - bitLength);
  return joined(hidden, seed, [0xbc]);
}

async function isEncoding(encoded, message, saltLength, bitLength, hash) {
  const seedLength = (await hash(message)).length;
  const blockLength = encoded.length - seedLength - 1;
  if (blockLength < saltLength + 1 || encoded.at(-1) !== 0xbc) return false;
  const unused = 8 * encoded.length - bitLength;
  if (encoded[0] >> (8 - unused)) return false;
  const seed = encoded.slice(blockLength, -1);
  const block = xor(encoded.slice(0, blockLength), await mask(seed, blockLength, hash));
  block[0] &= 0xff >> unused;
  const at = blockLength - saltLength - 1;
  if (block.subarray(0, at).some((byte) => byte) || block[at] !== 1) return false;
  return hex(await salted(message, block.slice(at + 1), hash)) === hex(seed);
}

// The steps of RFC 9474, for any key and with the randomness given, so that its vectors can be tried.

/** The numbers of a JWK. One that could not be an election's is refused: it might lift the blinding. */
export function keyOf(jwk) {
  require(jwk?.kty === "RSA" && (jwk.alg ?? "PS384") === "PS384", "bad-key");
  const [n, e] = [jwk.n, jwk.e].map((text) => toNumber(fromText(text)));
  require(n % 2n === 1n && bits(n) >= 2048 && bits(n) <= 8192, "bad-key");
  require(e % 2n === 1n && e > 1n && bits(e) <= 33, "bad-key");
  return { n, e, bits: bits(n), bytes: Math.ceil(bits(n) / 8) };
}

/** Blind: factor is the random number, at least 1 and below the modulus. */
export async function blind(key, prepared, salt, factor) {
  const encoded = toNumber(await encode(prepared, salt, key.bits - 1));
  require(inverse(encoded, key.n) !== null, "not-coprime");
  const undo = inverse(factor, key.n);
  require(undo !== null, "blinding-failed");
  return { blinded: toBytes((encoded * power(factor, key.e, key.n)) % key.n, key.bytes), inverse: undo };
}

/** Finalize: a signature only if it is one. */
export async function finalize(key, prepared, blindSignature, undo, saltLength = SALT) {
  require(blindSignature.length === key.bytes, "wrong-length");
  const signature = toBytes((toNumber(blindSignature) * undo) % key.n, key.bytes);
  require(await verify(key, prepared, signature, saltLength), "invalid-signature");
  return signature;
}

/** Verify: RSASSA-PSS. */
export async function verify(key, prepared, signature, saltLength = SALT) {
  const number = toNumber(signature);
  if (signature.length !== key.bytes || number >= key.n) return false;
  const length = Math.ceil((key.bits - 1) / 8);
  const opened = power(number, key.e, key.n);
  if (opened >> BigInt(8 * length)) return false;
  return isEncoding(toBytes(opened, length), prepared, saltLength, key.bits - 1, sha384);
}

// What the voting page uses.

const random = (length) => crypto.getRandomValues(new Uint8Array(length));

/** At least 1 and below the bound; what falls outside is thrown away, so that none is likelier. */
function uniform(bound) {
  const length = Math.ceil(bits(bound) / 8);
  for (;;) {
    const bytes = random(length);
    bytes[0] &= 0xff >> (8 * length - bits(bound));
    const number = toNumber(bytes);
    if (number > 0n && number < bound) return number;
  }
}

export async function begin(jwk) {
  const key = keyOf(jwk);
  const prepared = joined(random(PREFIX), random(TOKEN));
  const made = await blind(key, prepared, random(SALT), uniform(key.n));
  const [token, blinded] = [toText(prepared), toText(made.blinded)];
  return { token, blinded, state: { token, blinded, inverse: toText(toBytes(made.inverse, key.bytes)), n: jwk.n } };
}

export async function finish(jwk, state, blindSignature) {
  const key = keyOf(jwk);
  require(state?.n === jwk.n, "other-key");
  const prepared = fromText(state.token);
  require(prepared.length === PREFIX + TOKEN, "wrong-length");
  const signature = await finalize(key, prepared, fromText(blindSignature), toNumber(fromText(state.inverse)));
  return { token: state.token, signature: toText(signature) };
}
