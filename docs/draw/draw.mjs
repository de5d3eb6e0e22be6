/**
 * zhucun-draw/1, written from docs/draw.md alone. Needs Node and nothing of this program.
 *
 *   node draw.mjs vectors.json        compares every vector; exit code 1 when one differs
 *   node draw.mjs certificate.json    draws a certificate again
 */
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

const bytes = (text) => Buffer.from(text.normalize("NFC"), "utf8");
const sha = (data) => createHash("sha256").update(data).digest("hex");
const textSha = (text) => sha(bytes(text));
const sum = (numbers) => numbers.reduce((a, b) => a + b, 0);
const bySign = (a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** Section 3: rows under their word. */
function readFrame(text) {
  const lines = text.split("\n");
  if (lines[0] !== "zhucun-draw/1" || lines.at(-2) !== "end" || lines.at(-1) !== "") throw new Error("no frame");
  const rows = new Map();
  for (const line of lines.slice(1, -2)) {
    const [word, ...fields] = line.split("\t");
    rows.set(word, [...(rows.get(word) ?? []), fields]);
  }
  return (word) => rows.get(word) ?? [];
}

/** Section 7; the batch is in the order of its lots. */
function weighted(batch, m, weightOf, lotOfStart) {
  const sure = new Set();
  let rest, left, total;
  for (;;) {
    rest = batch.filter((one) => !sure.has(one));
    left = BigInt(m - sure.size);
    total = rest.reduce((all, one) => all + weightOf(one), 0n);
    const more = rest.filter((one) => left > 0n && left * weightOf(one) >= total);
    if (more.length === 0) break;
    for (const one of more) sure.add(one);
  }
  const taken = new Set(sure);
  let at = left > 0n ? -(BigInt(`0x${lotOfStart()}`) % total) : 0n;
  for (const one of left > 0n ? rest : []) {
    at += left * weightOf(one);
    if (at <= 0n) continue;
    taken.add(one);
    at -= total;
  }
  return batch.filter((one) => taken.has(one));
}

/** Section 8.3. */
function shares(rule, n, sizes) {
  const all = sum(sizes);
  if (rule === "proportional") {
    const given = sizes.map((size) => Math.floor((n * size) / all));
    const order = sizes.map((size, i) => [(n * size) % all, i]).sort((a, b) => b[0] - a[0] || a[1] - b[1]);
    for (const [, i] of order.slice(0, n - sum(given))) given[i] += 1;
    return given;
  }
  const given = sizes.map(() => 0);
  for (let i = 0; sum(given) < n; i = (i + 1) % sizes.length) if (given[i] < sizes[i]) given[i] += 1;
  return given;
}

/** Sections 5 to 8: the clusters and the units drawn. */
function drawUnits(frame, lot) {
  const [[method, clusterChoice, allocation]] = frame("method");
  const sorted = (list, textOf) => [...list].sort((a, b) => (lot(textOf(a)) < lot(textOf(b)) ? -1 : 1));
  const start = (stratum) => () => lot(`start\n${stratum}`);

  const take = (units, n, stratum) => {
    const chosen = [];
    for (const flag of ["0", "1"]) {
      const batch = sorted(units.filter((unit) => unit[5] === flag), (unit) => unit[0]);
      const m = Math.min(n - chosen.length, batch.length);
      const byWeight = method === "size-weighted" && m > 0;
      chosen.push(...(byWeight ? weighted(batch, m, (unit) => BigInt(unit[4]), start(stratum)) : batch.slice(0, m)));
    }
    return chosen;
  };

  const clusters = [];
  const takeClusters = (units, n, count, stratum) => {
    const held = (town) => units.filter((unit) => unit[3] === town);
    const weightOf = (town) => BigInt(sum(held(town).map((unit) => Number(unit[4]))));
    const order = sorted(new Set(units.map((unit) => unit[3])), (town) => `cluster\n${stratum}\n${town}`);
    const chosen = clusterChoice === "simple" ? order.slice(0, count) : weighted(order, count, weightOf, start(stratum));
    const sizes = chosen.map((town) => held(town).length);
    const given = shares(allocation, n, sizes);
    chosen.forEach((town, i) => clusters.push([stratum, town, sizes[i], given[i]]));
    return chosen.flatMap((town, i) => take(held(town), given[i], stratum));
  };

  const left = frame("memory")[0][0] === "exclude" ? frame("unit").filter((unit) => unit[5] === "0") : frame("unit");
  const units = frame("stratum").flatMap(([stratum, n, count]) => {
    const open = left.filter((unit) => unit[2] === stratum);
    return method === "two-stage"
      ? takeClusters(open, Number(n), Number(count), stratum)
      : take(open, Number(n), stratum);
  });
  return { clusters, units };
}

/** Section 9: the group and the inspectors of each unit. */
function assign(frame, units, lot) {
  const people = frame("inspector");
  const grouped = people[0][2] !== "";
  const keys = [...new Set(people.map(([id, , group]) => (grouped ? group : id)))];
  const members = (key) =>
    grouped ? people.filter(([, , group]) => group === key).map(([id]) => id).sort(bySign) : [key];
  const away = new Set(frame("recusal").map(([person, unit]) => `${unit}\n${person}`));
  const load = new Map(keys.map((key) => [key, 0]));
  const needed = grouped ? 1 : Number(frame("per-object")[0][0]);
  return units.map(([unit]) => {
    const sign = (key) => lot(`inspector\n${unit}\n${key}`);
    const free = keys.filter((key) => !members(key).some((person) => away.has(`${unit}\n${person}`)));
    free.sort((a, b) => load.get(a) - load.get(b) || (sign(a) < sign(b) ? -1 : 1));
    const sent = free.slice(0, needed);
    for (const key of sent) load.set(key, load.get(key) + 1);
    return [grouped ? sent[0] : "", ...sent.flatMap(members)];
  });
}

/** Section 10. */
function resultText(frame, seed) {
  const lot = (text) => sha(Buffer.concat([Buffer.from(seed, "hex"), bytes(text)]));
  const { clusters, units } = drawUnits(frame, lot);
  const parties = assign(frame, units, lot);
  const lines = [
    ["zhucun-draw/1 result"],
    ["seed", seed],
    ...clusters.map((one) => ["cluster", ...one]),
    ...units.map((unit, i) => ["object", i + 1, ...unit.slice(0, 4), ...parties[i]]),
    ["end"],
  ];
  return lines.map((line) => `${line.join("\t")}\n`).join("");
}

function differences(vector) {
  const frameSha256 = textSha(vector.frameText);
  const [a, b] = vector.officers;
  const seed = textSha(["zhucun-draw/1", "seed", frameSha256, a.secret, b.secret, vector.publicNumber].join("\n"));
  const text = resultText(readFrame(vector.frameText), seed);
  const own = { frameSha256, seed, resultText: text, resultSha256: textSha(text) };
  const kept = ({ id, secret, commitment }) =>
    textSha(["zhucun-draw/1", "commitment", frameSha256, id, secret].join("\n")) === commitment;
  return [
    ...Object.keys(own).filter((key) => own[key] !== vector[key]),
    ...vector.officers.filter((officer) => !kept(officer)).map(({ id }) => id),
  ];
}

const found = JSON.parse(readFileSync(process.argv[2], "utf8"));
for (const vector of Array.isArray(found) ? found : [found]) {
  const wrong = differences(vector);
  if (wrong.length > 0) process.exitCode = 1;
  console.log(wrong.length > 0 ? "FAIL" : "ok", vector.name ?? process.argv[2], ...wrong);
}
