import { expect, test } from "vitest";
import {
  cellNote,
  draftOfAssessment,
  nextOpen,
  saveReasons,
  submitReasons,
  valuesOf,
  wholeOf,
} from "./assess-draft.ts";
import type { Assessment, Indicator } from "./contract-types.ts";

const indicator = (name: string): Indicator => ({
  code: name,
  name,
  unit: "件",
  direction: "higher-worse",
  min: 0,
  max: 50,
  weight: 5_000,
});
const indicators = [indicator("信访件数"), indicator("缺职月数")];

const row = (villageId: string, change: Partial<Assessment> = {}): Assessment => ({
  villageId,
  village: villageId,
  townshipId: "t",
  township: "柳溪镇",
  status: "waiting",
  values: [],
  manifestations: [],
  note: "",
  returnReason: "",
  version: 0,
  updatedAt: "",
  can: { write: true, submit: true, return: false, markMissing: false },
  ...change,
});
const cell = (text: string, absent = false) => ({ text, absent });
const draft = (...cells: ReturnType<typeof cell>[]) => ({ cells, manifestations: [], note: "" });

test.each([
  ["", null],
  ["12", 12],
  ["１，２００", 1200],
  ["-3", -3],
  ["约20", NaN],
  ["3.5", NaN],
])("%j is taken as %s", (text, value) => {
  expect(wholeOf(text)).toBe(value);
});

test("an empty box of a draft is unfilled, one of a village handed in is said to be missing", () => {
  const open = draftOfAssessment(row("v", { status: "draft", values: [3, null] }), indicators);
  const sent = draftOfAssessment(row("v", { status: "returned", values: [3, null] }), indicators);
  expect(open.cells[1]).toEqual({ text: "", absent: false });
  expect(sent.cells[1]).toEqual({ text: "", absent: true });
  expect(valuesOf(sent)).toEqual([3, null]);
});

test("a figure beyond the span is kept and counts as its end; text is a mistake", () => {
  expect(cellNote(cell("70"), indicators[0]!)).toEqual({
    wrong: false,
    sentence: "超出 0 至 50件，计分时按 50件计。",
  });
  expect(cellNote(cell("多"), indicators[0]!)?.wrong).toBe(true);
  expect(cellNote(cell("50"), indicators[0]!)).toBeNull();
  expect(saveReasons(draft(cell("多"), cell("")), indicators)).toEqual(["“信访件数”应填写整数。"]);
});

test("a forgotten box holds the form back; one said to be missing does not, unless all are", () => {
  expect(submitReasons(draft(cell("3"), cell("")), indicators)).toEqual([
    "“缺职月数”没有填写；确实没有数据的，请勾选“暂缺”。",
  ]);
  expect(submitReasons(draft(cell("3"), cell("", true)), indicators)).toEqual([]);
  expect(submitReasons(draft(cell("", true), cell("", true)), indicators)).toEqual(["各项数值均为暂缺，不能上报。"]);
});

test("the next village is the next untouched one, then a draft, never one handed in", () => {
  const shut = { write: false, submit: false, return: false, markMissing: false };
  const rows = [
    row("甲", { status: "draft" }),
    row("乙"),
    row("丙", { status: "submitted", can: shut }),
    row("丁", { status: "returned" }),
  ];
  expect(nextOpen(rows, "乙")).toBe("丁");
  expect(nextOpen(rows, "丁")).toBe("乙");
  expect(nextOpen([rows[0]!, rows[2]!], "丙")).toBe("甲");
  expect(nextOpen([rows[2]!], "丙")).toBeUndefined();
});
