import { hash } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import { drawRemeasured, readRemeasureText, remeasureDrawRefusals, remeasureText, samplesMeet } from "./drawing.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const project = (i: number, amountFen = 10_000_000) => ({
  id: `p${i}`,
  number: `2025-${i}`,
  acceptedOn: "2025-09-01",
  amountFen,
});
const frame = {
  countyId: "99-qinglan",
  sampleId: "s1",
  from: "2025-01-01",
  until: "2025-12-31",
  townshipId: "",
  kind: "",
  largeFen: 100_000_000,
  largePercent: 50,
  otherPercent: 10,
  atLeast: 2,
  projects: [
    ...Array.from({ length: 40 }, (_, i) => project(i)),
    ...Array.from({ length: 6 }, (_, i) => project(100 + i, 100_000_000)),
  ],
};

test("what is frozen is read back as it was, in whatever order the projects came", () => {
  const text = remeasureText({ ...frame, projects: frame.projects.toReversed() });
  expect(text).toBe(remeasureText(frame));
  expect(remeasureText(readRemeasureText(text)!)).toBe(text);
});

test("a frame with one sign altered, a line more or a line less is no frame, or another draw", () => {
  const text = remeasureText(frame);
  expect(readRemeasureText(text.replace("end\n", ""))).toBeUndefined();
  expect(readRemeasureText(`${text}project\tp9\t2025-9\t2025-09-01\t1\n`)).toBeUndefined();
  expect(drawRemeasured(text.replace("2025-17\t", "2025-71\t"), "aa", sha256)!.seed).not.toBe(
    drawRemeasured(text, "aa", sha256)!.seed,
  );
});

test("large projects are drawn by their own share, the others by theirs, at least so many of each", () => {
  const strata = drawRemeasured(remeasureText(frame), "aa", sha256)!.drawn.map(({ stratum }) => stratum);
  expect(strata).toEqual(["large", "large", "large", "other", "other", "other", "other"]);
  const few = { ...frame, projects: frame.projects.slice(0, 3) };
  expect(drawRemeasured(remeasureText(few), "aa", sha256)!.drawn).toHaveLength(2);
});

test("one seal, one sample; another seal, another; nobody is drawn twice", () => {
  const ids = (seal: string) => drawRemeasured(remeasureText(frame), seal, sha256)!.drawn.map(({ id }) => id);
  expect(ids("01")).toEqual(ids("01"));
  expect(ids("01")).not.toEqual(ids("02"));
  fc.assert(fc.property(fc.stringMatching(/^[0-9a-f]{4}$/), (seal) => new Set(ids(seal)).size === ids(seal).length));
});

test("a period is drawn once: not again, not with a day more, not for one township of it", () => {
  const whole = { from: "2025-01-01", until: "2025-12-31", townshipId: "", kind: "" };
  expect(remeasureDrawRefusals(frame, [], "2026-11-22")).toEqual([]);
  expect(remeasureDrawRefusals(frame, [whole], "2026-11-22")).toEqual(["period-drawn"]);
  expect(samplesMeet({ ...whole, from: "2025-12-31", until: "2026-03-31", townshipId: "t1" }, whole)).toBe(true);
  expect(samplesMeet({ ...whole, townshipId: "t1" }, { ...whole, townshipId: "t2" })).toBe(false);
  expect(samplesMeet({ ...whole, kind: "industry" }, { ...whole, townshipId: "t2" })).toBe(true);
  expect(samplesMeet({ ...whole, from: "2026-01-01", until: "2026-03-31" }, whole)).toBe(false);
});

test("a period that is not over, or turned round, or without an accepted project is not drawn", () => {
  expect(remeasureDrawRefusals({ ...frame, until: "2026-11-22" }, [], "2026-11-22")).toEqual(["period-not-over"]);
  expect(remeasureDrawRefusals({ ...frame, until: "2024-12-31" }, [], "2026-11-22")).toEqual(["period-reversed"]);
  expect(remeasureDrawRefusals({ ...frame, projects: [] }, [], "2026-11-22")).toEqual(["nothing-accepted"]);
});
