import { expect, test } from "vitest";
import { handlingRefusals, type ReplyFacts, replyKinds, replyRefusals, replyStand } from "./reply.ts";

const facts: ReplyFacts = {
  today: "2026-11-22",
  publishedOn: "2026-11-20",
  replyBy: "2026-11-25",
  saidOn: "2026-11-22",
  byCounty: false,
  concerned: true,
  answered: false,
  praised: false,
};
const late = { ...facts, today: "2026-11-26", saidOn: "2026-11-26" };
const county = { ...facts, byCounty: true };

test("the named explains within the window, about itself alone", () => {
  expect(replyRefusals("written", facts)).toEqual([]);
  expect(replyRefusals("written", { ...facts, today: "2026-11-25" })).toEqual([]);
  expect(replyRefusals("written", late)).toEqual(["window-closed"]);
  expect(replyRefusals("written", { ...facts, concerned: false })).toEqual(["not-concerned"]);
  expect(replyRefusals("written", { ...facts, publishedOn: null, replyBy: null })).toEqual(["not-published-yet"]);
});

test("the county writes down what it is told, also after the window", () => {
  expect(replyRefusals("recorded", { ...late, byCounty: true })).toEqual([]);
  expect(replyRefusals("recorded", facts)).toEqual(["only-county-records"]);
  expect(replyRefusals("written", county)).toEqual(["county-records-only"]);
});

test("nothing said is written down once the window is over", () => {
  expect(replyRefusals("none", county)).toEqual(["window-open"]);
  expect(replyRefusals("none", { ...late, byCounty: true })).toEqual([]);
  expect(replyRefusals("none", { ...late, byCounty: true, answered: true })).toEqual(["answered-already"]);
});

test("nobody explained before it was published, or in days to come", () => {
  expect(replyRefusals("recorded", { ...county, saidOn: "2026-11-19" })).toEqual(["said-before-publishing"]);
  expect(replyRefusals("recorded", { ...county, saidOn: "2026-11-23" })).toEqual(["said-in-future"]);
});

test("a good example is asked for nothing", () => {
  for (const kind of replyKinds)
    expect(replyRefusals(kind, { ...facts, replyBy: null, praised: true })).toEqual(["praised"]);
  expect(replyStand({ tone: "praise", replyBy: null, replies: [] }, "2026-11-22")).toBe("好的做法，不需要说明情况");
});

test("what was said is answered once, and silence is not", () => {
  expect(handlingRefusals({ kind: "written", handling: "" })).toEqual([]);
  expect(handlingRefusals({ kind: "recorded", handling: "情况属实。" })).toEqual(["handled-already"]);
  expect(handlingRefusals({ kind: "none", handling: "" })).toEqual(["nothing-said"]);
});

test("where it stands is said in one sentence", () => {
  expect(replyStand({ tone: "fault", replyBy: "2026-11-25", replies: [] }, "2026-11-22")).toBe(
    "可在2026年11月25日以前（含当日）说明情况",
  );
  expect(replyStand({ tone: "fault", replyBy: "2026-11-25", replies: [] }, "2026-11-26")).toBe(
    "截至2026年11月25日未收到说明",
  );
  expect(replyStand({ tone: "fault", replyBy: "2026-11-25", replies: [{ kind: "none" }] }, "2026-11-26")).toBe(
    "截至2026年11月25日未收到说明",
  );
  expect(replyStand({ tone: "fault", replyBy: "2026-11-25", replies: [{ kind: "recorded" }] }, "2026-11-26")).toBe(
    "已说明情况",
  );
  expect(replyStand({ tone: "fault", replyBy: null, replies: [] }, "2026-11-26")).toBe("印发后可以说明情况");
});
