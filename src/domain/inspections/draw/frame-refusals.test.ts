import { expect, test } from "vitest";
import { clusterRefusals } from "./cluster-refusals.ts";
import type { DrawFrame, DrawUnit, FrameRule } from "./frame.ts";
import { frameRefusals } from "./frame-refusals.ts";
import { inspectorRefusals } from "./inspector-refusals.ts";
import { frameRefusalSentence } from "./labels.ts";

const unit = (id: string, over: Partial<DrawUnit> = {}): DrawUnit => ({
  id,
  name: `${id}村`,
  stratum: "全部",
  cluster: "",
  weight: 1,
  seen: false,
  ...over,
});
const person = (id: string, group = "") => ({ id, name: `${id}同志`, group });

const whole: DrawFrame = {
  inspectionId: "d",
  title: "督查",
  day: "2026-09-01",
  number: 1,
  earlier: [],
  method: "simple",
  clusterChoice: "simple",
  allocation: "equal",
  memory: "after",
  strata: [{ name: "全部", n: 2, clusters: 0 }],
  units: ["a", "b", "c", "d"].map((id) => unit(id)),
  exclusions: [],
  inspectors: ["p", "q", "r"].map((id) => person(id)),
  recusals: [],
  perObject: 2,
  publicSource: "",
};
const rules = (over: Partial<DrawFrame>) => frameRefusals({ ...whole, ...over }).map(({ rule }) => rule);
const strata = (...list: [string, number, number?][]) => list.map(([name, n, clusters = 0]) => ({ name, n, clusters }));

test("a whole frame is refused nothing", () => expect(rules({})).toEqual([]));

