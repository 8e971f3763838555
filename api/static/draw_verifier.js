// Repeats a published draw from its record and its frame, as docs/formats.md describes it, and lists what does not agree.
// A fault is { code, line, expected? }: the codes and lines of solvers/drawing/check.py, in the same order.
import { byCodePoint, quotas } from "./draw_quotas.js";
import { Hmac, Sha256, sha256 } from "./sha256.js";

const ANNOUNCED = [
  "format", "algorithm", "campaign", "title", "announced_at", "frame_sha256", "frame_rows", "label_prefix",
  "public_value_source", "chain_length", "commitment", "batches",
];
const DRAWN = ["announcement_sha256", "public_value", "drawn_at", "witnesses", "codes", "strata", "drawn", "left"];
export const STEPS = ["seal", "announcement", "frame", "codes", "strata", "drawn"];
const TAIL = 4; // seal, its digest, the closing brace, nothing after the last newline
const SLACK = 16;
const ROWS_BETWEEN = 4096;
const encoder = new TextEncoder();
const strict = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
const loose = new TextDecoder("utf-8", { ignoreBOM: true });
const hex = (bytes) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");

/** What is found: steps as [name, how many were compared, how many were wrong], and the faults. */
export function verify(record, frame, progress = () => {}) {
  const report = { steps: [], faults: [], drawn: 0, rows: 0, title: "" };
  const step = (name, compared, faults) => {
    report.steps.push({ name, compared, wrong: faults.length });
    report.faults.push(...faults);
  };
  progress("seal", 0);
  const lines = linesOf(record);
  const broken = brokenLine(lines);
  step("seal", lines.length, broken === null ? [] : [{ code: "draw-line-changed", line: broken }]);
  if (broken !== null) return report;
  const content = JSON.parse(strict.decode(record));
  const missing = [...ANNOUNCED, ...DRAWN].filter((key) => !Object.hasOwn(content, key));
  if (missing.length) {
    report.faults.push({ code: "draw-key-missing", line: 1, expected: missing.join(", ") });
    return report;
  }
  const texts = lines.map((line) => strict.decode(line));
  const at = new Map(texts.flatMap((line, n) => (line.startsWith(' "') ? [[line.split('"')[1], n + 1]] : [])));
  report.title = content.title;

  const announced = hex(sha256(encoder.encode(announcement(texts, at))));
  const same = announced === content.announcement_sha256;
  step("announcement", ANNOUNCED.length, same ? [] : [
    { code: "draw-announcement-changed", line: at.get("announcement_sha256"), expected: announced },
  ]);
  const digest = digestOf(frame, progress);
  if (digest !== content.frame_sha256) {
    step("frame", 1, [{ code: "draw-other-frame", line: at.get("frame_sha256"), expected: digest }]);
    return report;
  }
  const rows = rowsOf(frame, progress);
  report.rows = rows.starts.length;
  const distinct = distinctLabels(frame, rows);
  step("frame", report.rows, report.rows === distinct && distinct === content.frame_rows ? [] : [
    { code: "draw-frame-rows", line: at.get("frame_rows"), expected: String(distinct) },
  ]);
  step("codes", content.codes.length, chainFaults(content, at));

  const sizes = sizesOf(rows);
  const places = content.batches.flatMap((batch) => quotas(batch, sizes.get(batch.id) ?? new Map()));
  const strata = places
    .map(([batch, stratum, quota]) => [batch, stratum, sizes.get(batch).get(stratum), quota])
    .sort((one, other) => byCodePoint(one[0], other[0]) || byCodePoint(one[1], other[1]));
  step("strata", strata.length, compare("draw-stratum-wrong", content.strata, strata, at.get("strata")));
  const drawn = repeat(content, frame, rows, places, progress);
  report.drawn = drawn.length;
  step("drawn", drawn.length, compare("draw-entry-wrong", content.drawn, drawn, at.get("drawn")));
  return report;
}

function linesOf(bytes) {
  const lines = [];
  let start = 0;
  for (let end = bytes.indexOf(10); end >= 0; end = bytes.indexOf(10, start)) {
    lines.push(bytes.subarray(start, end));
    start = end + 1;
  }
  lines.push(bytes.subarray(start));
  return lines;
}

