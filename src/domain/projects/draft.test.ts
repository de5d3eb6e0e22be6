import fc from "fast-check";
import { expect, test } from "vitest";
import { addFen } from "../money.ts";
import { declaringFaults, draftFaults, type ProjectDraft, projectCode, promisedParts } from "./draft.ts";

const draft: ProjectDraft = {
  kind: "industry",
  assetClass: "operating",
  villages: [
    { villageId: "a", share: 2, promisedFen: 2_000_000 },
    { villageId: "b", share: 1, promisedFen: 1_000_000 },
  ],
  promisedFen: 3_000_000,
  place: "村东",
  content: "新建大棚",
  scale: "20 座",
  target: "年产 200 吨",
  linkMechanism: "务工",
  owner: "合作社",
  ownerId: null,
  responsible: "周某",
  permits: [{ kind: "land", state: "done", document: "青自然资〔2026〕1号" }],
  planStartOn: "2027-03-01",
  planFinishOn: "2027-10-31",
};
const rules = (over: Partial<ProjectDraft>) => draftFaults({ ...draft, ...over }).map(({ rule, at }) => [rule, at]);
const lacking = (over: Partial<ProjectDraft>) => declaringFaults({ ...draft, ...over }).map(({ at }) => at);

test("预期年收益按份额拆到村，一分不差", () => {
  expect(promisedParts(10_000, [1, 1, 1])).toEqual([3334, 3333, 3333]);
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 10_000_000_000_000 }),
      fc.array(fc.integer({ min: 1, max: 100_000 }), { minLength: 1, maxLength: 200 }),
      (promised, shares) => addFen(...promisedParts(promised, shares)) === promised,
    ),
  );
});

test("parts set by hand are kept as long as they add up", () => {
  expect(rules({})).toEqual([]);
  const [first, second] = draft.villages;
  expect(
    rules({
      villages: [
        { ...first!, promisedFen: 1 },
        { ...second!, promisedFen: 2_999_999 },
      ],
    }),
  ).toEqual([]);
  expect(rules({ promisedFen: 3_000_001 })).toEqual([["promise-unbalanced", "promisedFen"]]);
});

test("a village stands once, the finish not before the start, a permit once", () => {
  const [first] = draft.villages;
  expect(rules({ villages: [first!, first!], promisedFen: 4_000_000 })).toEqual([
    ["village-twice", "villages.1.villageId"],
  ]);
  expect(rules({ planFinishOn: "2027-02-28" })).toEqual([["finish-before-start", "planFinishOn"]]);
  expect(rules({ planFinishOn: "2027-03-01" })).toEqual([]);
  const permit = { kind: "land", state: "pending", document: "" } as const;
  expect(rules({ permits: [permit, permit] })).toEqual([["permit-twice", "permits"]]);
});

test("what is declared is written in full", () => {
  expect(lacking({})).toEqual([]);
  expect(
    lacking({ place: " ", content: "", target: "", responsible: "", planStartOn: null, planFinishOn: null }),
  ).toEqual(["place", "content", "target", "responsible", "planStartOn", "planFinishOn"]);
  expect(lacking({ owner: "" })).toEqual(["owner"]);
  expect(lacking({ owner: "", ownerId: "unit" })).toEqual([]);
  expect(lacking({ linkMechanism: "" })).toEqual(["linkMechanism"]);
  expect(lacking({ linkMechanism: "", kind: "infrastructure", assetClass: "public" })).toEqual([]);
  expect(lacking({ permits: [{ kind: "land", state: "done", document: "" }] })).toEqual(["permits.0.document"]);
});

test("a number is written with its year", () => {
  expect(projectCode({ year: 2026, number: 12 })).toBe("2026-0012");
  expect(projectCode({ year: 2026, number: 12_345 })).toBe("2026-12345");
});
