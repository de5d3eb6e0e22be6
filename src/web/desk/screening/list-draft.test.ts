import { expect, test } from "vitest";
import { emptyList, evidenceOf, listReasons, newItem } from "./list-draft.ts";

test("an empty list says all it needs", () => {
  expect(listReasons(emptyList("2026-11-22"))).toEqual([
    "清单代码应为 1 至 40 个英文字母、数字或者连字符。",
    "请填写清单名称。",
    "请填写发文单位。",
    "清单至少列一种情形。",
  ]);
});

test("a situation without a name, or named twice, is pointed out by its place", () => {
  const item = (name: string, code: string) => ({ code, name, meaning: "", evidence: [] });
  const list = {
    ...emptyList("2026-11-22"),
    code: "local",
    title: "本县清单",
    issuedBy: "县委组织部",
    items: [item("班子不全", "M01"), item(" ", "M02"), item("班子不全", "M03")],
  };
  expect(listReasons(list)).toEqual(["第 2 种情形没有写名称。", "“班子不全”列了不止一次。"]);
  expect(newItem(list.items).code).toBe("M04");
});

test("evidence is separated as it is written", () => {
  expect(evidenceOf("会议记录、公开栏照片， 信访台账；")).toEqual(["会议记录", "公开栏照片", "信访台账"]);
});