/** The number of the line that its seal does not match, null where every line is whole. */
function brokenLine(lines) {
  const texts = lines.slice(-TAIL).map((line) => loose.decode(line));
  if (lines.length <= TAIL || texts[2] !== "}" || texts[3] !== "") return lines.length - (texts.at(-1) === "" ? 1 : 0);
  const head = lines.slice(0, -TAIL);
  const marks = head.map((line) => hex(sha256(line).subarray(0, 4)));
  const seal = ` "seal": "${marks.join("")}",`;
  const digest = ` "seal_sha256": "${hex(sha256(encoder.encode(marks.join(""))))}"`;
  if (texts[0] === seal) return texts[1] === digest ? null : head.length + 2;
  const written = /^ "seal": "([0-9a-f]*)",$/.exec(texts[0]);
  if (!written || texts[1] === digest) return head.length + (texts[1].startsWith(' "seal": ') ? 2 : 1);
  const wrong = marks.findIndex((mark, n) => written[1].slice(8 * n, 8 * n + 8) !== mark);
  return (wrong < 0 ? head.length : wrong) + 1;
}

/** The announcement as it was hashed: its keys in their order, a space after every comma and colon. */
function announcement(texts, at) {
  const keys = [...at].sort((one, other) => one[1] - other[1]);
  const entries = ANNOUNCED.map((key) => {
    const place = keys.findIndex(([name]) => name === key);
    const raw = texts.slice(at.get(key) - 1, keys[place + 1][1] - 1).join("").trim();
    return raw.replace(/,$/, "");
  });
  return `{${spaced(entries.join(","))}}`;
}

const spaced = (json) =>
  json.replace(/"(?:[^"\\]|\\.)*"|\s+|[,:]/g, (part) => {
    if (part[0] === '"') return JSON.stringify(JSON.parse(part));
    return part === "," ? ", " : part === ":" ? ": " : "";
  });

function digestOf(frame, progress) {
  const digest = new Sha256();
  const piece = 1 << 20;
  for (let start = 0; start < frame.length; start += piece) {
    progress("frame", start / frame.length / 2);
    digest.update(frame.subarray(start, start + piece));
  }
  return hex(digest.digest());
}

/** Where the label of each row begins and ends, and its place: stratum and batches, the same object where they are. */
function rowsOf(frame, progress) {
  const starts = [], ends = [], places = [], known = new Map();
  let start = frame.indexOf(10) + 1;
  while (start > 0 && start < frame.length) {
    const found = frame.indexOf(10, start);
    const end = found < 0 ? frame.length : found;
    const comma = frame.indexOf(44, start);
    const text = strict.decode(frame.subarray(comma + 1, end));
    const fields = text.split(",");
    if (comma < 0 || comma > end || fields.length !== 2) throw new Error(`frame line ${starts.length + 2}`);
    if (!known.has(text)) known.set(text, { stratum: fields[0], batches: fields[1].split(/\s+/).filter(Boolean) });
    if (starts.length % ROWS_BETWEEN === 0) progress("frame", 0.5 + start / frame.length / 2);
    starts.push(start);
    ends.push(comma);
    places.push(known.get(text));
    start = end + 1;
  }
  return { starts, ends, places };
}

function distinctLabels(frame, { starts, ends }) {
  const labels = new Set();
  for (let n = 0; n < starts.length; n++) labels.add(strict.decode(frame.subarray(starts[n], ends[n])));
  return labels.size;
}

function chainFaults(content, at) {
  const faults = [];
  let before = content.commitment;
  content.codes.forEach((code, n) => {
    const bytes = Uint8Array.from(code.match(/../g) ?? [], (pair) => parseInt(pair, 16));
    if (!/^([0-9a-f]{2})*$/i.test(code) || hex(sha256(bytes)) !== before) {
      faults.push({ code: "draw-code-wrong", line: at.get("codes") + n + 1, expected: n + 1 });
    }
    before = code;
  });
  if (content.codes.length >= content.chain_length) {
    faults.push({ code: "draw-chain-too-short", line: at.get("chain_length") });
  }
  return faults;
}

