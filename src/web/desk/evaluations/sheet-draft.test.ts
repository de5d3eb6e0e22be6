import { expect, test } from "vitest";
import { cellOf, filledOf, pasted, withCell } from "./sheet-draft.ts";

const row = (name: string, over: object = {}) => ({
  subjectId: name,
  name,
  township: "柳溪镇",
  open: true,
  content: null,
  reason: "",
  version: 0,
  ...over,
});
const rows = [
  row("甲村"),
  row("乙村", { open: false }),
  row("丙村", { content: { points: 750 }, reason: "已看", version: 2 }),
];

test("a block from a spreadsheet fills the cells below, and a closed line keeps what it has", () => {
  const draft = pasted({}, "score", rows, { row: 0, column: 0 }, "8\t现场查看\r\n9\t查看\r\n6.5\t群众座谈\r\n");
  expect(filledOf(draft, "score", "c5.1", rows)).toEqual({
    inputs: [
      { kind: "score", item: "c5.1", subjectId: "甲村", version: 0, points: 800, reason: "现场查看" },
      { kind: "score", item: "c5.1", subjectId: "丙村", version: 2, points: 650, reason: "群众座谈" },
    ],
    unfinished: [],
  });
});

test("what is kept is shown in points, and a line without a reason is not sent", () => {
  expect(cellOf({}, rows[2]!, "points")).toBe("7.5");
  const draft = withCell({}, "甲村", "points", "8");
  expect(filledOf(draft, "score", "c5.1", rows)).toEqual({ inputs: [], unfinished: ["甲村"] });
  expect(filledOf(withCell(draft, "甲村", "reason", "  "), "score", "c5.1", rows).unfinished).toEqual(["甲村"]);
});
