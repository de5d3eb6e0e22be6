import { expect, test } from "vitest";
import {
  buildFrame,
  type Candidate,
  countStrata,
  exclusionSentence,
  type FrameSettings,
  shippedStrata,
  stratumOf,
} from "./frame-building.ts";

const place = (id: string, over: Partial<Candidate> = {}): Candidate => ({
  id,
  name: `${id}村`,
  townshipId: "柳溪",
  township: "柳溪镇",
  villageId: id,
  level: null,
  population: 800,
  households: 200,
  seenOn: null,
  visits: 0,
  waived: false,
  ...over,
});
const settings = (over: Partial<FrameSettings> = {}): FrameSettings => ({
  method: "simple",
  strataBy: "none",
  weightBy: "none",
  strata: [{ name: "全部对象", n: 1, clusters: 0 }],
  excluded: [],
  cap: 1,
  seenFrom: null,
  ...over,
});

test("who reached the cap of the month is left out with the reason, unless the visit was allowed", () => {
  const { units, exclusions } = buildFrame(
    [place("甲"), place("乙", { visits: 1 }), place("丙", { visits: 1, waived: true })],
    settings(),
  );
  expect(units.map(({ id }) => id)).toEqual(["甲", "丙"]);
  expect(exclusions).toEqual([{ id: "乙", name: "乙村", reason: "本月到村督查已达 1 次" }]);
  expect(buildFrame([place("乙", { visits: 9 })], settings({ cap: null })).units).toHaveLength(1);
});

test("strata: weak villages apart, by level, by township; a stratum nobody is drawn from is left out", () => {
  const weak = place("甲", { level: "county" });
  expect([stratumOf("weak", weak), stratumOf("level", weak), stratumOf("township", weak)]).toEqual([
    "软弱涣散村",
    "县级管理村",
    "柳溪镇",
  ]);
  const strata = [
    { name: "软弱涣散村", n: 1, clusters: 0 },
    { name: "其他村", n: 0, clusters: 0 },
  ];
  const built = buildFrame([weak, place("乙")], settings({ method: "stratified", strataBy: "weak", strata }));
  expect(built.strata.map(({ name }) => name)).toEqual(["软弱涣散村"]);
  expect(built.exclusions).toMatchObject([{ id: "乙", reason: "所在层本次不抽取" }]);
});

test("left out by hand comes before every other reason", () => {
  const built = buildFrame([place("甲", { visits: 3 })], settings({ excluded: [{ id: "甲", reason: "正在防汛" }] }));
  expect(built.exclusions).toEqual([{ id: "甲", name: "甲村", reason: "正在防汛" }]);
});

test("seen from the day of the memory on; a size that is missing is told, not guessed", () => {
  const seen = [place("甲", { seenOn: "2026-06-01" }), place("乙", { seenOn: "2026-05-31" })];
  const built = buildFrame(seen, settings({ seenFrom: "2026-06-01" }));
  expect(built.units.map((one) => one.seen)).toEqual([true, false]);
  const sized = buildFrame([place("甲"), place("乙", { population: null })], settings({ weightBy: "population" }));
  expect(sized.unsized).toEqual(["乙村"]);
  expect(sized.units.map(({ weight }) => weight)).toEqual([800, 1]);
});

test("a two-stage draw knows the township of each", () => {
  expect(buildFrame([place("甲")], settings({ method: "two-stage" })).units[0]!.cluster).toBe("柳溪镇");
  expect(buildFrame([place("甲")], settings()).units[0]!.cluster).toBe("");
});

test("counts before anybody says how many", () => {
  const all = [place("甲", { level: "township", visits: 1 }), place("乙", { seenOn: "2026-10-01" }), place("丙")];
  expect(countStrata(all, { strataBy: "weak", cap: 1, seenFrom: "2026-09-01" })).toEqual([
    { name: "软弱涣散村", places: 1, capped: 1, seen: 0 },
    { name: "其他村", places: 2, capped: 0, seen: 1 },
  ]);
});

test("the strata stand in the order they are drawn, whatever the register begins with", () => {
  const all = [place("甲"), place("乙", { level: "township" }), place("丙", { level: "county" })];
  const names = (strataBy: "weak" | "level" | "township") =>
    countStrata(all, { strataBy, cap: 1, seenFrom: null }).map(({ name }) => name);
  expect(names("weak")).toEqual(["软弱涣散村", "其他村"]);
  expect(names("weak").map((name) => shippedStrata[name])).toEqual([2, 6]);
  expect(names("level")).toEqual(["县级管理村", "乡镇管理村", "其他村"]);
  expect(names("township")).toEqual(["柳溪镇"]);
});

test("how many were left out is said with the reasons, the commonest first", () => {
  const of = (counts: Readonly<Record<string, number>>) =>
    exclusionSentence(Object.entries(counts).flatMap(([reason, n]) => Array.from({ length: n }, () => ({ reason }))));
  expect(of({})).toBe("剔除 0 个");
  expect(of({ 正在换届: 1, "本月到村督查已达 1 次": 3 })).toBe(
    "剔除 4 个（本月到村督查已达 1 次 3 个；正在换届 1 个）",
  );
  expect(of({ 甲: 5, 乙: 4, 丙: 3, 丁: 2, 戊: 1, 己: 1 })).toBe(
    "剔除 16 个（甲 5 个；乙 4 个；丙 3 个；丁 2 个；其他理由 2 个）",
  );
});