function sizesOf({ places }) {
  const sizes = new Map();
  for (const { stratum, batches } of places) {
    for (const batch of batches) {
      if (!sizes.has(batch)) sizes.set(batch, new Map());
      sizes.get(batch).set(stratum, (sizes.get(batch).get(stratum) ?? 0) + 1);
    }
  }
  return sizes;
}

/** What the draw must have given: [round, batch, stratum, label, ticket], the smallest tickets of each stratum. */
function repeat(content, frame, rows, places, progress) {
  const drawn = [], gone = new Set(), message = new Uint8Array(1 << 16);
  let vacant = new Map(places.map(([batch, stratum, quota]) => [`${batch}\0${stratum}`, quota]));
  content.codes.forEach((code, turn) => {
    const key = new Hmac(Uint8Array.from(code.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
    const tickets = new Hmac(key.of(encoder.encode(content.public_value)), encoder.encode(content.label_prefix));
    const pools = poolsOf(vacant);
    const openTo = new Map();
    const ticket = new Uint8Array(32);
    for (let n = 0; n < rows.starts.length; n++) {
      if (n % ROWS_BETWEEN === 0) progress("drawn", (turn + n / rows.starts.length) / content.codes.length);
      const place = rows.places[n];
      if (!openTo.has(place)) openTo.set(place, place.batches.flatMap((id) => pools.get(`${id}\0${place.stratum}`) ?? []));
      const open = openTo.get(place);
      if (!open.length) continue;
      const length = rows.ends[n] - rows.starts[n];
      message.set(frame.subarray(rows.starts[n], rows.ends[n]));
      message[length] = 1;
      tickets.of(message.subarray(0, length + 1), ticket);
      for (const pool of open) if (isBelow(ticket, pool.limit)) add(pool, ticket, n, frame, rows, gone);
    }
    for (const pool of pools.values()) {
      cut(pool);
      for (const one of pool.kept) drawn.push([turn + 1, pool.batch, pool.stratum, one.label, hex(one.ticket)]);
    }
    for (const pool of pools.values()) for (const one of pool.kept) gone.add(`${pool.batch}\0${one.label}`);
    vacant = new Map();
    for (const [when, batch, stratum] of content.left) {
      const place = `${batch}\0${stratum}`;
      if (when === turn + 1) vacant.set(place, (vacant.get(place) ?? 0) + 1);
    }
  });
  return drawn;
}

function poolsOf(vacant) {
  const open = [...vacant].filter(([, size]) => size).map(([place, size]) => [...place.split("\0"), size]);
  open.sort((one, other) => byCodePoint(one[0], other[0]) || byCodePoint(one[1], other[1]));
  return new Map(open.map(([batch, stratum, size]) => {
    return [`${batch}\0${stratum}`, { batch, stratum, size, kept: [], limit: null }];
  }));
}

function add(pool, ticket, row, frame, rows, gone) {
  const label = strict.decode(frame.subarray(rows.starts[row], rows.ends[row]));
  if (gone.has(`${pool.batch}\0${label}`)) return;
  pool.kept.push({ ticket: ticket.slice(), label });
  if (pool.kept.length >= 2 * pool.size + SLACK) cut(pool);
}

/** Keeps the smallest tickets; a larger one than the last of them need not be kept any more. */
function cut(pool) {
  pool.kept.sort((one, other) => order(one.ticket, other.ticket) || byCodePoint(one.label, other.label));
  pool.kept.length = Math.min(pool.kept.length, pool.size);
  if (pool.kept.length === pool.size) pool.limit = pool.kept.at(-1).ticket;
}

function order(one, other) {
  for (let n = 0; n < 32; n++) if (one[n] !== other[n]) return one[n] - other[n];
  return 0;
}

const isBelow = (ticket, limit) => limit === null || order(ticket, limit) < 0;

function compare(code, found, due, line) {
  const faults = [];
  for (let n = 0; n < Math.max(found.length, due.length); n++) {
    const [written, expected] = [found[n], due[n]];
    if (expected && written && written.length === expected.length && expected.every((one, m) => one === written[m])) continue;
    faults.push({ code, line: line + Math.min(n, found.length) + 1, expected: expected ? expected.join(", ") : "-" });
  }
  return faults;
}
