import { hash } from "node:crypto";
import { expect, test } from "vitest";
import { drawSample, sampleSeed, sampleText } from "./finding-sample.ts";

const sha256 = (message: Uint8Array | string) => hash("sha256", message, "buffer");
const frame = {
  countyId: "99-qinglan",
  month: "2026-11-01",
  percent: 20,
  atLeast: 2,
  months: 3,
  findings: Array.from({ length: 20 }, (_, i) => ({ id: `f${i}`, number: i + 1, closedOn: "2026-08-01" })),
};

test("whatever order the findings arrive in, the same frame and the same sample", () => {
  const [one, other] = [frame, { ...frame, findings: frame.findings.toReversed() }].map((f) =>
    drawSample(f, "00", sha256),
  );
  expect(other!.text).toBe(one!.text);
  expect(other!.drawn).toEqual(one!.drawn);
  expect(one!.drawn).toHaveLength(4);
  expect(one!.text).toBe(sampleText(frame));
});

test("another seal, or one closing more, and it is another sample", () => {
  const drawn = (seal: string, findings = frame.findings) =>
    drawSample({ ...frame, findings }, seal, sha256).drawn.map(({ id }) => id);
  expect(drawn("01")).not.toEqual(drawn("02"));
  expect(drawn("01", frame.findings.slice(1))).not.toEqual(drawn("01"));
  expect(sampleSeed(sha256, "aa", "bb")).toBe(hash("sha256", "aabb"));
});
