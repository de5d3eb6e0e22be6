import { expect, test } from "vitest";
import { circularHead } from "./letterhead.ts";

test("a round that names its villages does not name them twice", () => {
  expect(circularHead("confirmation", { county: "青岚县", round: "第三轮薄弱村整顿" }).title).toBe(
    "关于第三轮薄弱村排查确定情况的通报",
  );
});

test("the head follows the kind of county", () => {
  expect(circularHead("confirmation", { county: "滨水区", round: "第三轮" })).toMatchObject({
    title: "关于第三轮软弱涣散村党组织排查确定情况的通报",
    issuer: "中共滨水区委组织部",
    recipients: expect.stringContaining("区直有关部门单位") as string,
  });
});

test("a circular on progress says so", () =>
  expect(circularHead("progress", { county: "青岚县", round: "第三轮" }).title).toBe(
    "关于第三轮软弱涣散村党组织整顿进展情况的通报",
  ));
