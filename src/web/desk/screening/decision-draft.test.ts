import { expect, test } from "vitest";
import type { Decision, ShortlistRow } from "./contract-types.ts";
import {
  choose,
  countDecision,
  countSentence,
  decisionReasons,
  draftOfDecision,
  villagesOf,
  withVillage,
} from "./decision-draft.ts";

const row = (villageId: string): ShortlistRow => ({
  villageId,
  village: `${villageId}村`,
  townshipId: "t",
  township: "柳溪镇",
  because: "quota",
  reason: "",
  position: 1,
  points: 9_000,
  manifestations: [],
  disputed: false,
  opinions: [],
  verification: null,
});
const rows = Array.from({ length: 90 }, (_, index) => row(`v${String(index).padStart(2, "0")}`));
const ids = rows.map(({ villageId }) => villageId);
const facts = { today: "2026-11-22", roundOpenedOn: "2026-03-01", proposed: ids, standing: null };
const inForce: Decision = {
  id: "d1",
  number: "青组发〔2026〕12号",
  decidedOn: "2026-05-08",
  correctsId: null,
  reason: "",
  madeBy: "李某",
  madeAt: "",
  standing: true,
  villages: [
    { villageId: "v00", outcome: "confirmed", level: "county", reason: "", village: "", townshipId: "t", township: "" },
    {
      villageId: "late",
      outcome: "confirmed",
      level: "township",
      reason: "巡察中发现问题",
      village: "后来村",
      townshipId: "t",
      township: "柳溪镇",
    },
  ],
};

test("the reference run: 45 confirmed are 25 at county and 20 at township level", () => {
  let draft = draftOfDecision(rows, undefined);
  draft = choose(draft, ids.slice(0, 25), "county");
  draft = choose(draft, ids.slice(25, 45), "township");
  expect(countSentence(countDecision(draft.villages))).toBe("拟确定 45 = 县级 25 + 镇级 20；不列入 0；未定 45");
  draft = choose(draft, ids.slice(45), "rejected");
  expect(countDecision(draft.villages)).toEqual({ confirmed: 45, county: 25, township: 20, rejected: 45, open: 0 });
});

test("what is still wanting names the villages meant", () => {
  const open = choose(draftOfDecision(rows.slice(0, 2), undefined), ["v00"], "rejected");
  const draft = { ...open, number: "青组发〔2026〕12号", decidedOn: "2026-11-20" };
  expect(decisionReasons(draft, { ...facts, proposed: ["v00", "v01"] })).toEqual([
    "还有村未明确是否列入（v01村）。",
    "不列入的村应写明理由，不少于 5 个字（v00村）。",
  ]);
});

test("a complete decision has nothing wanting and is sent village by village", () => {
  const open = choose(draftOfDecision(rows.slice(0, 1), undefined), ["v00"], "county");
  const draft = { ...open, number: "青组发〔2026〕12号", decidedOn: "2026-11-20" };
  expect(decisionReasons(draft, { ...facts, proposed: ["v00"] })).toEqual([]);
  expect(villagesOf(draft)).toEqual([{ villageId: "v00", outcome: "confirmed", level: "county", reason: "" }]);
});

test("a correction starts from the decision in force and keeps what entered by it", () => {
  const draft = draftOfDecision(rows.slice(0, 2), inForce);
  expect(draft.villages.map(({ villageId, choice, enters }) => [villageId, choice, enters])).toEqual([
    ["v00", "county", false],
    ["v01", null, false],
    ["late", "township", true],
  ]);
});

test("a village that enters needs its choice and its reason", () => {
  const named = { villageId: "new", village: "新增村", township: "枣林镇" };
  const started = withVillage(draftOfDecision([], undefined), named);
  const draft = { ...started, number: "青组发〔2026〕12号", decidedOn: "2026-11-20" };
  const asked = { ...facts, proposed: [] };
  expect(withVillage(draft, named).villages).toHaveLength(1);
  expect(decisionReasons(draft, asked)).toEqual(["还有村未明确是否列入（新增村）。"]);
  expect(decisionReasons(choose(draft, ["new"], "county"), asked)).toEqual([
    "动态纳入的村应写明理由，不少于 5 个字（新增村）。",
  ]);
});
