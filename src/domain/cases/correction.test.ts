import { expect, test } from "vitest";
import { correctionOf, type RoundFile } from "./correction.ts";

const today = "2026-11-22";
const file = (id: string, over: Partial<RoundFile> = {}): RoundFile => ({
  id: `file of ${id}`,
  roundId: "r",
  villageId: id,
  listedId: id,
  status: "in-turnaround",
  openedOn: "2026-03-01",
  clockFrom: null,
  withdrawnOn: null,
  mergedIntoId: null,
  ...over,
});
const told = (files: readonly RoundFile[], ...villages: string[]) => {
  const named = villages.map((villageId) => ({ villageId, level: "county" as const }));
  const { kept, ...rest } = correctionOf(files, named, today);
  return { ...rest, kept: kept.map(({ id }) => id) };
};
const nothing = { withdrawn: [], freed: [], mergers: [], toOpen: [], kept: [] };
const a = file("a", { villageId: "s" });
const b = file("b", { villageId: "s", mergedIntoId: a.id });

test("a new village is opened, a kept one kept, one no longer named withdrawn", () => {
  expect(told([file("a"), file("b")], "b", "c")).toEqual({
    ...nothing,
    withdrawn: ["file of a"],
    kept: ["file of b"],
    toOpen: ["c"],
  });
});

test("a file answers to the village it was listed under and to the successor it lies in now", () => {
  expect(told([a], "s")).toEqual({ ...nothing, kept: [a.id] });
  expect(told([a], "a")).toEqual({ ...nothing, kept: [a.id] });
  expect(told([a, b], "s")).toEqual({ ...nothing, kept: [a.id, b.id] });
  expect(told([a, b])).toEqual({ ...nothing, withdrawn: [a.id, b.id] });
});

test("what is finished under the successor is no file for it", () => {
  expect(told([{ ...a, status: "closed" }], "s")).toMatchObject({ toOpen: ["s"] });
  expect(told([{ ...a, status: "closed" }], "a")).toMatchObject({ toOpen: [] });
});

test("a file that went into one that is withdrawn stands for itself again; of several one goes on", () => {
  expect(told([a, b], "b")).toEqual({ ...nothing, withdrawn: [a.id], kept: [b.id], freed: [b.id] });
  const c = file("c", { villageId: "s", mergedIntoId: a.id, openedOn: "2026-04-01" });
  expect(told([a, b, c], "b", "c")).toMatchObject({
    withdrawn: [a.id],
    freed: [c.id],
    mergers: [{ goesOn: c.id, read: [b.id], clockFrom: "2026-03-01" }],
  });
});

test("a withdrawn file that is named again does not stand beside the one at work in its village", () => {
  const off = { ...a, withdrawnOn: "2026-10-01" };
  const on = { ...b, mergedIntoId: null, openedOn: "2026-05-01" };
  expect(told([off, on], "a", "b")).toMatchObject({
    kept: [a.id, b.id],
    mergers: [{ goesOn: b.id, read: [a.id] }],
  });
});
