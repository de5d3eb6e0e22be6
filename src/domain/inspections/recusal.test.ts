import { expect, test } from "vitest";
import { publishedReason, type RecusalFact, recusalsOf } from "./recusal.ts";

const fact = (over: Partial<RecusalFact>): RecusalFact => ({
  personId: "何",
  kind: "home",
  townshipId: "柳溪",
  villageId: null,
  detail: "",
  ...over,
});
const unit = (id: string, townshipId: string, villageId: string | null = id) => ({ id, townshipId, villageId });

test("a reason of a township keeps away from all its villages, one of a village from that alone", () => {
  const units = [unit("前柳庄", "柳溪"), unit("上梨峪", "柳溪"), unit("松坡", "松岭")];
  const away = (facts: RecusalFact[]) => recusalsOf(facts, units).map(({ unitId, kind }) => [unitId, kind]);
  expect(away([fact({})])).toEqual([
    ["前柳庄", "home"],
    ["上梨峪", "home"],
  ]);
  expect(away([fact({ kind: "kinship", villageId: "前柳庄" })])).toEqual([["前柳庄", "kinship"]]);
});

test("kin in a village keeps away from its township as a body", () => {
  const facts = [fact({ kind: "kinship", villageId: "前柳庄" })];
  expect(recusalsOf(facts, [unit("柳溪", "柳溪", null), unit("松岭", "松岭", null)])).toEqual([
    { inspectorId: "何", unitId: "柳溪", kind: "kinship" },
  ]);
});

test("two postings in one village are one reason; a team's unit id is not its village", () => {
  const twice = [
    fact({ kind: "posting", villageId: "前柳庄" }),
    fact({ kind: "posting", villageId: "前柳庄", detail: "前一次" }),
  ];
  expect(recusalsOf(twice, [unit("工作队", "柳溪", "前柳庄")])).toEqual([
    { inspectorId: "何", unitId: "工作队", kind: "posting" },
  ]);
});

test("what is published names neither kinship nor a reason written by hand", () => {
  expect(publishedReason.kinship).toBe(publishedReason.hand);
  expect(publishedReason.kinship).not.toMatch(/亲/);
});
