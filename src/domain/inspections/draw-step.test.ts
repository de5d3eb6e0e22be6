import { expect, test } from "vitest";
import {
  abandonRefusals,
  commitRefusals,
  drawFlow,
  type DrawStatus,
  type DrawUnderWay,
  numberRefusals,
  revealRefusals,
} from "./draw-step.ts";

const officer = (accountId: string, revealed = false) => ({ accountId, commitment: `承诺${accountId}`, revealed });
const frozen: DrawUnderWay = { status: "frozen", publicSource: "", publicOn: null, publicNumber: "", officers: [] };
const committed: DrawUnderWay = { ...frozen, status: "committed", officers: [officer("甲"), officer("乙")] };
const numbered = { publicSource: "开奖号码", publicOn: "2026-11-23" };
const today = "2026-11-22";

test("two accounts commit, each once, neither with the other's commitment", () => {
  expect(commitRefusals(frozen, officer("甲"), today)).toEqual([]);
  const one = { ...frozen, officers: [officer("甲")] };
  expect(commitRefusals(one, officer("甲"), today)).toEqual(["committed-already"]);
  expect(commitRefusals(one, { accountId: "乙", commitment: "承诺甲" }, today)).toEqual(["commitment-copied"]);
  expect(commitRefusals(one, officer("乙"), today)).toEqual([]);
  expect(commitRefusals(committed, officer("丙"), today)).toEqual(["not-frozen"]);
});

test("with a public number nobody commits on its day or later, and it comes before any secret, once", () => {
  const draw = { ...frozen, ...numbered };
  expect(commitRefusals(draw, officer("甲"), "2026-11-22")).toEqual([]);
  expect(commitRefusals(draw, officer("甲"), "2026-11-23")).toEqual(["public-day-come"]);
  expect(numberRefusals(draw, true, "2026-11-23")).toEqual(["not-committed"]);
  const both = { ...committed, ...numbered };
  expect(revealRefusals(both, "甲", true)).toEqual(["number-missing"]);
  expect(numberRefusals(both, true, "2026-11-22")).toEqual(["number-early"]);
  expect(numberRefusals(both, false, "2026-11-23")).toEqual(["number-malformed"]);
  expect(numberRefusals(both, true, "2026-11-23")).toEqual([]);
  const given = { ...both, publicNumber: "04719" };
  expect(numberRefusals(given, true, "2026-11-24")).toEqual(["number-given"]);
  expect(revealRefusals(given, "甲", true)).toEqual([]);
  expect(numberRefusals(committed, true, today)).toEqual(["no-number-asked"]);
});

test("each reveals once, only what he committed to, and only when both have committed", () => {
  expect(revealRefusals({ ...frozen, officers: [officer("甲")] }, "甲", true)).toEqual(["not-committed"]);
  expect(revealRefusals(committed, "丙", true)).toEqual(["not-officer"]);
  expect(revealRefusals(committed, "甲", false)).toEqual(["secret-unfit"]);
  expect(revealRefusals(committed, "甲", true)).toEqual([]);
  const half = { ...committed, officers: [officer("甲", true), officer("乙")] };
  expect(revealRefusals(half, "甲", true)).toEqual(["revealed-already"]);
});

test("every step of an ended draw is refused, and what is drawn is never abandoned", () => {
  for (const status of ["drawn", "abandoned"] as const) {
    const draw = { ...committed, status };
    expect(abandonRefusals(draw)).toEqual(["ended"]);
    expect(commitRefusals(draw, officer("丙"), today)).toEqual(["ended"]);
    expect(numberRefusals(draw, true, today)).toEqual(["ended"]);
    expect(revealRefusals(draw, "甲", true)).toEqual(["ended"]);
  }
  expect([abandonRefusals(frozen), abandonRefusals(committed)]).toEqual([[], []]);
});

test("every arrow points at a state", () => {
  const states = Object.keys(drawFlow) as DrawStatus[];
  for (const state of states) for (const target of Object.values(drawFlow[state])) expect(states).toContain(target);
});
