import { expect, test } from "vitest";
import { valueText } from "./values.ts";

test("a code of the program is worded by the stage it was written in", () => {
  expect(valueText("opinion.write", "status", "keep")).toBe("同意列入");
  expect(valueText("assessment.write", "status", "draft")).toBe("填报中");
  expect(valueText("round.edit", "status", "draft")).toBe("拟定中");
  expect(valueText("grant.assign", "role", "township")).toBe("乡镇（街道）");
  expect(valueText("bulletin.write", "kind", "confirmation")).toBe("排查确定情况");
  expect(valueText("village.edit", "kind", "community")).toBe("社区");
  expect(valueText("township.edit", "kind", "town")).toBe("镇");
  expect(valueText("organisation.edit", "kind", "township")).toBe("乡镇（街道）");
  expect(valueText("organisation.edit", "level", "county")).toBe("县级");
  expect(valueText("case.write", "level", "county")).toBe("县级管理");
});

test("an officer's own text and a cell of a file stay as they are", () => {
  expect(valueText("case.write", "reason", "keep")).toBe("keep");
  expect(valueText("import.write", "from", "draft")).toBe("draft");
});
