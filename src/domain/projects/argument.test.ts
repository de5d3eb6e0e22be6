import fc from "fast-check";
import { expect, test } from "vitest";
import { concludeFaults, expertFaults, type Opinion, opinionConclusions, passFaults } from "./argument.ts";

const rule = { experts: 3, percent: 50, sector: true };
const by = (expertId: string, conclusion: Opinion["conclusion"] = "pass"): Opinion => ({
  expertId,
  organisationId: null,
  conclusion,
});
const of = (organisationId: string): Opinion => ({ expertId: null, organisationId, conclusion: "pass" });
const rules = (opinions: readonly Opinion[], sectorId: string | null = null) =>
  passFaults({ opinions }, rule, sectorId).map((one) => one.rule);

test("通过要有三份专家意见、过半数同意、行业主管部门的意见", () => {
  expect(rules([by("a"), by("b")])).toEqual(["experts-few"]);
  expect(rules([by("a"), by("b"), by("c", "pass-with-changes")])).toEqual([]);
  expect(rules([by("a"), by("b"), by("c")], "sector")).toEqual(["sector-silent"]);
  expect(rules([by("a"), by("b"), by("c"), of("sector")], "sector")).toEqual([]);
  expect(passFaults({ opinions: [by("a"), by("b"), by("c")] }, { ...rule, sector: false }, "sector")).toEqual([]);
});

test("恰好一半同意不算过半", () => {
  const half = [by("a"), by("b"), by("c", "return"), by("d", "return")];
  expect(rules(half)).toEqual(["not-agreed"]);
  expect(passFaults({ opinions: half }, rule, null)[0]!.sentence).toContain("4 份意见中通过、修改后通过的 2 份");
});

test("one more opinion in favour never takes the pass away", () => {
  const opinion = fc.record({
    expertId: fc.uuid(),
    organisationId: fc.constant(null),
    conclusion: fc.constantFrom(...opinionConclusions),
  });
  fc.assert(
    fc.property(fc.array(opinion), (opinions) => {
      const before = passFaults({ opinions }, rule, null).length;
      return passFaults({ opinions: [...opinions, by("more")] }, rule, null).length <= before;
    }),
  );
});

test("论证当天以后才作结论，退回要写理由", () => {
  const opinions = [by("a"), by("b"), by("c")];
  const asked = { sectorId: null, conclusion: "pass", text: "", today: "2026-11-22" } as const;
  const faults = (heldOn: string, over: Partial<typeof asked | { conclusion: "return"; text: string }> = {}) =>
    concludeFaults({ heldOn, opinions }, rule, { ...asked, ...over }).map((one) => one.rule);
  expect(faults("2026-11-22")).toEqual([]);
  expect(faults("2026-11-23")).toEqual(["hearing-ahead"]);
  expect(faults("2026-11-22", { conclusion: "return" })).toEqual(["return-without-reason"]);
  expect(faults("2026-11-22", { conclusion: "return", text: "选址不当" })).toEqual([]);
});

test("业主单位、承建单位的专家回避，专业须对口，停止参加的不请", () => {
  const project = { kind: "industry", owner: "青岚 合作社", ownerUnit: "县供销社", builder: "云岭建工" } as const;
  const expert = { name: "何某", unit: "省农科院", sector: "industry", validTo: null } as const;
  const of = (over: Partial<Record<keyof typeof expert, string | null>>) =>
    expertFaults({ ...expert, ...over } as never, project).map((one) => one.rule);
  expect(of({})).toEqual([]);
  expect(of({ sector: "other" })).toEqual([]);
  expect(of({ sector: "infrastructure" })).toEqual(["expert-other-sector"]);
  expect(of({ unit: "青岚合作社" })).toEqual(["expert-recused"]);
  expect(of({ unit: "县供销社" })).toEqual(["expert-recused"]);
  expect(of({ unit: "云岭建工" })).toEqual(["expert-recused"]);
  expect(of({ validTo: "2026-01-01" })).toEqual(["expert-closed"]);
});