const broken: [string, Partial<DrawFrame>, FrameRule[]][] = [
  ["no title", { title: " " }, ["text-missing"]],
  ["a tab in a name", { units: [unit("a", { name: "a\tb" }), unit("b")] }, ["text-unwritable"]],
  ["a line end in the public source", { publicSource: "a\nb" }, ["text-unwritable"]],
  ["half a sign in an id", { units: [unit("a\ud842"), unit("b")] }, ["text-unwritable"]],
  ["a unit without a name", { units: [unit("a", { name: "" }), unit("b")] }, ["text-missing"]],
  ["an exclusion without a reason", { exclusions: [{ id: "x", name: "x", reason: "" }] }, ["text-missing"]],
  ["a day that is none", { day: "2026-13-01" }, ["day-malformed"]],
  ["number 0", { number: 0 }, ["number-malformed", "earlier-incomplete"]],
  ["a repeat that names no earlier draw", { number: 2 }, ["earlier-incomplete"]],
  [
    "a repeat that gives no reason",
    { number: 2, earlier: [{ number: 1, status: "drawn", frameSha256: "a".repeat(64), reason: "" }] },
    ["text-missing"],
  ],
  [
    "a repeat that passes one over",
    { number: 3, earlier: [{ number: 2, status: "drawn", frameSha256: "a".repeat(64), reason: "重排" }] },
    ["earlier-incomplete"],
  ],
  ["no unit", { units: [] }, ["no-unit", "stratum-too-small"]],
  ["a unit twice", { units: [unit("a"), unit("b"), unit("a")] }, ["unit-twice"]],
  ["a unit twice, its accents written otherwise", { units: [unit("é"), unit("e\u0301")] }, ["unit-twice"]],
  ["in and out", { exclusions: [{ id: "a", name: "a村", reason: "撤并" }] }, ["unit-excluded-too"]],
  ["weight 0", { units: [unit("a", { weight: 0 }), unit("b")] }, ["weight-not-whole"]],
  ["weight 1.5", { units: [unit("a", { weight: 1.5 }), unit("b")] }, ["weight-not-whole"]],
  ["too heavy", { units: [unit("a", { weight: 1_000_000_001 }), unit("b")] }, ["weight-not-whole"]],
  ["no stratum", { strata: [], units: [] }, ["no-unit", "no-stratum"]],
  ["a unit of no stratum", { units: [unit("a"), unit("b"), unit("c", { stratum: "无" })] }, ["stratum-unknown"]],
  ["n 0", { strata: strata(["全部", 0]) }, ["n-not-whole"]],
  ["n below 0", { strata: strata(["全部", -1]) }, ["n-not-whole"]],
  ["more asked than there are", { strata: strata(["全部", 5]) }, ["stratum-too-small"]],
  [
    "more asked than memory leaves",
    { memory: "exclude", units: [unit("a"), unit("b", { seen: true })] },
    ["stratum-too-small"],
  ],
  [
    "simple with two strata",
    { strata: strata(["全部", 1], ["二", 1]), units: [unit("a"), unit("b", { stratum: "二" })] },
    ["one-stratum-only"],
  ],
  ["a stratum twice", { method: "stratified", strata: strata(["全部", 1], ["全部", 1]) }, ["stratum-twice"]],
  ["townships asked of a simple draw", { strata: strata(["全部", 2, 1]) }, ["clusters-not-whole"]],
  [
    "two-stage without townships",
    { method: "two-stage", strata: strata(["全部", 2, 1]) },
    ["cluster-missing", "cluster-missing", "cluster-missing", "cluster-missing"],
  ],
  ["no inspector", { inspectors: [] }, ["no-inspector"]],
  ["an inspector twice", { inspectors: [person("p"), person("p"), person("q")] }, ["inspector-twice"]],
  ["one inspector to an object", { perObject: 1 }, ["per-object-too-few"]],
  ["fewer inspectors than go to one object", { perObject: 4 }, ["inspectors-too-few"]],
  ["groups for some only", { inspectors: [person("p", "一组"), person("q", "一组"), person("r")] }, ["group-missing"]],
  [
    "a group of one",
    { inspectors: [person("p", "一组"), person("q", "一组"), person("r", "二组")] },
    ["group-too-small"],
  ],
  ["a recusal of a stranger", { recusals: [{ inspectorId: "x", unitId: "a", reason: "亲属" }] }, ["recusal-unknown"]],
  [
    "too few after recusal, for one object that chance may take",
    { recusals: ["p", "q"].map((inspectorId) => ({ inspectorId, unitId: "a", reason: "籍贯地" })) },
    ["inspectors-too-few"],
  ],
  [
    "every group has one who must keep away",
    {
      inspectors: [person("p", "一组"), person("q", "一组"), person("r", "二组"), person("s", "二组")],
      recusals: ["p", "r"].map((inspectorId) => ({ inspectorId, unitId: "a", reason: "籍贯地" })),
    },
    ["inspectors-too-few"],
  ],
];

test.each(broken)("%s", (_, over, expected) => expect(rules(over)).toEqual(expected));

test("townships: enough of them, and even the smallest that chance may take hold what is asked", () => {
  const held = ["a", "a", "a", "b", "b", "c"].map((cluster, i) => unit(`u${i}`, { cluster }));
  const asked = (n: number, clusters: number) =>
    clusterRefusals({ name: "全部", n, clusters }, held).map(({ rule }) => rule);
  expect(asked(3, 2)).toEqual([]);
  expect(asked(4, 2)).toEqual(["clusters-too-small"]);
  expect(asked(4, 4)).toEqual(["clusters-too-few"]);
  expect(asked(1, 2)).toEqual(["clusters-over-n"]);
  expect(asked(1, 0)).toEqual(["clusters-not-whole"]);
});

test("a sentence names what is meant", () => {
  const [refusal] = frameRefusals({ ...whole, strata: strata(["全部", 5]) });
  expect(frameRefusalSentence(refusal!)).toBe("层内可抽的对象少于应抽数：全部（可抽 4，应抽 5）");
  expect(inspectorRefusals({ ...whole, inspectors: [] }).map(frameRefusalSentence)).toEqual([
    "督查人员库为空，没有可抽的人员",
  ]);
});
