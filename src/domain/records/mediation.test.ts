import { expect, test } from "vitest";
import { textFor } from "./mediation.ts";

test("what a mediation says is for county, township and team; everything else is for all", () => {
  const said = { kind: "mediation", text: "两家为地界争执" } as const;
  for (const role of ["county", "township", "team"] as const) expect(textFor({ role }, said)).toBe(said.text);
  for (const role of ["province", "city", "unit", "inspector"] as const) {
    expect(textFor({ role }, said)).toBe("内容仅限县级专班、乡镇（街道）和本队查看");
    expect(textFor({ role }, { ...said, kind: "help" })).toBe(said.text);
    expect(textFor({ role }, { ...said, text: "" })).toBe("");
  }
});
