import { expect, test } from "vitest";
import { type MergingFile, mergersOf } from "./merger.ts";

const file = (id: string, over: Partial<MergingFile> = {}): MergingFile => ({
  id,
  roundId: "r",
  listedId: id,
  status: "in-turnaround",
  openedOn: "2026-03-01",
  clockFrom: null,
  withdrawnOn: null,
  mergedIntoId: null,
  ...over,
});

test("a file alone in its round goes on as it is", () => {
  expect(mergersOf([file("a"), file("b", { roundId: "s" })], "new")).toEqual([]);
});

test("the successor's own file goes on, whichever is older", () => {
  const all = [file("a", { openedOn: "2026-08-01" }), file("b"), file("c", { openedOn: "2026-01-01" })];
  expect(mergersOf(all, "b")).toEqual([{ goesOn: "b", clockFrom: "2026-01-01", read: ["a", "c"] }]);
});

test("of those that come to a new village the last opened goes on and keeps the oldest clock", () => {
  const all = [file("a", { clockFrom: "2024-05-01" }), file("b", { openedOn: "2026-08-01" })];
  expect(mergersOf(all, "new")).toEqual([{ goesOn: "b", clockFrom: "2024-05-01", read: ["a"] }]);
});

test("the file least far along goes on, so that open work is never buried under finished work", () => {
  const done = (id: string, status: MergingFile["status"]) => file(id, { status, openedOn: "2026-08-01" });
  for (const status of ["self-assessed", "town-checked", "accepted", "delisted", "consolidation"] as const) {
    expect(mergersOf([file("a"), done("b", status)], "b")).toMatchObject([{ goesOn: "a", read: ["b"] }]);
    expect(mergersOf([done("b", status), done("c", status)], "b")).toMatchObject([{ goesOn: "b", read: ["c"] }]);
  }
  const all = [done("a", "consolidation"), done("b", "town-checked"), done("c", "accepted")];
  expect(mergersOf(all, "a")).toMatchObject([{ goesOn: "b" }]);
});

test("what is closed, relapsed, withdrawn or merged already stands aside", () => {
  const aside = [
    file("c", { status: "closed" }),
    file("d", { status: "relapsed" }),
    file("e", { withdrawnOn: "2026-06-01" }),
    file("f", { mergedIntoId: "x" }),
  ];
  expect(mergersOf([file("a"), ...aside], "new")).toEqual([]);
});
