import { expect, test } from "vitest";
import { applies, evidenceAsked, type GateTerms } from "./gate-rule.ts";

const terms: GateTerms = {
  by: "county",
  exceptKinds: ["other"],
  exceptClasses: ["household"],
  days: 5,
  counted: "working",
  evidence: [
    { name: "开工令", kinds: [], funds: [], file: "optional", basis: "" },
    { name: "环评批复", kinds: ["industry"], funds: [], file: "optional", basis: "" },
    { name: "资金使用承诺", kinds: [], funds: ["provincial-team"], file: "optional", basis: "" },
  ],
};
const names = (kind: "industry" | "other", funds: string[]) =>
  evidenceAsked(terms, kind, funds).map(({ name }) => name);

test("a gate does not apply to the kinds and classes the county leaves out", () => {
  expect(applies(terms, { kind: "industry", assetClass: "operating" })).toBe(true);
  expect(applies(terms, { kind: "other", assetClass: "operating" })).toBe(false);
  expect(applies(terms, { kind: "industry", assetClass: "household" })).toBe(false);
});

test("papers are asked for by the kind of project and by the money that is in it", () => {
  expect(names("other", [])).toEqual(["开工令"]);
  expect(names("industry", ["county-matching"])).toEqual(["开工令", "环评批复"]);
  expect(names("industry", ["provincial-team", "donation"])).toEqual(["开工令", "环评批复", "资金使用承诺"]);
});
