import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { draw } from "./draw.ts";
import type { DrawFrame, DrawUnit } from "./frame.ts";
import { frameRefusals } from "./frame-refusals.ts";
import { readFrame } from "./frame-read.ts";
import { frameText } from "./frame-text.ts";
import { assign } from "./inspectors.ts";
import { lotsOf } from "./lots.ts";
import { resultText } from "./result-text.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const seed = hash("sha256", "a seed");
const unit = (i: number, over: Partial<DrawUnit> = {}): DrawUnit => ({
  id: `u${String(i).padStart(3, "0")}`,
  name: `第${i}村`,
  stratum: "全部",
  cluster: `第${i % 5}镇`,
  weight: 1,
  seen: false,
  ...over,
});
const frameOf = (over: Partial<DrawFrame> = {}): DrawFrame => ({
  inspectionId: "d",
  title: "督查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: [{ name: "全部", n: 4, clusters: 0 }],
  units: Array.from({ length: 20 }, (_, i) => unit(i)),
  exclusions: [],
  inspectors: ["p", "q", "r", "s"].map((id) => ({ id, name: id, group: "" })),
  recusals: [],
  perObject: 2,
  publicSource: "",
  ...over,
});
const idsOf = (frame: DrawFrame, by = seed) => draw(frame, by, sha256).objects.map(({ unitId }) => unitId);
const hashed = (text: string) => hash("sha256", Buffer.concat([Buffer.from(seed, "hex"), Buffer.from(text)]));

test("simple: the n smallest of SHA-256(seed ‖ id), smallest first", () => {
  const expected = frameOf()
    .units.map(({ id }) => id)
    .sort((a, b) => (hashed(a) < hashed(b) ? -1 : 1));
  expect(idsOf(frameOf())).toEqual(expected.slice(0, 4));
  expect(lotsOf(sha256, seed).first(expected.toReversed(), 99, (id) => id)).toEqual(expected);
  expect(lotsOf(sha256, seed).number("start\n全部")).toBe(BigInt(`0x${hashed("start\n全部")}`));
});

test("an order holds where the first 48 bits are alike", () => {
  const alike = (message: Uint8Array | string) => {
    const whole = new Uint8Array(sha256(message));
    whole.fill(0, 0, 6);
    return whole;
  };
  const texts = ["a", "b", "c", "d", "e"];
  const tail = (text: string) => hashed(text).slice(12);
  expect(lotsOf(alike, seed).first(texts, 3, (one) => one)).toEqual(
    texts.sort((a, b) => (tail(a) < tail(b) ? -1 : 1)).slice(0, 3),
  );
});

test("stratified: 2 weak and 6 others, strata in the order of the frame", () => {
  const units = Array.from({ length: 30 }, (_, i) => unit(i, { stratum: i < 5 ? "软弱涣散村" : "其他村" }));
  const strata = [
    { name: "软弱涣散村", n: 2, clusters: 0 },
    { name: "其他村", n: 6, clusters: 0 },
  ];
  const { objects } = draw(frameOf({ method: "stratified", units, strata }), seed, sha256);
  expect(objects.map(({ stratum }) => stratum)).toEqual([...Array(2).fill("软弱涣散村"), ...Array(6).fill("其他村")]);
});

test("two-stage: 4 townships, then 15 villages by the stated rule", () => {
  const frame = frameOf({
    method: "two-stage",
    units: Array.from({ length: 60 }, (_, i) => unit(i, { cluster: `第${Math.floor(Math.sqrt(i))}镇` })).slice(9),
    strata: [{ name: "全部", n: 15, clusters: 4 }],
  });
  expect(frameRefusals(frame)).toEqual([]);
  const { clusters, objects } = draw(frame, seed, sha256);
  expect(clusters.map(({ n }) => n)).toEqual([4, 4, 4, 3]);
  expect(objects.map(({ cluster }) => cluster)).toEqual(clusters.flatMap(({ cluster, n }) => Array(n).fill(cluster)));
  const shared = draw({ ...frame, allocation: "proportional" }, seed, sha256).clusters;
  expect(shared.map(({ cluster }) => cluster)).toEqual(clusters.map(({ cluster }) => cluster));
  const total = shared.reduce((sum, { size }) => sum + size, 0);
  for (const { size, n } of shared) expect(Math.abs(n - (15 * size) / total)).toBeLessThan(1);
});

test("memory: what was seen lately is left out, or comes last", () => {
  const units = Array.from({ length: 10 }, (_, i) => unit(i, { seen: i >= 3 }));
  const fresh = ["u000", "u001", "u002"];
  expect(
    idsOf(frameOf({ units, memory: "after" }))
      .slice(0, 3)
      .sort(),
  ).toEqual(fresh);
  expect(idsOf(frameOf({ units, memory: "after" }))).toHaveLength(4);
  const three = [{ name: "全部", n: 3, clusters: 0 }];
  expect(idsOf(frameOf({ units, memory: "exclude", strata: three })).sort()).toEqual(fresh);
  const heavy = units.map((one) => ({ ...one, weight: one.seen ? 1_000 : 1 }));
  expect(
    idsOf(frameOf({ units: heavy, method: "size-weighted" }))
      .slice(0, 3)
      .sort(),
  ).toEqual(fresh);
});

test("size-weighted: what weighs a full share is always drawn", () => {
  const units = Array.from({ length: 20 }, (_, i) => unit(i, { weight: i === 7 ? 100 : 1 }));
  const frame = frameOf({ units, method: "size-weighted" });
  for (let i = 0; i < 50; i += 1) expect(idsOf(frame, hash("sha256", `${i}`))).toContain("u007");
});

test("inspectors: two to each object, loads even, whoever must keep away is not sent", () => {
  const recusals = frameOf().units.map(({ id }) => ({ inspectorId: "p", unitId: id, reason: "籍贯地" }));
  const { objects } = draw(frameOf({ recusals, strata: [{ name: "全部", n: 6, clusters: 0 }] }), seed, sha256);
  const load = (id: string) => objects.filter(({ inspectorIds }) => inspectorIds.includes(id)).length;
  expect(objects.every(({ inspectorIds }) => new Set(inspectorIds).size === 2)).toBe(true);
  expect(["p", "q", "r", "s"].map(load)).toEqual([0, 4, 4, 4]);
});

test("groups: one whole group to each object, none of whom must keep away", () => {
  const inspectors = ["p一", "q一", "r二", "s二", "t三", "v三"].map((word) => ({
    id: word[0]!,
    name: word,
    group: `${word[1]}组`,
  }));
  const recusals = frameOf().units.map(({ id }) => ({ inspectorId: "r", unitId: id, reason: "亲属" }));
  const frame = frameOf({ inspectors, recusals });
  const parties = assign(frame, frame.units.slice(0, 4), lotsOf(sha256, seed));
  expect(parties.map(({ group }) => group).sort()).toEqual(["一组", "一组", "三组", "三组"].sort());
  expect(parties.every(({ inspectorIds }) => inspectorIds.length === 2)).toBe(true);
});

const anyFrame = fc
  .record({
    method: fc.constantFrom("simple", "stratified", "two-stage", "size-weighted"),
    clusterChoice: fc.constantFrom("simple", "size-weighted"),
    allocation: fc.constantFrom("equal", "proportional"),
    memory: fc.constantFrom("exclude", "after"),
    units: fc.array(fc.record({ weight: fc.integer({ min: 1, max: 50 }), seen: fc.boolean(), town: fc.nat(3) }), {
      minLength: 2,
    }),
    n: fc.integer({ min: 1, max: 12 }),
    clusters: fc.integer({ min: 1, max: 3 }),
  } as const)
  .map(({ units, n, clusters, ...rest }) =>
    frameOf({
      ...rest,
      units: units.map(({ town, ...one }, i) => unit(i, { ...one, cluster: `第${town}镇` })),
      strata: [{ name: "全部", n, clusters: rest.method === "two-stage" ? clusters : 0 }],
    }),
  );

test("a frame without refusals is always drawn to the end, and its text decides all", () => {
  fc.assert(
    fc.property(anyFrame, fc.string(), (frame, salt) => {
      fc.pre(frameRefusals(frame).length === 0);
      const by = hash("sha256", salt);
      const result = draw(frame, by, sha256);
      const n = frame.strata[0]!.n;
      expect(new Set(result.objects.map(({ unitId }) => unitId)).size).toBe(n);
      const turned = { ...frame, units: frame.units.toReversed(), inspectors: frame.inspectors.toReversed() };
      const read = readFrame(frameText(turned)) as DrawFrame;
      expect(resultText(draw(read, by, sha256))).toBe(resultText(result));
    }),
    { seed: 4, numRuns: 300 },
  );
});

test("the text of a result, sign by sign", () => {
  const object = { unitId: "u", name: "村", stratum: "全部", cluster: "镇", group: "", inspectorIds: ["p", "q"] };
  const text = resultText({ seed, clusters: [{ stratum: "全部", cluster: "镇", size: 9, n: 1 }], objects: [object] });
  expect(text).toBe(
    `zhucun-draw/1 result\nseed\t${seed}\ncluster\t全部\t镇\t9\t1\nobject\t1\tu\t村\t全部\t镇\t\tp\tq\nend\n`,
  );
});
